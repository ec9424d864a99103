"""The editor's table: which figures are out of date, and which soon will be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from evidence.checker.facts import ClaimFacts, Place
from evidence.checker.loader import load_ledger
from evidence.checker.newer import Newer, newer_in_claims, newer_in_evidence
from evidence.checker.rule import Policy
from evidence.checker.scope import make_scope
from evidence.checker.shelf_life import expiry, shelf_life
from evidence.checker.topics import NO_TOPIC, Topic, topics_of
from evidence.checker.wording import distinct, figure_words
from evidence.db import Session
from evidence.text.figures import Figure

Topics = Mapping[str, Topic]


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
    ledger = load_ledger(session)
    claims = make_scope(ledger, manuscript).claims
    soon = day + min(within, date.max - day)
    topics = topics_of(ledger.claims)
    rows = [row for claim in claims for row in _rows(claim, topics, policy, day, soon)]
    order = list(Age)
    rows.sort(key=lambda row: (order.index(row.age), row.good_until or date.max))
    return Audit(
        day=day,
        rows=tuple(rows),
        figures=sum(len(claim.figures) for claim in claims),
        undated=sum(_undated(claim, policy) for claim in claims),
    )


def _rows(
    claim: ClaimFacts, topics: Topics, policy: Policy, day: date, soon: date
) -> Iterable[AuditRow]:
    days = shelf_life(policy, claim.topic)
    newer = _newer(claim, topics)
    for figure in claim.figures:
        known = [each for each in newer if each.figure == figure]
        end = expiry(figure, days)
        age = _age(end, day, soon, superseded=bool(known))
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


def _newer(claim: ClaimFacts, topics: Topics) -> Sequence[Newer]:
    topic = topics.get(claim.topic, NO_TOPIC)
    return [*newer_in_evidence(claim), *newer_in_claims(claim, topic)]


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
