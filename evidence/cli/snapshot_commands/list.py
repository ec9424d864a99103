"""``evidence snapshot list``: list the kept copies, of all sources or of one."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option


@click.command()
@click.argument("key", required=False)
@format_option()
@pass_app
def command(app: App, key: str | None, format_: str) -> None:
    """List the snapshots, or those of the source KEY, oldest first."""
    from evidence.cli.snapshot_texts import line_of
    from evidence.services.snapshots.listing import list_shown

    with app.reader() as session:
        rows = [line_of(each) for each in list_shown(session, key)]
    emit(rows, format_, name="snapshots", empty="No copy of a source is kept.")
