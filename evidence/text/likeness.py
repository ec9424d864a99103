"""The passage of a text that is likest to some words: a candidate, never a verdict."""

from __future__ import annotations

from rapidfuzz import fuzz

from evidence.text.document import Span
from evidence.text.folding import Folded, fold, fold_text


def nearest(text: str, quote: str) -> Span | None:
    """Return the passage of *text* that is likest to *quote*, or None.

    It begins and ends at words. Likeness finds it and decides nothing.
    """
    return likest(fold(text), fold_text(quote))


def likest(folded: Folded, wanted: str) -> Span | None:
    """Return the span of the original whose folded form is likest to *wanted*."""
    if not wanted.strip() or not folded.text.strip():
        return None
    found = fuzz.partial_ratio_alignment(wanted, folded.text, score_cutoff=50)
    if found is None or found.dest_end <= found.dest_start:
        return None
    around = max(24, len(wanted) // 5)
    starts = _edges(folded.text, found.dest_start - around, found.dest_start + around)
    ends = _edges(folded.text, found.dest_end - around, found.dest_end + around)
    pairs = [(a, b) for a in starts for b in ends if a < b]
    if not pairs:
        return None
    start, end = max(
        pairs, key=lambda pair: fuzz.ratio(wanted, folded.text[pair[0] : pair[1]])
    )
    while end > start and folded.text[end - 1] == " ":
        end -= 1
    while start < end and folded.text[start] == " ":
        start += 1
    return Span(*folded.original(start, end)) if start < end else None


def _edges(text: str, start: int, end: int) -> list[int]:
    """Return the edges of words between *start* and *end*."""
    low, high = max(0, start), min(len(text), end)
    return [
        at
        for at in range(low, high + 1)
        if at in {0, len(text)} or (text[at - 1].isalnum() != text[at].isalnum())
    ]
