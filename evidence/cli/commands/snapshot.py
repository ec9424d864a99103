"""``evidence snapshot``: keep copies of sources, their text, and their integrity."""

from __future__ import annotations

import click

from evidence.cli.lazy_group import LazyGroup


@click.group(cls=LazyGroup, folder="snapshot_commands")
def command() -> None:
    """Keep copies of sources: of pages, files, letters and talks.

    The copies lie beside the ledger, named by their SHA-256; the ledger says what each
    is, where it came from, who took it and when.
    """
