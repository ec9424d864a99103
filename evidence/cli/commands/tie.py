"""``evidence tie``: say what a source has to say to a claim."""

from __future__ import annotations

from typing import Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.claim_options import stated_options
from evidence.cli.output import by_option, clean, emit_json, format_option, write


@click.command()
@click.argument("claim")
@click.argument("source", metavar="KEY")
@click.option(
    "--stance",
    type=click.Choice(("supports", "partly", "contradicts", "context")),
    default="supports",
    show_default=True,
    help="How the source bears on the claim.",
)
@click.option("--page", default="", help="The page as printed.")
@click.option("--quote", "quotation", default="", help="The source's own words.")
@stated_options
@click.option("--via", metavar="KEY", help="The source that was read instead.")
@click.option("--second-hand", is_flag=True, help="The source itself was not read.")
@click.option("--unseen", is_flag=True, help="The passage was not seen.")
@click.option("--note", default="", help="What the source says, in your words.")
@click.option("--answer", default="", help="What is answered to a contradiction.")
@by_option
@format_option("text", "json")
@pass_app
def command(app: App, /, by: str | None, format_: str, **given: Any) -> None:
    """Tie CLAIM to the source KEY, with figures and members as the source gives them.

    The same source tied again is a further piece of evidence.
    """
    from dataclasses import asdict

    from evidence.cli.claim_options import stated
    from evidence.services.ties import TieDraft, tie

    draft = TieDraft(**stated(given))
    with app.writer("tie", by=by, judgement=True) as session:
        tied = tie(session, draft)
    if format_ == "json":
        emit_json({"evidence": asdict(tied)})
        return
    more = f" ({tied.count} from this source)" if tied.count > 1 else ""
    write(clean(f"{tied.evidence}: {tied.claim} {draft.stance} {tied.source}{more}"))
