"""The sources of a brief, formatted, with what the ledger knows of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.checker.facts import SourceFacts
from evidence.exporters.base import FindingLine, SourceLine
from evidence.models.vocabulary import SubjectKind
from evidence.services.brief.findings import Findings
from evidence.services.brief.names import Names
from evidence.services.brief.styles import format_sources

if TYPE_CHECKING:
    from evidence.services.brief.gathering import Material


def list_source_lines(
    names: Names, findings: Findings, material: Material, style: str
) -> tuple[SourceLine, ...]:
    """Return the printed sources in the order of *style*.

    Raises UsageFault or InputRefused for a style that cannot be used.
    """
    found: dict[str, list[FindingLine]] = {}
    for each in material.result.findings:
        if each.subject.kind is SubjectKind.SOURCE:
            found.setdefault(each.subject.name, []).append(findings.line(each))
    remarks = _Remarks(names, material)
    proves: dict[str | None, list[int]] = {}
    for number, claim in names.numbered():
        for key in {key for tie in claim.evidence for key in (tie.source, tie.via)}:
            proves.setdefault(key, []).append(number)
    return tuple(
        SourceLine(
            anchor=names.source(source.name).anchor,
            citekey=source.name,
            pieces=pieces,
            remarks=tuple(remarks.of(source)),
            claims=tuple(proves.get(source.name, ())),
            findings=tuple(found.get(source.name, ())),
        )
        for source, pieces in format_sources(names.sources, style)
    )


class _Remarks:
    """What the ledger knows of a source besides its entry."""

    def __init__(self, names: Names, material: Material) -> None:
        self._names = names
        self._words = names.words
        self._tied = material.scope.tied
        self._cited = Counter(
            item.source
            for manuscript in material.scope.manuscripts
            for citation in manuscript.citations
            for item in citation.items
            if item.source
        )

    def of(self, source: SourceFacts) -> Iterator[str]:
        """Yield the remarks on *source*."""
        count = self._cited[source.name]
        if count:
            once = self._words("cited once")
            often = self._words("cited %(count)s times", count=count)
            yield once if count == 1 else often
        elif source.name not in self._tied:
            yield self._words("neither cited nor tied to a claim")
        relations = (
            ("rests on", source.derives_from),
            ("superseded by", source.superseded_by),
            ("the same as", source.same_as),
        )
        for words, keys in relations:
            if keys:
                labels = ", ".join(self._names.source(k).label for k in keys)
                yield f"{self._words(words)} {labels}"
        if status := source.get("x-status"):
            yield self._words("record %(status)s", status=status)
