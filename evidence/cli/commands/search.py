"""``evidence search``: search claims, evidence and sources for words."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import emit, format_option
from evidence.cli.where_options import chosen, where_option


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How many of a kind to show.",
)
@where_option("topic = trade and not rated")
@format_option()
@pass_app
def command(
    app: App, words: tuple[str, ...], limit: int, where: str | None, format_: str
) -> None:
    """Find claims, evidence and sources that hold all WORDS.

    A word also finds longer ones that begin with it; nothing in WORDS is an operator.
    With --where, claims for which it holds, their evidence and its sources.
    """
    from dataclasses import asdict

    from evidence.services.search import search

    with app.reader() as session:
        claims = chosen(app, session, "claims", where)
        hits = search(session, " ".join(words), limit=limit, claims=claims)
    emit(
        [asdict(hit) for hit in hits],
        format_,
        name="hits",
        empty="Nothing in the ledger holds these words.",
    )
