"""``evidence citations``: show what a text cites, and decide which source is meant."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import DefaultGroup


@click.group(
    cls=DefaultGroup,
    folder="citation_commands",
    default="list",
    options_metavar="[NAME|FILE] [OPTIONS]",
)
def command() -> None:
    """List the citations of a manuscript, and decide which source one means.

    Without a command the citations are listed: evidence citations NAME, or evidence
    citations FILE --bibliography refs.bib, is short for evidence citations list …
    """
