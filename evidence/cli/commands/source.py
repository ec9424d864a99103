"""``evidence source``: import, edit, check, cite and export the bibliography."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import LazyGroup


@click.group(cls=LazyGroup, folder="source_commands")
def command() -> None:
    """Keep the bibliography: import, edit, check, cite and export sources."""
