"""``evidence citations undecide``: take a decision on a citation back."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, clean, write


@click.command()
@click.argument("decision")
@by_option
@pass_app
def command(app: App, decision: str, by: str | None) -> None:
    """Take back DECISION, as evidence citations decisions names it (d-…).

    Its item is resolved by the program again; the journal keeps the decision.
    """
    from evidence.services.decisions import undecide

    with app.writer("citations undecide", by=by, judgement=True) as session:
        gone = undecide(session, decision)
    write(clean(f"{gone.name}: “{gone.item}” is no longer decided to be {gone.key}"))
