"""What is new since an earlier run, what was there, and what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evidence.checker.finding import Finding, State
from evidence.checker.result import CheckResult, Waived


@dataclass(frozen=True, slots=True)
class Baseline:
    """What an earlier run found, by fingerprint."""

    standing: Mapping[str, Finding]
    """Its findings, and what it could not check."""
    waived: frozenset[str]
    """The fingerprints of those that somebody had accepted."""


def compare(result: CheckResult, baseline: Baseline) -> CheckResult:
    """Return *result* with the state of each finding, and with what is gone."""
    waived = tuple(
        Waived(_waived_then(each.finding, baseline), each.waiver)
        for each in result.waived
    )
    seen = {
        finding.fingerprint
        for finding in (
            *result.findings,
            *result.unchecked,
            *(each.finding for each in result.waived),
        )
    }
    return replace(
        result,
        findings=_with_states(result.findings, baseline),
        unchecked=_with_states(result.unchecked, baseline),
        waived=waived,
        absent=tuple(
            finding
            for fingerprint, finding in baseline.standing.items()
            if fingerprint not in seen
        ),
    )


def _with_states(
    findings: Iterable[Finding], baseline: Baseline
) -> tuple[Finding, ...]:
    return tuple(replace(each, state=_state(each, baseline)) for each in findings)


def _state(finding: Finding, baseline: Baseline) -> State:
    before = baseline.standing.get(finding.fingerprint)
    if before is None:
        was_waived = finding.fingerprint in baseline.waived
        return State.UPDATED if was_waived else State.NEW
    worse = finding.severity.rank > before.severity.rank
    return State.UPDATED if worse else State.UNCHANGED


def _waived_then(finding: Finding, baseline: Baseline) -> Finding:
    if finding.fingerprint in baseline.waived:
        return replace(finding, state=State.UNCHANGED)
    known = finding.fingerprint in baseline.standing
    return replace(finding, state=State.UPDATED if known else State.NEW)
