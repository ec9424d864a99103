"""List what is out of date in a ledger, the most urgent first, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from evidence.bibliography.dates import Edtf
from evidence.checker.closed_events import is_closed
from evidence.checker.facts import ClaimFacts, LedgerFacts, ManuscriptFacts
from evidence.checker.reading import Reading, ReadingInMemory
from evidence.checker.rule import Policy
from evidence.checker.shelf_life import expiry, shelf_life
from evidence.checker.stored import read_stored
from evidence.checker.topics import read_figure
from evidence.db import Session
from evidence.errors import NotFound
from evidence.queries.library import list_topic_figures
from evidence.queries.quoted import list_quoted_passages, list_topics
from evidence.services.audit.newer_values import NewerValues, Stated
from evidence.services.audit.proposals import propose, sentence_of
from evidence.services.audit.risk import lowest_confidence, rate_risk
from evidence.services.audit.rows import (
    Audit,
    AuditRow,
    NewerValue,
    Risk,
    Sentence,
    State,
)
from evidence.services.audit.same_statements import SameStatements
from evidence.text.figures import Figure

_NO_RISK = Risk(())


def audit(
    session: Session,
    *,
    policy: Policy,
    day: date,
    within: timedelta,
    manuscript: str | None = None,
    topic: str | None = None,
) -> Audit:
    """Look at every active claim and its figures as on *day*.

    Raises NotFound for an unknown manuscript or topic.
    """
    asked = _Asked(policy, day, day + min(within, date.max - day))
    listing = _Listing(asked, *_stated(session, day))
    done = listing.audit(read_stored(session, manuscript, cited=False), topic)
    if topic is not None and not done.claims:
        raise _no_topic(list_topics(session), topic)
    return done


def audit_facts(
    ledger: LedgerFacts,
    manuscript: str | None,
    *,
    policy: Policy,
    day: date,
    within: timedelta,
) -> Audit:
    """Look at a ledger in memory, or at one *manuscript* of it, as ``audit`` does.

    Raises NotFound for an unknown manuscript.
    """
    newer, same = NewerValues((), day), SameStatements(())
    for part in ReadingInMemory(ledger).parts():
        for claim in part.active:
            newer.add(claim)
            same.add(claim)
    asked = _Asked(policy, day, day + min(within, date.max - day))
    return _Listing(asked, newer, same).audit(ReadingInMemory(ledger, manuscript))


def _stated(session: Session, day: date) -> tuple[NewerValues, SameStatements]:
    """Look at what all claims state, of which only rows are read."""
    newer, same = NewerValues((), day), SameStatements(())
    for row in list_topic_figures(session):
        figure = read_figure(row.text)
        stated = Stated(row.public_id, row.slug or row.public_id, figure)
        newer.add_figure(row.topic, stated)
        same.add_figure(row.manuscript, row.topic, figure)
    for row in list_quoted_passages(session):
        same.add_passage(row.manuscript, row.citekey, row.quotation)
    return newer, same


def _no_topic(known: Sequence[str], topic: str) -> NotFound:
    shown = ", ".join(known[:20]) + (", …" if len(known) > 20 else "")
    return NotFound(
        f"there is no claim on the topic {topic!r}", hint=f"known: {shown or 'none'}"
    )


def _urgency(row: AuditRow) -> tuple[object, ...]:
    """Return what orders the worklist: risk, then age, then reading order."""
    place = (row.manuscript, row.place.line, row.place.column, row.claim)
    figure = row.figure.text if row.figure is not None else ""
    return (-row.risk.points, row.since or date.max, *place, figure)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: the house's policy, the day, and how far ahead to look."""

    policy: Policy
    day: date
    soon: date


@dataclass(frozen=True, slots=True)
class _Dated:
    """Of when a figure is, who says so, and until when it is good."""

    figure: Figure | None
    """None for the claim as a whole."""
    as_of: Edtf | None = None
    by_manuscript: bool = False
    good_until: date | None = None
    undated: bool = False
    """Whether its topic ages, and its age cannot be judged."""


class _Listing:
    """Makes the rows of each claim."""

    def __init__(self, asked: _Asked, newer: NewerValues, same: SameStatements) -> None:
        self._asked = asked
        self._newer = newer
        self._same = same

    def audit(self, reading: Reading, topic: str | None = None) -> Audit:
        """Return what is out of date in what *reading* gives, the most urgent first."""
        rows: list[AuditRow] = []
        claims = figures = 0
        for part in reading.parts():
            for claim in part.active:
                if topic in (None, claim.topic):
                    rows += self.rows(claim, part.manuscript)
                    claims += 1
                    figures += len(claim.figures)
        return Audit(
            day=self._asked.day,
            rows=tuple(sorted(rows, key=_urgency)),
            claims=claims,
            figures=figures,
            undated=sum(row.state is State.UNDATED for row in rows),
        )

    def rows(
        self, claim: ClaimFacts, manuscript: ManuscriptFacts
    ) -> Iterator[AuditRow]:
        """Yield what is out of date in *claim*; of equal figures one."""
        sentence = sentence_of(claim, manuscript)
        for figure in dict.fromkeys(claim.figures):
            newer = self._newer.of_figure(claim, figure)
            dated = self._dated(claim, figure, manuscript.dated)
            state = self._state(dated, newer)
            if state is not None:
                yield self._row(claim, sentence, state, dated, newer)
        if claim.superseded and (newer := self._newer.of_claim(claim)):
            yield self._row(claim, sentence, State.OVERTAKEN, _Dated(None), newer)

    def _dated(self, claim: ClaimFacts, figure: Figure, written: Edtf | None) -> _Dated:
        """Return of when *figure* is; without a date of its own, its manuscript's."""
        days = shelf_life(self._asked.policy, claim.topic)
        own = figure.as_of
        if own is None and figure.day is None and written is not None:
            end = expiry(replace(figure, as_of=written), days)
            return _Dated(figure, written, by_manuscript=True, good_until=end)
        undated = own is None and figure.day is None and days is not None
        closed = is_closed(claim, figure, self._asked.day)
        end = None if closed else expiry(figure, days)
        return _Dated(figure, own, good_until=end, undated=undated)

    def _state(self, dated: _Dated, newer: tuple[NewerValue, ...]) -> State | None:
        end = dated.good_until
        if newer:
            return State.SUPERSEDED
        if end is not None:
            if end < self._asked.day:
                return State.OUTDATED
            return State.SOON if end <= self._asked.soon else None
        return State.UNDATED if dated.undated else None

    def _row(
        self,
        claim: ClaimFacts,
        sentence: Sentence,
        state: State,
        dated: _Dated,
        newer: tuple[NewerValue, ...],
    ) -> AuditRow:
        row = AuditRow(
            state=state,
            claim=claim.name,
            public_id=claim.public_id,
            statement=claim.statement,
            manuscript=claim.manuscript,
            place=claim.place,
            section=claim.section,
            sentence=sentence.text,
            topic=claim.topic,
            figure=dated.figure,
            as_of=dated.as_of,
            dated_by_manuscript=dated.by_manuscript,
            good_until=dated.good_until,
            newer=newer,
            confidence=lowest_confidence(claim),
            manuscripts=self._same.manuscripts(claim, dated.figure),
            risk=_NO_RISK,
            proposal=propose(claim, sentence, dated.figure, newer),
        )
        risk = rate_risk(
            state,
            since=row.since,
            day=self._asked.day,
            confidence=row.confidence,
            manuscripts=len(row.manuscripts),
        )
        return replace(row, risk=risk)
