"""Argdown: claims and their evidence as a map of arguments.

Source: https://argdown.org/syntax, read 2026: a statement's title stands in square
brackets, an argument's in pointed ones; ``+`` supports, ``-`` attacks, ``_`` undercuts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.exporters.extracts import Exported, Extract, ExtractExporter
from evidence.exporters.safety import shown
from evidence.models.vocabulary import Stance
from evidence.text.cells import short

_SIGNS = {
    Stance.SUPPORTS: "+",
    Stance.PARTLY: "+",
    Stance.CONTRADICTS: "-",
}
_MARKS = re.compile(r"([\\\[\]<>{}#*_@:+\-])")


class ArgdownExporter(ExtractExporter):
    """A statement a claim; an argument a piece of evidence that bears on it."""

    name = "argdown"
    suffixes = (".argdown", ".ad")

    def write(self, extract: Extract) -> Exported:
        """Return the map; evidence that is mere context is not part of an argument."""
        lines = [line for claim in extract.claims for line in _claim(claim)]
        left = sum(
            t.stance is Stance.CONTEXT for c in extract.claims for t in c.evidence
        )
        notes = (f"left out, mere context: {left}",) if left else ()
        return Exported("\n".join(lines), notes)


def _claim(claim: ClaimFacts) -> Iterator[str]:
    yield f"[{_title(claim.name)}]: {_plain(claim.statement)}"
    for tie in claim.evidence:
        if tie.stance not in _SIGNS:
            continue
        title = _title(f"{tie.source} {tie.name}")
        yield f"  {_SIGNS[tie.stance]} <{title}>: {_said(tie)}"
        if tie.answer:
            yield f"    - {_plain(tie.answer)}"
    yield ""


def _said(tie: EvidenceFacts) -> str:
    part = "In part: " if tie.stance is Stance.PARTLY else ""
    figures = ", ".join(figure.text for figure in tie.figures)
    said = "; ".join(each for each in (tie.note or tie.quotation, figures) if each)
    page = f" ({short(tie.page_label)})" if tie.page_label else ""
    return _plain(f"{part}{said or 'the source says so'}{page}")


def _title(text: str) -> str:
    return re.sub(r"[\[\]<>]", "", shown(" ".join(text.split())))


def _plain(text: str) -> str:
    """Return *text* on one line, without a character that Argdown reads as a mark."""
    return _MARKS.sub(r"\\\1", shown(" ".join(text.split())))
