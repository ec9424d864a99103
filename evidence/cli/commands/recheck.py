"""``evidence recheck``: look whether sources still say what their kept copies say."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import DefaultGroup


@click.group(
    cls=DefaultGroup,
    folder="recheck_commands",
    default="run",
    options_metavar="[KEY...] [OPTIONS]",
)
def command() -> None:
    """Look at the addresses of kept copies again, and decide about what differs.

    Without a command, evidence recheck run: it lists what is due, and asks the network
    only with --online.
    """
