"""``evidence claim derive`` and ``underive``: figures worked out from others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import (
    by_option,
    clean,
    emit_json,
    format_option,
    say,
    write,
)

if TYPE_CHECKING:
    from evidence.db import Session
    from evidence.services.derivations import DerivationDraft

UNFOLLOWED = "recorded, but the figure doesn't follow: the check finds it (FIG012)"


def record_formula(session: Session, claim: str, draft: DerivationDraft | None) -> bool:
    """Record the formula that *claim* was given with; tell whether there is one."""
    if draft is None:
        return False
    from evidence.services.derivations import derive as record

    made = record(session, replace(draft, claim=claim))
    if not made.found.follows:
        say(UNFOLLOWED)
    return True


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--figure", metavar="FIGURE", help="Which one; not needed where it is one."
)
@click.option("--derive", "formula", required=True, help="Such as '(b-a)/a*100'.")
@click.option(
    "--input",
    "inputs",
    multiple=True,
    metavar="NAME=OWNER#N",
    help="What a name is: figure N of evidence, a claim or a source tied here.",
)
@by_option
@format_option("text", "json")
@pass_app
def derive(app: App, /, claim: str, by: str | None, format_: str, **given: Any) -> None:
    """Declare by which formula a figure of CLAIM follows from others.

    The formula is shown with its value; the check works it out again, and finds when
    the figure differs or what it is worked out from falls.
    """
    from evidence.cli.derivation_texts import derivation_line, derivation_record
    from evidence.services.derivations import DerivationDraft
    from evidence.services.derivations import derive as record

    draft = DerivationDraft(claim, **given)
    with app.writer("claim derive", by=by, judgement=True) as session:
        made = record(session, draft)
    if format_ == "json":
        emit_json({"derivation": derivation_record(made.derivation)})
    else:
        write(clean(f"{made.claim}: {derivation_line(made.derivation)}"))
    if not made.found.follows:
        say(UNFOLLOWED)


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--figure", metavar="FIGURE", help="Which one; not needed where it is one."
)
@by_option
@pass_app
def underive(app: App, claim: str, figure: str | None, by: str | None) -> None:
    """Take back the formula of a figure of CLAIM; the figure itself stays."""
    from evidence.services.derivations import underive as take_back

    with app.writer("claim underive", by=by, judgement=True) as session:
        text = take_back(session, claim, figure)
    write(clean(f"{claim}: {text} is no longer worked out by a formula"))
