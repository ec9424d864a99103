"""What to check next: the claims that are at stake, the most urgent first.

A claim waits for what a check finds, for what the audit finds, and for what nobody has
judged yet. Each reason has its points, which are added up and told; they order a queue
and measure nothing else (the table stands in ``evidence manual next``). What is waived
counts for nothing, and a claim without any reason is not in the queue.

Of a ledger, the queue is ordered by a few columns of each claim; all that there is to
see is read of those alone that are shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from evidence.checker.claim_loader import rating_of
from evidence.checker.facts import ClaimFacts, current_of
from evidence.checker.finding import Finding, Severity
from evidence.checker.outcomes import ClaimOutcome
from evidence.checker.result import CheckResult
from evidence.db import Session
from evidence.models import ClaimStatus, Stance
from evidence.models.vocabulary import SUPPORTING
from evidence.queries.standing import get_standing
from evidence.services.audit import AuditRow, Risk, RiskPart
from evidence.services.audit.kept import audit_or_kept
from evidence.services.audit.risk import (
    CONFIDENCES,
    UNRATED,
    lowest_confidence,
    lowest_of,
)
from evidence.services.check import check, choose_rules
from evidence.services.choosing import Basis
from evidence.services.claims import list_claims
from evidence.text.counts import many

UNSUPPORTED = 50
CONTRADICTED = 45
ERROR, WARNING = 40, 10
UNCHECKED = 20
_OF_AUDIT = frozenset(["state", "age", "manuscripts"])
"""Parts of an audit's risk; the confidence is counted once, for every claim."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits to be checked, with what there is to see about it."""

    claim: ClaimFacts
    outcome: ClaimOutcome
    findings: tuple[Finding, ...]
    """The worst first."""
    risk: Risk


@dataclass(frozen=True, slots=True)
class _Judged:
    """What follows from a claim's evidence and ratings alone."""

    name: str
    supported: bool
    contradicted: bool
    """By a source to which nothing is answered."""
    confidence: str
    """The lowest of its current ratings."""


class Queue:
    """The claims that wait, the most urgent first, as a session sees them."""

    def __init__(
        self, session: Session, result: CheckResult, ranked: Sequence[tuple[str, Risk]]
    ) -> None:
        self._session = session
        self._result = result
        self._ranked = ranked

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._ranked)

    def first(self, count: int | None = None) -> tuple[Waiting, ...]:
        """Return the first *count* of them, None for all."""
        shown = self._ranked[:count]
        names = {name for name, _ in shown}
        claims = {
            claim.name: claim for claim in list_claims(self._session, names=names)
        }
        found = self._result.by_claim()
        outcomes = {one.name: one for one in self._result.claims if one.name in names}
        return tuple(
            Waiting(claims[name], outcomes[name], _ordered(found.get(name, ())), risk)
            for name, risk in shown
        )


def queue(
    session: Session,
    basis: Basis,
    *,
    manuscript: str | None = None,
    names: Collection[str] | None = None,
) -> Queue:
    """Return the active claims that wait, the most urgent first.

    *names*: only claims that are called so. Raises NotFound for an unknown manuscript,
    NothingToCheck for an empty ledger.
    """
    rules = choose_rules(basis.select, basis.ignore)
    result = check(session, rules, basis.wishes(manuscript))
    asked: dict[str, Any] = {
        "policy": basis.policy,
        "day": basis.today,
        "within": timedelta(0),
    }
    if manuscript is not None:  # of the whole, it is what ``--where outdated`` asks
        asked["manuscript"] = manuscript
    rows = audit_or_kept(session, asked).rows
    judged = (
        each
        for each in _stored(session, manuscript)
        if names is None or each.name in names
    )
    ranked = ((each.name, risk) for each, risk in _ranked(judged, result, rows))
    return Queue(session, result, tuple(ranked))


def _stored(session: Session, manuscript: str | None) -> Iterator[_Judged]:
    """Yield the active claims in reading order, of each only what is needed here."""
    read = get_standing(session, manuscript)
    for claim in read.claims:
        ties = read.ties.get(claim.id, ())
        yield _Judged(
            claim.name,
            supported=any(tie.stance in SUPPORTING for tie in ties),
            contradicted=any(
                tie.stance is Stance.CONTRADICTS and not tie.answered for tie in ties
            ),
            confidence=lowest_of(
                current_of(map(rating_of, read.ratings.get(claim.id, ())))
            ),
        )


def waiting_of(
    claims: Iterable[ClaimFacts], result: CheckResult, listed: Iterable[AuditRow]
) -> tuple[Waiting, ...]:
    """Return those of *claims* that wait, by a check and the *listed* rows of an audit.

    The most urgent first; in the order of *claims* where they are as urgent.
    """
    active = [claim for claim in claims if claim.status is ClaimStatus.ACTIVE]
    known = {claim.name: claim for claim in active}
    outcomes = {outcome.name: outcome for outcome in result.claims}
    found = result.by_claim()
    return tuple(
        Waiting(
            known[each.name],
            outcomes[each.name],
            _ordered(found.get(each.name, ())),
            risk,
        )
        for each, risk in _ranked(map(_judged, active), result, listed)
    )


def _judged(claim: ClaimFacts) -> _Judged:
    against = claim.with_stance(Stance.CONTRADICTS)
    return _Judged(
        claim.name,
        supported=bool(claim.with_stance(*SUPPORTING)),
        contradicted=not all(tie.answer for tie in against),
        confidence=lowest_confidence(claim),
    )


def _ranked(
    judged: Iterable[_Judged], result: CheckResult, listed: Iterable[AuditRow]
) -> Sequence[tuple[_Judged, Risk]]:
    """Return those that wait with their risk, the most urgent first."""
    rows = _worst(listed)
    outcomes = {outcome.name: outcome for outcome in result.claims}
    found = result.by_claim()
    waiting = []
    for each in judged:
        outcome = outcomes.get(each.name)
        if outcome is not None:
            findings = found.get(each.name, ())
            parts = tuple(_parts(each, outcome, findings, rows.get(each.name)))
            if parts:
                waiting.append((each, Risk(parts)))
    return sorted(waiting, key=lambda each: -each[1].points)


def _worst(rows: Iterable[AuditRow]) -> Mapping[str, AuditRow]:
    worst: dict[str, AuditRow] = {}
    for row in rows:
        held = worst.get(row.claim)
        if held is None or row.risk.points > held.risk.points:
            worst[row.claim] = row
    return worst


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: -each.severity.rank))


def _parts(
    claim: _Judged,
    outcome: ClaimOutcome,
    findings: Sequence[Finding],
    row: AuditRow | None,
) -> Iterator[RiskPart]:
    yield from _of_evidence(claim, outcome)
    yield from _of_findings(findings)
    if row is not None:
        yield from (part for part in row.risk.parts if part.name in _OF_AUDIT)
    confidence = claim.confidence
    if points := CONFIDENCES.get(confidence, 0):
        shown = confidence if confidence == UNRATED else f"{confidence} confidence"
        yield RiskPart("confidence", points, shown)


def _of_evidence(claim: _Judged, outcome: ClaimOutcome) -> Iterator[RiskPart]:
    if not claim.supported:
        yield RiskPart("evidence", UNSUPPORTED, "no source supports it")
    if claim.contradicted:
        yield RiskPart("contradicted", CONTRADICTED, "contradicted, and not answered")
    if outcome.unchecked:
        yield RiskPart("unchecked", UNCHECKED, "; ".join(outcome.unchecked))


def _of_findings(findings: Sequence[Finding]) -> Iterator[RiskPart]:
    for severity, points in ((Severity.ERROR, ERROR), (Severity.WARNING, WARNING)):
        number = sum(finding.severity is severity for finding in findings)
        if number:
            yield RiskPart(severity.value, points, many(number, severity.value))
            return
