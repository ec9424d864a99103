"""Findings as a brief prints them: linked to their subject, grouped, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidence.checker.facts import Place
from evidence.checker.finding import Finding
from evidence.checker.result import Waived
from evidence.exporters.base import FindingGroup, FindingLine, WaivedLine
from evidence.services.brief_names import Names


class Findings:
    """Turns findings into lines, knowing what is printed where."""

    def __init__(self, names: Names, titles: Mapping[str, str]) -> None:
        self._names = names
        self._titles = titles

    def line(self, finding: Finding) -> FindingLine:
        """Return one finding."""
        return FindingLine(
            code=finding.code,
            title=self._titles.get(finding.code, finding.slug).rstrip("."),
            severity=finding.severity,
            message=finding.message,
            hint=finding.hint,
            related=finding.related,
            where=where(finding.place),
            subject=self._names.subject(finding.subject),
            subject_text=finding.subject.name,
        )

    def groups(self, findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
        """Return *findings* by rule and severity, worst first, then the most."""
        groups: dict[tuple[str, int], list[FindingLine]] = {}
        for finding in findings:
            key = (finding.code, finding.severity.rank)
            groups.setdefault(key, []).append(self.line(finding))
        ranked = sorted(groups, key=lambda key: (-key[1], -len(groups[key]), key[0]))
        return tuple(
            FindingGroup(
                code=key[0],
                title=groups[key][0].title,
                severity=groups[key][0].severity,
                findings=tuple(groups[key]),
            )
            for key in ranked
        )

    def waived(self, waived: Waived) -> WaivedLine:
        """Return a finding that was accepted, with the reason."""
        waiver = waived.waiver
        return WaivedLine(
            self.line(waived.finding), waiver.reason, waiver.by, waiver.until
        )


def where(place: Place | None) -> str:
    """Return ``path:line:column``."""
    return f"{place.path}:{place.line}:{place.column}" if place else ""
