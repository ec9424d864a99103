"""What to check next: the claims that are at stake, the most urgent first.

A claim waits for what a check finds, for what the audit finds, and for what nobody has
judged yet. Each reason has its points, which are added up and told; they order a queue
and measure nothing else (the table stands in ``evidence manual next``). What is waived
counts for nothing, and a claim without any reason is not in the queue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Finding, Severity
from evidence.checker.outcomes import ClaimOutcome
from evidence.checker.result import CheckResult
from evidence.db import Session
from evidence.models import ClaimStatus, Stance
from evidence.services.audit import AuditRow, Risk, RiskPart
from evidence.services.audit.kept import audit_or_kept
from evidence.services.audit.risk import CONFIDENCES, UNRATED, lowest_confidence
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


def queue(
    session: Session,
    basis: Basis,
    *,
    manuscript: str | None = None,
    names: Collection[str] | None = None,
) -> tuple[Waiting, ...]:
    """Return the active claims that wait, the most urgent first.

    *names*: only claims that are called so. Raises NotFound for an unknown manuscript,
    NothingToCheck for an empty ledger.
    """
    rules = choose_rules(basis.select, basis.ignore)
    result = check(session, rules, basis.wishes(manuscript))
    asked = {
        "policy": basis.policy,
        "day": basis.today,
        "within": timedelta(0),
        "manuscript": manuscript,
    }
    claims = list_claims(session, manuscript=manuscript, names=names)
    return waiting_of(claims, result, audit_or_kept(session, asked).rows)


def waiting_of(
    claims: Iterable[ClaimFacts], result: CheckResult, listed: Iterable[AuditRow]
) -> tuple[Waiting, ...]:
    """Return those of *claims* that wait, by a check and the *listed* rows of an audit.

    The most urgent first; in the order of *claims* where they are as urgent.
    """
    rows = _worst(listed)
    outcomes = {outcome.name: outcome for outcome in result.claims}
    found = result.by_claim()
    waiting = []
    for claim in claims:
        outcome = outcomes.get(claim.name)
        if outcome is None or claim.status is not ClaimStatus.ACTIVE:
            continue
        findings = _ordered(found.get(claim.name, ()))
        parts = tuple(_parts(claim, outcome, findings, rows.get(claim.name)))
        if parts:
            waiting.append(Waiting(claim, outcome, findings, Risk(parts)))
    return tuple(sorted(waiting, key=lambda each: -each.risk.points))


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
    claim: ClaimFacts,
    outcome: ClaimOutcome,
    findings: Sequence[Finding],
    row: AuditRow | None,
) -> Iterator[RiskPart]:
    yield from _of_evidence(claim, outcome)
    yield from _of_findings(findings)
    if row is not None:
        yield from (part for part in row.risk.parts if part.name in _OF_AUDIT)
    confidence = lowest_confidence(claim)
    if points := CONFIDENCES.get(confidence, 0):
        shown = confidence if confidence == UNRATED else f"{confidence} confidence"
        yield RiskPart("confidence", points, shown)


def _of_evidence(claim: ClaimFacts, outcome: ClaimOutcome) -> Iterator[RiskPart]:
    if not claim.with_stance(Stance.SUPPORTS, Stance.PARTLY):
        yield RiskPart("evidence", UNSUPPORTED, "no source supports it")
    against = claim.with_stance(Stance.CONTRADICTS)
    if against and not all(tie.answer for tie in against):
        yield RiskPart("contradicted", CONTRADICTED, "contradicted, and not answered")
    if outcome.unchecked:
        yield RiskPart("unchecked", UNCHECKED, "; ".join(outcome.unchecked))


def _of_findings(findings: Sequence[Finding]) -> Iterator[RiskPart]:
    for severity, points in ((Severity.ERROR, ERROR), (Severity.WARNING, WARNING)):
        number = sum(finding.severity is severity for finding in findings)
        if number:
            yield RiskPart(severity.value, points, many(number, severity.value))
            return
