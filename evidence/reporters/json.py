"""Findings as JSON: its own shape, versioned, so that the internals may change.

The shape is told by ``schema/report-1.json`` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity, State
from evidence.checker.result import CheckResult
from evidence.reporters.base import Reporter, View
from evidence.reporters.streamed import Listed, Members

SCHEMA_VERSION = 1


class JsonReporter(Reporter):
    """``{"schema_version": 1, "findings": […], "summary": {…}, …}``."""

    name: ClassVar[str] = "json"

    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield the whole result; nothing that was waived or skipped is hidden."""
        yield from Members(_members(result, view)).pieces()
        yield "\n"


def _members(result: CheckResult, view: View) -> Iterator[tuple[str, Any]]:
    yield "schema_version", SCHEMA_VERSION
    yield "today", result.today.isoformat()
    if view.ended is not None:
        yield "ended", view.ended.isoformat()
    yield "failed", result.fails(view.fail_on)
    yield "fail_on", view.fail_on.value
    yield "summary", _summary(result)
    if result.absent is not None:
        yield "baseline", _baseline(result, result.absent)
    yield "findings", Listed(_finding(each) for each in result.findings)
    yield "unchecked", Listed(_finding(each) for each in result.unchecked)
    yield "waived", Listed(_waived(result))
    yield "expired_waivers", [waiver.name for waiver in result.expired]
    if result.absent is not None:
        yield "absent", Listed(_finding(each) for each in result.absent)
    yield "claims", Listed(_claims(result, view))
    yield "problems", Listed(_problems(result))
    yield "not_checked", list(result.not_checked)


def _summary(result: CheckResult) -> Mapping[str, int]:
    counts = result.counts
    return {
        "errors": result.count(Severity.ERROR),
        "warnings": result.count(Severity.WARNING),
        "notes": result.count(Severity.NOTE),
        "waived": len(result.waived),
        "manuscripts": counts.manuscripts,
        "claims": counts.claims,
        "clean_claims": result.clean_claims(),
        "withdrawn_claims": counts.withdrawn,
        "citations": counts.citations,
        "citation_items": counts.items,
        "sources": counts.sources,
        "rules": counts.rules,
    }


def _baseline(result: CheckResult, absent: Sequence[Finding]) -> Mapping[str, int]:
    states = [finding.state for finding in result.findings]
    return {
        "new": states.count(State.NEW),
        "updated": states.count(State.UPDATED),
        "unchanged": states.count(State.UNCHANGED),
        "absent": len(absent),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    subject = finding.subject
    entry: dict[str, Any] = {
        "code": finding.code,
        "rule": finding.slug,
        "severity": finding.severity.value,
        "kind": finding.kind.value,
        "subject": {"kind": subject.kind.value, "name": subject.name},
        "message": finding.message,
        "hint": finding.hint,
        "related": list(finding.related),
        "location": _place(finding.place),
        "fingerprint": finding.fingerprint,
    }
    if finding.state is not None:
        entry["state"] = finding.state.value
    return entry


def _waived(result: CheckResult) -> Iterator[dict[str, Any]]:
    for each in result.waived:
        yield {
            **_finding(each.finding),
            "waiver": each.waiver.name,
            "reason": each.waiver.reason,
            "until": each.waiver.until,
            "by": each.waiver.by,
        }


def _claims(result: CheckResult, view: View) -> Iterator[dict[str, Any]]:
    verdicts = result.verdicts(view.fail_on)
    for claim in result.claims:
        yield {
            "name": claim.name,
            "manuscript": claim.manuscript,
            "section": list(claim.section),
            "location": _place(claim.place),
            "verdict": verdicts[claim.name].value,
            "unchecked": list(claim.unchecked),
        }


def _problems(result: CheckResult) -> Iterator[dict[str, Any]]:
    for each in result.problems:
        yield {
            "code": each.code,
            "rule": each.slug,
            "subject": {"kind": each.subject.kind.value, "name": each.subject.name},
            "message": each.message,
        }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
