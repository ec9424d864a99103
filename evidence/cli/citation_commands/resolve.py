"""``evidence citations resolve``: decide which source a printed citation means."""

from __future__ import annotations

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, clean, emit_json, format_option, write


@click.command()
@click.argument("name")
@click.argument("item")
@click.argument("key")
@click.option("--reason", default="", help="Why it is this source.")
@click.option("--all", "every", is_flag=True, help="All items that are printed so.")
@by_option
@format_option("text", "json")
@pass_app
def command(app: App, /, by: str | None, format_: str, **given: str) -> None:
    """Decide that ITEM, cited in the manuscript NAME, is the source KEY.

    ITEM is its printed text ('Smith 2019a'), its LINE:COLUMN in the file, or @NUMBER as
    evidence citations counts. The decision is kept with what stands around the item,
    and holds in later revisions while its words do.
    """
    from evidence.cli.decision_texts import decision_record, decision_sentence
    from evidence.services.decisions import DecisionDraft, decide

    draft = DecisionDraft(
        manuscript=given["name"],
        item=given["item"],
        key=given["key"],
        reason=given["reason"],
        every=bool(given["every"]),
    )
    with app.writer("citations resolve", by=by, judgement=True) as session:
        made = decide(session, draft)
    if format_ == "json":
        emit_json({"decisions": [decision_record(each) for each in made]})
        return
    for each in made:
        write(clean(decision_sentence(each)))
