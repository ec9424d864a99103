"""What a claim, or its source, states: figures and rosters, read and stored."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import InputRefused
from evidence.models import FigureRow, RosterMember
from evidence.queries.claims import list_figures, list_members
from evidence.text.figures import Figure, InvalidFigure, parse_figure, to_record

_GRAMMAR = " A figure is written like"


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures and the roster of one claim or of one piece of evidence."""

    figures: tuple[Figure, ...] = ()
    roster: tuple[str, ...] = ()
    claim_id: int | None = None
    evidence_id: int | None = None


def read_figure(text: str) -> Figure:
    """Parse *text*; raise InputRefused that says what is wrong with it."""
    try:
        return parse_figure(text)
    except InvalidFigure as error:
        wrong, grammar, rest = str(error).partition(_GRAMMAR)
        raise InputRefused(
            f"{text!r} is not a figure: {wrong.strip().rstrip('.')}",
            hint=f"{grammar.strip()}{rest}" if rest else None,
        ) from error


def read_figures(texts: Iterable[str]) -> tuple[Figure, ...]:
    """Parse every one of *texts*."""
    return tuple(read_figure(text) for text in texts)


def read_roster(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without surplus spaces; refuse one that is empty or repeated."""
    roster: dict[str, None] = {}
    for given in names:
        name = " ".join(given.split())
        if not name:
            raise InputRefused("a roster's member has no name")
        if name in roster:
            raise InputRefused(f"the roster names {name!r} twice")
        roster[name] = None
    return tuple(roster)


def insert_stated(session: Session, stated: Sequence[Stated]) -> None:
    """Store the figures and members of many owners at once."""
    figures = [
        _figure_row(figure, ordinal, each)
        for each in stated
        for ordinal, figure in enumerate(each.figures, 1)
    ]
    members = [
        {
            "claim_id": each.claim_id,
            "evidence_id": each.evidence_id,
            "ordinal": ordinal,
            "name": name,
        }
        for each in stated
        for ordinal, name in enumerate(each.roster, 1)
    ]
    insert_rows(session, FigureRow, figures)
    insert_rows(session, RosterMember, members)


def replace_figures(session: Session, stated: Stated) -> bool:
    """Put the figures of *stated* in place of the owner's; tell whether they differ."""
    old = list_figures(
        session, claim_id=stated.claim_id, evidence_id=stated.evidence_id
    )
    if [row.text for row in old] == [figure.text for figure in stated.figures]:
        return False
    for row in old:
        session.delete(row)
    insert_stated(session, [replace(stated, roster=())])
    return True


def replace_roster(session: Session, stated: Stated) -> bool:
    """Put the roster of *stated* in place of the owner's; tell whether they differ."""
    old = list_members(
        session, claim_id=stated.claim_id, evidence_id=stated.evidence_id
    )
    if [row.name for row in old] == list(stated.roster):
        return False
    for row in old:
        session.delete(row)
    insert_stated(session, [replace(stated, figures=())])
    return True


def texts_by_owner(
    rows: Sequence[FigureRow] | Sequence[RosterMember],
) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return (owner's column, owner's id) → the texts in order."""
    found: dict[tuple[str, int], tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        text = row.text if isinstance(row, FigureRow) else row.name
        if row.claim_id is not None:
            found["claim_id", row.claim_id] += (text,)
        elif row.evidence_id is not None:
            found["evidence_id", row.evidence_id] += (text,)
    return found


def _figure_row(figure: Figure, ordinal: int, owner: Stated) -> dict[str, Any]:
    record = to_record(figure)
    when = figure.as_of
    earliest = when.earliest if when else None
    latest = when.latest if when else None
    kept = ("text", "comparator", "low", "high", "base", "unit", "scope", "day")
    return {
        **{name: record[name] for name in kept},
        "claim_id": owner.claim_id,
        "evidence_id": owner.evidence_id,
        "ordinal": ordinal,
        "as_of": record["as_of"],
        "as_of_earliest": earliest.isoformat() if earliest else None,
        "as_of_latest": latest.isoformat() if latest else None,
        "low_real": _outward(figure.low, -math.inf),
        "high_real": _outward(figure.high, math.inf),
    }


def _outward(value: Decimal | None, towards: float) -> float | None:
    """Return the binary fraction at or beyond *value*, on the side of *towards*."""
    if value is None:
        return None
    near = float(value)
    beyond = Decimal(near) < value if towards > 0 else Decimal(near) > value
    return math.nextafter(near, towards) if beyond and math.isfinite(near) else near
