"""Findings as a brief prints them: linked to their subject, grouped, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity
from evidence.checker.result import Waived
from evidence.exporters.base import (
    FindingGroup,
    FindingLine,
    FindingRow,
    Reference,
    WaivedLine,
)
from evidence.exporters.told import Told
from evidence.services.brief.names import Names

FAMILIES = ("FIG", "CLM", "CIT", "AGE", "RAT", "SRC")
"""The families of rules in the order of the summary."""
CLAIM = "claim-"


class Findings:
    """Turns findings into lines, knowing what is printed where."""

    def __init__(self, names: Names, titles: Mapping[str, str]) -> None:
        self._names = names
        self._titles = titles

    def line(self, finding: Finding) -> FindingLine:
        """Return one finding."""
        words = self._names.words
        title = words.told(finding.code, self._titles.get(finding.code, finding.slug))
        return FindingLine(
            code=finding.code,
            title=Told(title.rstrip("."), title.language),
            severity=finding.severity,
            message=words.told(finding.code, finding.message),
            hint=words.told(finding.code, finding.hint),
            related=tuple(words.told(finding.code, each) for each in finding.related),
            where=where(finding.place),
            subject=self._names.subject(finding.subject),
            subject_text=finding.subject.name,
        )

    def groups(self, findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
        """Return *findings* by rule and severity, the worst first."""
        groups: dict[tuple[str, Severity], list[FindingLine]] = {}
        for finding in findings:
            key = (finding.code, finding.severity)
            groups.setdefault(key, []).append(self.line(finding))
        ranked = sorted(groups, key=lambda key: (-key[1].rank, weight(key[0])))
        return tuple(_group(groups[key]) for key in ranked)

    def waived(self, waived: Waived) -> WaivedLine:
        """Return a finding that was accepted, with the reason."""
        waiver = waived.waiver
        return WaivedLine(
            self.line(waived.finding), waiver.reason, waiver.by, waiver.until
        )


def weight(code: str) -> tuple[int, str]:
    """Return the order of rules: what is printed wrongly before what is unrated."""
    family = code[:3]
    at = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
    return at, code


def _group(lines: list[FindingLine]) -> FindingGroup:
    rows: dict[Reference, list[str]] = {}
    for line in lines:
        subject = line.subject or Reference(line.subject_text, "")
        rows.setdefault(subject, []).append(line.message)
    claims = [subject for subject in rows if subject.anchor.startswith(CLAIM)]
    return FindingGroup(
        code=lines[0].code,
        title=lines[0].title,
        severity=lines[0].severity,
        count=len(lines),
        claims=tuple(int(each.anchor.removeprefix(CLAIM)) for each in claims),
        others=tuple(each for each in rows if not each.anchor.startswith(CLAIM)),
        rows=tuple(FindingRow(each, tuple(said)) for each, said in rows.items()),
    )


def where(place: Place | None) -> str:
    """Return ``path:line:column``."""
    return f"{place.path}:{place.line}:{place.column}" if place else ""
