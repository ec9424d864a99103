"""``evidence tie``: say what a source has to say to a claim."""

from __future__ import annotations

from typing import Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.claim_options import stated_options
from evidence.cli.output import by_option, format_option
from evidence.cli.passage_options import find_quotation, place_options


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
@place_options
@by_option
@format_option("text", "json")
@pass_app
def command(app: App, /, by: str | None, format_: str, **given: Any) -> None:
    """Tie CLAIM to the source KEY, with figures and members as the source gives them.

    A quotation is looked for in the kept copies of the source: one that is not there,
    or stands there otherwise, is refused with the difference. The page is filled in.
    The same source tied again is a further piece of evidence.
    """
    from evidence.cli.claim_options import stated
    from evidence.cli.passage_texts import tell_tied
    from evidence.services.ties import TieDraft, tie

    app.actor(by)
    found = find_quotation(app, given)
    draft = TieDraft(**stated(given))
    with app.writer("tie", by=by, judgement=True) as session:
        tied = tie(session, draft, pin=found.pin if found else None)
    tell_tied(tied, draft, found, format_=format_)
