"""``evidence passages``: suggest passages for a claim, and pin quotations to copies."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import DefaultGroup


@click.group(
    cls=DefaultGroup,
    folder="passage_commands",
    default="suggest",
    options_metavar="CLAIM [KEY] [OPTIONS]",
)
def command() -> None:
    """Suggest passages for a claim, and pin quotations to the kept copies of sources.

    Without a command, evidence passages suggest CLAIM [KEY].
    """
