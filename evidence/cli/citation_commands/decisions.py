"""``evidence citations decisions``: list what was decided, and what holds of it."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option


@click.command()
@click.argument("name", required=False)
@format_option()
@pass_app
def command(app: App, name: str | None, format_: str) -> None:
    """List the decisions on citations, of the manuscript NAME or of all.

    One whose words have changed since is not applied: it is not held to be a decision
    on the new words.
    """
    from evidence.cli.decision_texts import decision_record
    from evidence.services.decisions import list_all

    with app.reader() as session:
        rows = [decision_record(each) for each in list_all(session, name)]
    emit(rows, format_, name="decisions", empty="No citation was decided.")
