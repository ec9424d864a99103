"""``evidence passages suggest``: find passages that bear on a claim, and say why."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, format_option, progress


@click.command()
@click.argument("claim")
@click.argument("source", metavar="[KEY]", required=False)
@click.option("--any", "everything", is_flag=True, help="In the copies of any source.")
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    help="How many passages at most.",
)
@click.option(
    "--tie", type=click.IntRange(min=1), metavar="N", help="Tie CLAIM to passage N."
)
@click.option(
    "--stance",
    type=click.Choice(("supports", "partly", "contradicts", "context")),
    default="supports",
    show_default=True,
    help="With --tie: how the passage bears on the claim.",
)
@by_option
@format_option("text", "json")
@pass_app
def command(
    app: App,
    claim: str,
    source: str | None,
    everything: bool,
    limit: int,
    tie: int | None,
    stance: str,
    by: str | None,
    format_: str,
) -> None:
    """Suggest passages for CLAIM from its sources' kept copies, or those of KEY.

    Its sources are those that it is tied to; if it is tied to none, those that it, or
    its sentence, cites. They are looked for by the claim's numbers, its names and
    its rare words, with what was found. That a passage is listed is no verdict: read it
    before you tie it.
    """
    from evidence.cli.passage_texts import tell_suggestions, tell_tied
    from evidence.cli.passage_tying import tie_passage
    from evidence.services.passages.suggesting import find_search, suggest

    with app.reader() as session:
        wanted = find_search(session, claim, source, everything=everything)
    with progress("reading"):
        found = suggest(lambda: app.store, wanted, limit=max(limit, tie or 0))
    if tie is None:
        tell_suggestions(wanted.claim, found, format_=format_)
        return
    told = tie_passage(app, wanted.claim, found, tie, by=by, stance=stance)
    tell_tied(*told, format_=format_)
