"""``evidence coverage``: show which checkable sentences are tied to evidence."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import DefaultGroup


@click.group(
    cls=DefaultGroup,
    folder="coverage_commands",
    default="report",
    options_metavar="[NAME] [OPTIONS]",
)
def command() -> None:
    """Show which checkable sentences of a manuscript are tied to evidence.

    Without a command the coverage is reported: evidence coverage NAME --fail-under 95
    is short for evidence coverage report NAME --fail-under 95.
    """
