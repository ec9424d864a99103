"""``evidence claim scan``: propose the claims of a manuscript, and accept some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from evidence.cli.app import App, pass_app
from evidence.cli.output import (
    by_option,
    clean,
    emit,
    format_option,
    progress,
    say,
    write,
)
from evidence.text.counts import many

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
@click.option("--ask", is_flag=True, help="Show them one by one and ask of each.")
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

    with progress("looking for claims"), app.reader() as session:
        proposals = look(session, name)
    asked = _ask(proposals) if chosen["ask"] else ()
    wanted = {
        "names": (*chosen["accept"], *asked),
        "rules": chosen["rule"],
        "everything": chosen["everything"],
    }
    if not any(wanted.values()):
        if not chosen["ask"]:
            _list(proposals, format_)
        return
    with app.writer("claim scan", by=by, judgement=True) as session:
        recorded = accept(session, name, **wanted)
    _tell(recorded, format_)


_ANSWERS = {"y": "record it", "n": "leave it", "a": "all that follow", "q": "stop"}


def _ask(proposals: Sequence[Proposal]) -> list[str]:
    """Show each proposal and return the names of those to record.

    Nothing is written while a person reads: what was chosen is recorded at the end.
    """
    chosen: list[str] = []
    keys = ", ".join(f"{key} {what}" for key, what in _ANSWERS.items())
    for number, each in enumerate(proposals, 1):
        sentence = " ".join(each.text.split())
        place = f"{each.place.path}:{each.place.line}"
        say(f"\n({number} of {len(proposals)}) {place}\n{sentence}")
        say(f"  {each.kind.value}: {'; '.join(str(why) for why in each.reasons)}")
        answer = click.prompt(
            f"record? ({keys})",
            type=click.Choice(tuple(_ANSWERS)),
            default="n",
            show_choices=False,
            err=True,
        )
        if answer == "q":
            break
        if answer == "a":
            return [*chosen, *(rest.name for rest in proposals[number - 1 :])]
        chosen += [each.name] if answer == "y" else []
    return chosen


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
    if format_ != "text" or not rows:
        emit(rows, format_, name="proposals", empty="There is nothing new to propose.")
        return
    for each, row in zip(proposals, rows, strict=True):
        write(clean(f"{each.name}  {each.place.path}:{each.place.line}  {row['kind']}"))
        write(clean(f"  {row['sentence']}"))
        parts = {
            "why": [str(reason) for reason in each.reasons],
            "figures": each.figures,
            "roster": each.roster,
            "sources": each.sources,
        }
        for name, found in parts.items():
            if found:
                write(clean(f"  {name}: {'; '.join(found)}"))
    say(f"{many(len(rows), 'proposal')}; record them with --accept ID, --rule or --all")


def _tell(recorded: Sequence[RecordedClaim], format_: str) -> None:
    rows = [
        {"claim": each.name, "line": each.place.line, "words": each.exact}
        for each in recorded
    ]
    emit(rows, format_, name="claims", empty="None of the proposals is by that rule.")
    if rows and format_ == "text":
        say(f"{many(len(rows), 'claim')} recorded")
