"""Selectors: how a stretch of text is named so that it can be found again.

A selector joins the TextQuoteSelector and the TextPositionSelector of the W3C Web
Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors): the exact
words, some text before and after, and the position in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.text.document import Span
from evidence.text.folding import Folded, fold_text

CONTEXT = 32
"""Code points of prefix and suffix to begin with."""
MAX_CONTEXT = 1_000
"""Beyond this a prefix or suffix names nothing: two pages that repeat each other."""


@dataclass(frozen=True, slots=True)
class Selector:
    """The *exact* words, what stands before and after, and where they stood."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class QuoteNotFound(ValueError):
    """A quotation is not in the text; *nearest* is the likest passage, if any."""

    def __init__(
        self, message: str, *, nearest: str | None = None, difference: str | None = None
    ) -> None:
        super().__init__(message)
        self.nearest = nearest
        self.difference = difference


class QuoteAmbiguous(ValueError):
    """A quotation is in the text more than once; *places* are where."""

    def __init__(self, message: str, *, places: tuple[Span, ...]) -> None:
        super().__init__(message)
        self.places = places


def exact_places(text: str, quote: str, *, whole: bool = True) -> tuple[Span, ...]:
    """Return where *quote* stands in *text*, to the letter.

    With *whole*, only where it doesn't begin or end inside a word or a number: "83"
    doesn't stand in "1983".
    """
    spans = _every(text, quote)
    if whole:
        spans = (span for span in spans if is_whole(text, span))
    return tuple(spans)


def folded_places(folded: Folded, text: str, quote: str) -> tuple[Span, ...]:
    """Return where *quote* stands in *text*, apart from what folding ignores."""
    wanted = fold_text(quote).strip()
    if not wanted:
        return ()
    spans = (
        Span(*folded.original(found.start, found.end))
        for found in _every(folded.text, wanted)
    )
    return tuple(span for span in spans if is_whole(text, span))


def _every(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


def is_whole(text: str, span: Span) -> bool:
    """Tell whether *span* begins and ends at the edges of words and numbers."""
    return not (_joined(text, span.start) or _joined(text, span.end))


def _joined(text: str, at: int) -> bool:
    """Tell whether the characters on both sides of *at* are of one word or number."""
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if left.isalnum() and right.isalnum():
        return True
    if right.isdigit() and left in ".,":
        return at >= 2 and text[at - 2].isdigit()
    if left.isdigit() and right in ".,":
        return text[at + 1 : at + 2].isdigit()
    return False


def has_context(text: str, span: Span, prefix: str, suffix: str) -> bool:
    """Tell whether *prefix* and *suffix* stand on the two sides of *span*, folded."""
    wanted_before, wanted_after = fold_text(prefix).strip(), fold_text(suffix).strip()
    before = fold_text(text[max(0, span.start - 2 * len(prefix) - 16) : span.start])
    after = fold_text(text[span.end : span.end + 2 * len(suffix) + 16])
    return before.rstrip().endswith(wanted_before) and after.lstrip().startswith(
        wanted_after
    )


def select(text: str, span: Span, others: tuple[Span, ...]) -> Selector:
    """Return the selector for *span*, with context that tells it from *others*.

    The context begins at 32 code points and doubles, each time to the edge of a word,
    until no other place has the same, or 1,000 are reached.
    """
    size = CONTEXT
    rivals = [other for other in others if other != span]
    while True:
        prefix, suffix = _before(text, span.start, size), _after(text, span.end, size)
        same = any(
            text[: rival.start].endswith(prefix) and text.startswith(suffix, rival.end)
            for rival in rivals
        )
        if not same or size >= MAX_CONTEXT:
            return Selector(
                text[span.start : span.end], prefix, suffix, span.start, span.end
            )
        size = min(size * 2, MAX_CONTEXT)


def _before(text: str, at: int, size: int) -> str:
    start = max(0, at - size)
    edge = re.compile(r"\S*").match(text[max(0, start - 24) : start][::-1])
    return text[start - (edge.end() if edge and start else 0) : at]


def _after(text: str, at: int, size: int) -> str:
    end = min(len(text), at + size)
    edge = re.compile(r"\S{0,24}").match(text, end)
    return text[at : edge.end() if edge else end]
