"""The editor's table: which figures are out of date, and which soon will be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from evidence.checker.facts import ClaimFacts, Place
from evidence.checker.newer import newer_in_claims, newer_in_evidence
from evidence.checker.rule import Policy
from evidence.checker.shelf_life import expiry, shelf_life
from evidence.checker.stored import read_stored
from evidence.checker.topics import Topic
from evidence.checker.wording import distinct, figure_words
from evidence.db import Session
from evidence.text.figures import Figure


class Age(StrEnum):
    """How a figure stands; in the order of the table."""

    OUTDATED = "outdated"
    """Its shelf life is over."""
    SUPERSEDED = "superseded"
    """A newer, different figure is in the ledger."""
    SOON = "soon outdated"
    """Its shelf life ends within the span asked for."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One figure of one claim."""

    age: Age
    claim: str
    statement: str
    manuscript: str
    place: Place
    topic: str
    figure: str
    as_of: str
    """In EDTF; empty for a figure without a date."""
    good_until: date | None
    """The last day of its shelf life, where it has one."""
    newer: tuple[str, ...]
    """The newer values that the ledger knows, each with its source."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit looked at, and what it could not judge."""

    day: date
    rows: tuple[AuditRow, ...]
    figures: int
    undated: int
    """Figures of topics with a shelf life that have no as-of date."""


def audit(
    session: Session,
    *,
    policy: Policy,
    day: date,
    within: timedelta,
    manuscript: str | None = None,
) -> Audit:
    """Look at every figure of the active claims as on *day*.

    The worst stand first, then by the day on which they end. Raises NotFound for an
    unknown manuscript.
    """
    asked = _Asked(policy, day, day + min(within, date.max - day))
    reading = read_stored(session, manuscript)
    rows: list[AuditRow] = []
    figures = undated = 0
    for part in reading.parts():
        for claim in part.active:
            rows += _rows(claim, reading.known.topic(claim.topic), asked)
            figures += len(claim.figures)
            undated += _undated(claim, policy)
    order = list(Age)
    rows.sort(key=lambda row: (order.index(row.age), row.good_until or date.max))
    return Audit(day=day, rows=tuple(rows), figures=figures, undated=undated)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: the house's policy, the day, and how far ahead to look."""

    policy: Policy
    day: date
    soon: date


def _rows(claim: ClaimFacts, topic: Topic, asked: _Asked) -> Iterable[AuditRow]:
    days = shelf_life(asked.policy, claim.topic)
    newer = [*newer_in_evidence(claim), *newer_in_claims(claim, topic)]
    for figure in claim.figures:
        known = [each for each in newer if each.figure == figure]
        end = expiry(figure, days)
        age = _age(end, asked.day, asked.soon, superseded=bool(known))
        if age is not None:
            yield AuditRow(
                age=age,
                claim=claim.name,
                statement=claim.statement,
                manuscript=claim.manuscript,
                place=claim.place,
                topic=claim.topic,
                figure=figure_words(figure),
                as_of=figure.as_of.text if figure.as_of else "",
                good_until=end,
                newer=tuple(distinct(f"{n.other} ({n.place})" for n in known)),
            )


def _age(end: date | None, day: date, soon: date, *, superseded: bool) -> Age | None:
    if end is not None and end < day:
        return Age.OUTDATED
    if superseded:
        return Age.SUPERSEDED
    return Age.SOON if end is not None and end <= soon else None


def _undated(claim: ClaimFacts, policy: Policy) -> int:
    if shelf_life(policy, claim.topic) is None:
        return 0
    return sum(_is_undated(figure) for figure in claim.figures)


def _is_undated(figure: Figure) -> bool:
    return figure.as_of is None and figure.day is None
