"""Markdown: every claim with its evidence, ratings and findings, to be mailed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.exporters.extracts import (
    Exported,
    Extract,
    ExtractExporter,
    source_address,
)
from evidence.exporters.safety import shown
from evidence.models.vocabulary import Basis
from evidence.text.cells import short
from evidence.text.quoted.inner_marks import in_marks

_MARKS = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_START = re.compile(r"^(\d*)([-+#=:.)])")
"""What would begin a list, a heading or a rule at the start of a line."""


class MarkdownExporter(ExtractExporter):
    """CommonMark; foreign text is escaped, so that none of it becomes mark-up."""

    name = "markdown"
    suffixes = (".md", ".markdown")

    def write(self, extract: Extract) -> Exported:
        """Return a document with a section a claim."""
        count = len(extract.claims)
        told = (
            f"{count} claims as on {extract.day.isoformat()}; ledger "
            f"{extract.fingerprint}; written by {plain(extract.generator)}."
        )
        lines = [
            f"# {plain(extract.publisher) or 'Claims and their evidence'}",
            "",
            told,
            "",
        ]
        for claim in extract.claims:
            lines += _claim(claim, extract)
        lines += ["## Sources", ""]
        for source in extract.sources:
            address = source_address(source)
            where = f" <{address}>" if address else ""
            lines.append(f"- **{plain(source.name)}**: {plain(source.title)}{where}")
        return Exported("\n".join([*lines, ""]))


def plain(text: str) -> str:
    """Return *text* on one line, escaped for CommonMark."""
    escaped = _MARKS.sub(r"\\\1", shown(" ".join(text.split())))
    return _AT_START.sub(r"\1\\\2", escaped)


def _claim(claim: ClaimFacts, extract: Extract) -> Iterator[str]:
    place = f"{claim.place.path}:{claim.place.line}"
    yield f"## {plain(claim.name)}"
    yield ""
    yield f"{plain(claim.statement)}"
    yield ""
    yield f"- stands: {extract.standing(claim).value}"
    yield f"- place: {plain(place)}"
    if claim.figures:
        yield f"- figures: {plain('; '.join(figure.text for figure in claim.figures))}"
    if claim.roster:
        yield f"- roster: {plain('; '.join(claim.roster))}"
    for tie in claim.evidence:
        yield f"- {_tie(tie)}"
    for rating in claim.current_ratings:
        words = f"{rating.confidence} confidence, {rating.scheme} {rating.level}"
        yield f"- rated: {plain(words)}, {plain(rating.by)}: {plain(rating.reason)}"
    for finding in extract.findings.get(claim.name, ()):
        yield f"- {finding.severity.value} {finding.code}: {plain(finding.message)}"
    for each in claim.superseded:
        newer = f": {plain(each.newer.text)}" if each.newer else ""
        since = f"{plain(each.as_of.text)} ({plain(each.source)})"
        yield f"- overtaken since {since}{newer}; {plain(each.reason)}"
    yield ""


def _tie(tie: EvidenceFacts) -> str:
    parts = [f"{tie.stance.value}: **{plain(tie.source)}**"]
    parts += [plain(short(tie.page_label))] if tie.page_label else []
    figures = "; ".join(figure.text for figure in tie.figures)
    parts += [plain(figures)] if figures else []
    parts += [plain(in_marks(tie.quotation))] if tie.quotation else []
    parts += ["passage not seen"] if tie.basis is Basis.UNSEEN else []
    parts += [plain(f"pinned: {tie.passage.words}")] if tie.passage else []
    parts += [plain(tie.note)] if tie.note else []
    return ", ".join(parts)
