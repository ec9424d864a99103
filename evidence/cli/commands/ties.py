"""``evidence ties``: list the evidence, all of it or what an expression chooses."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option
from evidence.cli.where_options import chosen, where_option


@click.command()
@click.argument("manuscript", required=False)
@where_option("stance = contradicts and answer = ''")
@format_option()
@pass_app
def command(app: App, manuscript: str | None, where: str | None, format_: str) -> None:
    """List the evidence of the claims, or of those of one MANUSCRIPT."""
    from evidence.cli.claim_texts import tie_row
    from evidence.services.claim_listing import evidence_listed

    with app.reader() as session:
        names = chosen(app, session, "evidence", where)
        listed = evidence_listed(session, manuscript=manuscript, names=names)
        rows = [tie_row(tie) for tie in listed]
    emit(rows, format_, name="evidence", empty="There is no such evidence.")
