"""What became of a quoted passage in a newer copy of its source.

Moved, or the same but for what folding ignores: it is there. Any other difference is a
difference, however small: likeness finds the candidate and never decides. Where a text
is not complete, that a passage is not in it means nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.models.vocabulary import PassageFate
from evidence.text.anchors import (
    Outcome,
    QuoteAmbiguous,
    QuoteNotFound,
    Selector,
    make_selector,
    reanchor,
)

__all__ = ["Fate", "follow_passage"]

_BEFORE = re.compile(r"[^\w\s]{1,8}")
_AFTER = re.compile(r"[^\w\s]{1,8}\Z")
_FATES = {
    Outcome.UNCHANGED: PassageFate.THERE,
    Outcome.MOVED: PassageFate.MOVED,
    Outcome.NORMALIZED: PassageFate.MOVED,
    Outcome.REWORDED: PassageFate.ALTERED,
    Outcome.ALTERED: PassageFate.ALTERED,
    Outcome.AMBIGUOUS: PassageFate.UNKNOWN,
    Outcome.NOT_FOUND: PassageFate.GONE,
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a passage: as it stood, as it stands, what differs."""

    fate: PassageFate
    old: str
    new: str = ""
    difference: str = ""


def follow_passage(quotation: str, before: str, now: str, *, complete: bool) -> Fate:
    """Find *quotation*, which stands in the text *before*, in the text *now*.

    *complete* says whether *now* is all of the newer copy's text.
    """
    selector = _selector(quotation, before)
    if selector is None:
        why = "the passage was not found, or not only once, in the kept copy's text"
        return Fate(PassageFate.UNKNOWN, quotation, difference=why)
    placed = reanchor(selector, now, same_text=before == now, before=before)
    fate = _FATES[placed.outcome]
    if fate is PassageFate.GONE and not complete:
        why = "the text of the newer copy is not complete"
        return Fate(PassageFate.UNKNOWN, selector.exact, difference=why)
    if placed.outcome is Outcome.AMBIGUOUS:
        why = "it stands in the newer copy more than once"
        return Fate(fate, selector.exact, difference=why)
    difference = placed.difference or ""
    if placed.outcome is Outcome.REWORDED:
        difference = difference or "reworded"
    new = placed.found or ""
    if placed.start is not None and placed.end is not None:
        new = _with_marks(selector.exact, now, placed.start, placed.end)
    return Fate(fate, selector.exact, new, difference)


def _with_marks(old: str, text: str, start: int, end: int) -> str:
    """Return what stands at a place, with the marks at both ends that *old* has."""
    before, after = _BEFORE.match(old), _AFTER.search(old)
    lead, tail = before[0] if before else "", after[0] if after else ""
    if lead and not text.startswith(lead, start) and text[:start].endswith(lead):
        start -= len(lead)
    if tail and not text[start:end].endswith(tail) and text.startswith(tail, end):
        end += len(tail)
    return text[start:end]


def _selector(quotation: str, text: str) -> Selector | None:
    try:
        return make_selector(text, quotation)
    except (QuoteNotFound, QuoteAmbiguous):
        return None
