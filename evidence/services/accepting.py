"""Accept where anchored things stand now: the one place where anchors are rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.db import Session
from evidence.errors import Conflict, NotFound, UsageFault
from evidence.models import Claim, Revision
from evidence.queries.manuscripts import find_manuscript, get_latest
from evidence.services.citations import refresh
from evidence.services.claims import anchor_columns
from evidence.services.following import Anchored, Followed, Row, follow_rows
from evidence.text.anchors import Outcome, Placement
from evidence.text.document import Span
from evidence.text.selectors import exact_places, select

_WAY_OUT = {
    Anchored.CLAIM: "evidence claim edit {0} --quote 'its words now', or: "
    "evidence claim withdraw {0} --reason …",
    Anchored.DECISION: "decide on the new words: evidence citations resolve …, or: "
    "evidence citations undecide {0}",
    Anchored.DECLARATION: "declare the new words: evidence coverage declare …, or: "
    "evidence coverage undeclare {0}",
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted, and what was left for a person to name."""

    manuscript: str
    revision: int
    accepted: tuple[Followed, ...]
    left: tuple[Followed, ...]


def accept(session: Session, words: Sequence[str], *, every: bool = False) -> Accepted:
    """Anchor things anew where they stand in the latest revision.

    *words* are the manuscript's name, if it needs one, and the names of claims,
    decisions and declarations. *every* takes all that is harmless: unchanged, moved,
    other quotation marks, reworded. What has another figure, name or negation is only
    taken by its name, and its claim is held to be edited. Ratings stay. Raises
    UsageFault, NotFound, and Conflict for what is gone or ambiguous; then nothing is
    written.
    """
    first = words[0] if words else None
    known = first is not None and find_manuscript(session, first) is not None
    named, revision = get_latest(session, first if known else None)
    names = list(dict.fromkeys(words[1:] if known else words))
    if not names and not every:
        raise UsageFault(
            "accept what?", hint="name claims, or: evidence manuscript accept --all"
        )
    rows = follow_rows(session, named, revision)
    wanted = _named(rows, names)
    done, left = [], []
    for row, placed, thing in rows:
        if thing.name in wanted or (every and thing.harmless):
            if _anchor(row, placed, revision):
                done.append(thing)
            if isinstance(row, Claim) and thing.outcome is Outcome.ALTERED:
                row.by, row.at = session.act.actor, session.act.at
        elif every:
            left.append(thing)
    session.flush()
    refresh(session)
    return Accepted(named.name, revision.number, tuple(done), tuple(left))


def _named(
    rows: Sequence[tuple[Row, Placement, Followed]], names: Sequence[str]
) -> set[str]:
    """Return the names of the things that *names* name, by slug or id."""
    by_name = {row.public_id: thing for row, _, thing in rows}
    by_name |= {thing.name: thing for _, _, thing in rows}
    for name in names:
        if name not in by_name:
            raise NotFound(
                f"nothing called {name!r} is anchored in this manuscript",
                hint="evidence manuscript diff",
            )
        thing = by_name[name]
        if thing.place is None:
            what = "ambiguous" if thing.outcome is Outcome.AMBIGUOUS else "gone"
            raise Conflict(
                f"the words of {name} are {what}; nothing was accepted",
                hint=_WAY_OUT[thing.kind].format(name),
            )
    return {by_name[name].name for name in names}


def _anchor(row: Row, placed: Placement, revision: Revision) -> bool:
    """Write the new anchor; return whether anything is new in it."""
    span = Span(placed.start or 0, placed.end or 0)
    words = revision.text[span.start : span.end]
    places = exact_places(revision.text, words, whole=False)
    columns = anchor_columns(select(revision.text, span, places), revision.sha256)
    changed = {k: v for k, v in columns.items() if getattr(row, k) != v}
    if isinstance(row, Claim) and row.statement == " ".join(row.exact.split()):
        row.statement = " ".join(words.split())
    for column, value in changed.items():
        setattr(row, column, value)
    return bool(changed)
