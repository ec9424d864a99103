"""``evidence claim scan``: propose the claims of a manuscript, and accept some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import by_option, emit, format_option, progress, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evidence.services.claim_scan import Proposal
    from evidence.services.claims import RecordedClaim


@click.command()
@click.argument("name", required=False)
@click.option("--accept", multiple=True, metavar="ID", help="Record this proposal.")
@click.option(
    "--rule", multiple=True, metavar="RULE", help="Record all by a rule: figure, date …"
)
@click.option("--all", "everything", is_flag=True, help="Record all of them.")
@by_option
@format_option()
@pass_app
def scan(
    app: App, /, name: str | None, by: str | None, format_: str, **chosen: Any
) -> None:
    """Propose claims: sentences of the manuscript NAME that can be checked.

    Each with why, its figures, roster and the sources it cites. Sentences with a claim,
    or declared opinion or own knowledge, are not proposed again. Nothing is recorded
    but what is accepted; evidence undo takes that back.
    """
    from evidence.services.claim_scan import accept
    from evidence.services.claim_scan import scan as look

    wanted = {
        "names": chosen["accept"],
        "rules": chosen["rule"],
        "everything": chosen["everything"],
    }
    if not any(wanted.values()):
        with progress("looking for claims"), app.reader() as session:
            proposals = look(session, name)
        _list(proposals, format_)
        return
    with app.writer("claim scan", by=by, judgement=True) as session:
        recorded = accept(session, name, **wanted)
    _tell(recorded, format_)


def _list(proposals: Sequence[Proposal], format_: str) -> None:
    rows = [
        {
            "id": each.name,
            "line": each.place.line,
            "kind": each.kind.value,
            "why": [str(reason) for reason in each.reasons],
            "figures": list(each.figures),
            "roster": list(each.roster),
            "sources": list(each.sources),
            "sentence": " ".join(each.text.split()),
        }
        for each in proposals
    ]
    emit(rows, format_, name="proposals", empty="There is nothing new to propose.")
    if rows and format_ == "text":
        say(f"{len(rows)} proposals; record them with --accept ID, --rule or --all")


def _tell(recorded: Sequence[RecordedClaim], format_: str) -> None:
    rows = [
        {"claim": each.name, "line": each.place.line, "words": each.exact}
        for each in recorded
    ]
    emit(rows, format_, name="claims", empty="None of the proposals is by that rule.")
    if rows and format_ == "text":
        say(f"{len(rows)} claims recorded")
