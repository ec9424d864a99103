"""Findings as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evidence.services.finding_listing import Listed


def finding_row(each: Listed) -> dict[str, Any]:
    """Return one line of ``findings``."""
    finding = each.finding
    place = finding.place
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "rule": finding.slug,
        "about": finding.subject.kind.value,
        "subject": finding.subject.name,
        "place": f"{place.path}:{place.line}:{place.column}" if place else "",
        "kind": finding.kind.value,
        "waived": "yes" if each.waived else "no",
        "message": finding.message,
        "hint": finding.hint,
    }
