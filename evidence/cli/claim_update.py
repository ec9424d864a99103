"""``evidence claim update``: bring a claim up to date, in its file and the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, format_option, progress

if TYPE_CHECKING:
    from evidence.services.updating import Updated


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--figure", metavar="FIGURE", help="The newer one; else the newest known."
)
@click.option(
    "--for", "replaces", metavar="FIGURE", help="Which of its figures it replaces."
)
@click.option("--text", metavar="WORDS", help="New words for the claim's quotation.")
@click.option("--sentence", metavar="WORDS", help="New words for its whole sentence.")
@click.option("--source", metavar="KEY", help="Who says so, if nothing is recorded.")
@click.option("--as-of", metavar="EDTF", help="Since when: 2024-07-04.")
@click.option("--reason", metavar="WORDS", help="What happened.")
@click.option("--write", is_flag=True, help="Do it; else it is only shown.")
@by_option
@format_option("text", "json")
@pass_app
def update(
    app: App, /, *, write: bool, by: str | None, format_: str, **asked: str | None
) -> None:
    """Show, or with --write make, the edit that brings CLAIM up to date.

    The newest value that a source gives takes the old one's place in the sentence. Text
    and Markdown are edited in place; Word files get a tracked change.
    """
    from evidence.cli.update_texts import tell_update
    from evidence.services.updating import gather, plan_update, update_claim

    signed = _signature(app, by, write=write)
    wish = _wish(app, asked)
    with app.reader() as session:
        gathered = gather(session, wish.claim)
    with progress("reading"):
        plan = plan_update(gathered, wish, signed)
    done: Updated | None = None
    if write:
        with app.writer("claim update", by=by, judgement=True) as session:
            done = update_claim(session, plan)
    tell_update(plan, done, format_)


def _wish(app: App, asked: dict[str, str | None]) -> Any:
    from evidence.services.updating import UpdateWish

    claim = asked.pop("claim") or ""
    return UpdateWish(claim=claim, day=app.today(), **asked)


def _signature(app: App, by: str | None, *, write: bool) -> Any:
    """Return who changes the words; for a look at them nobody has to be named."""
    from evidence.services.updating import Signature

    if write:
        return Signature(app.actor(by), app.now())
    return Signature((by or app.settings.actor or "").strip() or "evidence", app.now())
