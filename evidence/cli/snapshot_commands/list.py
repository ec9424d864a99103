"""``evidence snapshot list``: list the kept copies, of all sources or of one."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option
from evidence.cli.where_options import chosen, where_option


@click.command()
@click.argument("key", required=False)
@where_option("media_type = application/pdf and taken < 2026")
@format_option()
@pass_app
def command(app: App, key: str | None, where: str | None, format_: str) -> None:
    """List the snapshots, or those of the source KEY, oldest first."""
    from evidence.cli.snapshot_texts import line_of
    from evidence.services.snapshots.listing import list_shown

    with app.reader() as session:
        fitting = chosen(app, session, "snapshots", where)
        rows = [
            line_of(each)
            for each in list_shown(session, key)
            if fitting is None or each.snapshot.public_id in fitting
        ]
    emit(rows, format_, name="snapshots", empty="No copy of a source is kept.")
