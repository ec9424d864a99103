"""Findings as JSON: its own shape, versioned, so that the internals may change."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity
from evidence.checker.result import CheckResult
from evidence.reporters.base import Reporter, View


class JsonReporter(Reporter):
    """``{"schema_version": 1, "findings": […], "summary": {…}, …}``."""

    name: ClassVar[str] = "json"

    def report(self, result: CheckResult, view: View) -> str:
        """Return the whole result; nothing that was waived or skipped is hidden."""
        counts = result.counts
        return json.dumps(
            {
                "schema_version": 1,
                "today": result.today.isoformat(),
                "failed": result.fails(view.fail_on),
                "summary": {
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
                },
                "findings": [_finding(finding) for finding in result.findings],
                "waived": [
                    {
                        **_finding(each.finding),
                        "waiver": each.waiver.name,
                        "reason": each.waiver.reason,
                        "until": each.waiver.until,
                        "by": each.waiver.by,
                    }
                    for each in result.waived
                ],
                "expired_waivers": [waiver.name for waiver in result.expired],
                "not_checked": list(result.not_checked),
            },
            indent=2,
        )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.slug,
        "severity": finding.severity.value,
        "subject": {"kind": finding.subject.kind.value, "name": finding.subject.name},
        "message": finding.message,
        "hint": finding.hint,
        "related": list(finding.related),
        "location": _place(finding.place),
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
