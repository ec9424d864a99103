"""``evidence coverage declarations``: list what is declared, and what holds of it."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option


@click.command()
@click.argument("name", required=False)
@format_option()
@pass_app
def command(app: App, name: str | None, format_: str) -> None:
    """List the declarations, of the manuscript NAME or of all."""
    from evidence.cli.coverage_texts import declaration_record
    from evidence.services.declarations import list_all

    with app.reader() as session:
        rows = [declaration_record(each) for each in list_all(session, name)]
    emit(rows, format_, name="declarations", empty="Nothing is declared.")
