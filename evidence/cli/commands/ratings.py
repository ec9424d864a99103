"""``evidence ratings``: show how a claim was rated, by whom and when."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option


@click.command()
@click.argument("claim")
@format_option()
@pass_app
def command(app: App, claim: str, format_: str) -> None:
    """List every rating of CLAIM, the oldest first.

    A claim's confidence is the latest rating of each rater under each scheme;
    disagreement is shown, never averaged.
    """
    from evidence.cli.claim_texts import rating_record
    from evidence.services.claims import show_claim

    with app.reader() as session:
        found = show_claim(session, claim)
    current = {rating.name for rating in found.current_ratings}
    rows = [rating_record(each, current=each.name in current) for each in found.ratings]
    emit(rows, format_, name="ratings", empty=f"{found.name} was never rated.")
