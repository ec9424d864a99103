"""``evidence ratings``: show how claims were rated, by whom and when."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option
from evidence.cli.where_options import chosen, one_or_many, where_option


@click.command()
@click.argument("claim", required=False)
@where_option("current and rating.admiralty < C3")
@format_option()
@pass_app
def command(app: App, claim: str | None, where: str | None, format_: str) -> None:
    """List every rating of CLAIM, or those chosen by --where, the oldest first.

    A claim's confidence is the latest rating of each rater under each scheme;
    disagreement is shown, never averaged.
    """
    from evidence.cli.claim_texts import rating_record, rating_rows
    from evidence.services.claims import show_claim
    from evidence.services.rating_listing import ratings_listed

    one_or_many(claim, where, dry_run=False)
    with app.reader() as session:
        if claim is not None:
            found = show_claim(session, claim)
            rows = rating_rows(found)
            empty = f"{found.name} was never rated."
        else:
            fitting = chosen(app, session, "ratings", where) or frozenset()
            rows = [
                {"claim": each.claim} | rating_record(each.rating, current=each.current)
                for each in ratings_listed(session, fitting)
            ]
            empty = "There are no such ratings."
    emit(rows, format_, name="ratings", empty=empty)
