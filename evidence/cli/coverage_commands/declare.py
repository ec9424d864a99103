"""``evidence coverage declare``: declare a sentence opinion or own knowledge."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.claim_options import anchor_options
from evidence.cli.output import by_option, clean, write


@click.command()
@click.argument("name")
@click.argument("quote")
@click.option(
    "--ground",
    required=True,
    type=click.Choice(("opinion", "own-knowledge")),
    help="On what ground it needs no source.",
)
@click.option("--reason", required=True, help="Why it needs none.")
@anchor_options
@by_option
@pass_app
def command(app: App, /, name: str, quote: str, by: str | None, **given: str) -> None:
    """Declare that the sentence of NAME which holds the words QUOTE needs no source.

    The whole sentence is anchored, and the declaration holds while its words do.
    """
    from evidence.cli.claim_options import quote as quoted
    from evidence.cli.coverage_texts import declaration_sentence
    from evidence.services.declarations import DeclarationDraft, declare

    ground, reason = given.pop("ground"), given.pop("reason")
    words = quoted({"quote": quote, **given})["quote"]
    draft = DeclarationDraft(name, words, ground, reason)
    with app.writer("coverage declare", by=by, judgement=True) as session:
        made = declare(session, draft)
    write(clean(declaration_sentence(made)))
