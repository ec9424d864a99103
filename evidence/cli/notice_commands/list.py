"""``evidence notices list``: list what was published about the ledger's sources."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option


@click.command()
@click.option(
    "--affected",
    is_flag=True,
    help="Only notices that stand: not taken back, not overtaken by a retraction.",
)
@format_option()
@pass_app
def command(app: App, affected: bool, format_: str) -> None:
    """List the notices about the ledger's sources, with what became of each."""
    from evidence.cli.notice_texts import notice_record, tell_tables
    from evidence.services.notices import list_notices, list_tables

    today = app.today()
    with app.reader() as session:
        listed = list_notices(session, today=today)
        tables = list_tables(session)
    rows = [notice_record(each) for each in listed if each.stands or not affected]
    emit(rows, format_, name="notices", empty="No notice is about a source.")
    tell_tables(tables, today)
