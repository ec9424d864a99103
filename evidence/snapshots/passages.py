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
from evidence.text.document import Span
from evidence.text.selectors import exact_places, select

__all__ = ["Fate", "Quoted", "follow_passage"]

_BEFORE = re.compile(r"[^\w\s]{1,8}")
_AFTER = re.compile(r"[^\w\s]{1,8}\Z")
_SAME = {Outcome.UNCHANGED, Outcome.MOVED, Outcome.NORMALIZED}
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


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a quotation as given, and where they are *pinned*, if they are."""

    words: str
    pinned: Selector | None = None


def follow_passage(quoted: Quoted, before: str, now: str, *, complete: bool) -> Fate:
    """Find *quoted*, which stands in the text *before*, in the text *now*.

    A pinned passage is followed from its place, though the same words stand elsewhere.
    *complete* says whether *now* is all of the newer copy's text.
    """
    selector = _pinned(quoted.pinned, before) or _selector(quoted.words, before)
    if selector is None:
        why = "the passage was not found, or not only once, in the kept copy's text"
        return Fate(PassageFate.UNKNOWN, quoted.words, difference=why)
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


def _pinned(pinned: Selector | None, text: str) -> Selector | None:
    """Return the selector of a pinned passage in *text*.

    Another extractor's text has it at another place, where its words are the same.
    """
    if pinned is None:
        return None
    if text[pinned.start : pinned.end] == pinned.exact:
        return pinned
    placed = reanchor(pinned, text, same_text=False, before=None)
    if placed.outcome not in _SAME or placed.start is None or placed.end is None:
        return None
    span = Span(placed.start, placed.end)
    words = text[span.start : span.end]
    return select(text, span, exact_places(text, words, whole=False))


def _selector(quotation: str, text: str) -> Selector | None:
    try:
        return make_selector(text, quotation)
    except (QuoteNotFound, QuoteAmbiguous):
        return None
