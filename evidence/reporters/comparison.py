"""A claim that failed beside its passages: what differs, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.checker.finding import Finding
from evidence.checker.outcomes import ClaimOutcome, Passage
from evidence.checker.quotation_wording import shortened
from evidence.checker.wording import listed
from evidence.text.cells import short
from evidence.text.quoted.inner_marks import in_marks
from evidence.text.word_diff import compare_words, marked

_FIGURES = ("FIG", "AGE")
"""The families whose findings are about figures: both sides' are shown."""
_MOST = 400
"""Characters of a passage; of a longer one both ends: the brief has it whole."""


def comparison(claim: ClaimOutcome, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield both sides' figures where they differ, then the passages."""
    if any(each.code.startswith(_FIGURES) for each in findings):
        yield from _differences(claim)
    for each in claim.passages:
        if each.quotation:
            words = in_marks(shortened(each.quotation, _MOST))
            yield f"  {_source(each)} ({each.stance.value}): {words}"


def _differences(claim: ClaimOutcome) -> Iterator[str]:
    """Yield each other value once, with all that give it, under the manuscript's."""
    values: dict[tuple[str, str], list[str]] = {}
    for each in claim.passages:
        if claim.figures and each.figures and (pair := _two(claim, each)):
            values.setdefault(pair, []).append(_source(each))
    for (ours, theirs), sources in values.items():
        pieces = compare_words(ours, theirs)
        yield f"  - manuscript: {marked(pieces, new=False)}"
        yield f"  + {listed(sources)}: {marked(pieces, new=True)}"


def _two(claim: ClaimOutcome, passage: Passage) -> tuple[str, str] | None:
    """Return both sides' figures, with dates where only these differ; None if alike."""
    for ours, theirs in (
        (claim.figures, passage.figures),
        (claim.dated, passage.dated),
    ):
        if ours != theirs:
            return "; ".join(ours), "; ".join(theirs)
    return None


def _source(passage: Passage) -> str:
    return ", ".join(filter(None, (passage.source, short(passage.page))))
