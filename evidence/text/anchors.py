"""Anchors: tie words to their place in a text, and find them in the next revision.

The door to ``selectors`` (how a place is named) and ``reanchoring`` (how it is found
again); everything else in the program imports from here.
"""

from __future__ import annotations

from evidence.text.critical_tokens import critical_difference
from evidence.text.document import Span
from evidence.text.folding import fold
from evidence.text.likeness import nearest
from evidence.text.reanchoring import Outcome, Placement, reanchor
from evidence.text.selectors import (
    QuoteAmbiguous,
    QuoteNotFound,
    Selector,
    exact_places,
    folded_places,
    has_context,
    select,
)

__all__ = [
    "Outcome",
    "Placement",
    "QuoteAmbiguous",
    "QuoteNotFound",
    "Selector",
    "make_selector",
    "reanchor",
]


def make_selector(
    text: str,
    quote: str,
    *,
    prefix: str = "",
    suffix: str = "",
    occurrence: int | None = None,
) -> Selector:
    """Return the selector of *quote* in *text*.

    *prefix*, *suffix* or *occurrence* (from 1) choose among several places. The quote
    may differ from the text in what folding ignores; the selector has the text's own
    words. Raises QuoteNotFound, or QuoteAmbiguous with the places.
    """
    quote = quote.strip()
    if not quote:
        raise QuoteNotFound("the quotation is empty")
    places = (
        exact_places(text, quote)
        or folded_places(fold(text), text, quote)
        or exact_places(text, quote, whole=False)
    )
    if not places:
        raise _not_found(text, quote)
    fitting = tuple(p for p in places if has_context(text, p, prefix, suffix))
    if not fitting:
        raise QuoteNotFound(
            f"“{_short(quote)}” stands in the text, but not with these words around it",
            nearest=_around(text, places[0]),
        )
    return select(text, _choose(text, quote, fitting, occurrence), places)


def _choose(
    text: str, quote: str, places: tuple[Span, ...], occurrence: int | None
) -> Span:
    count = len(places)
    if occurrence is not None:
        if not 1 <= occurrence <= count:
            raise QuoteNotFound(
                f"“{_short(quote)}” stands in the text {_times(count)}; "
                f"there is no occurrence {occurrence}"
            )
        return places[occurrence - 1]
    if count > 1:
        shown = "; ".join(f"“{_around(text, place)}”" for place in places[:4])
        raise QuoteAmbiguous(
            f"“{_short(quote)}” stands in the text {_times(count)}: {shown}. "
            "Quote more of it, or say what stands before or after, or which occurrence",
            places=places,
        )
    return places[0]


def _not_found(text: str, quote: str) -> QuoteNotFound:
    span = nearest(text, quote)
    if span is None:
        return QuoteNotFound(f"“{_short(quote)}” is not in the text")
    found = text[span.start : span.end]
    difference = critical_difference(quote, found)
    more = f" ({difference})" if difference else ""
    return QuoteNotFound(
        f"“{_short(quote)}” is not in the text; the nearest is “{_short(found)}”{more}",
        nearest=found,
        difference=difference,
    )


def _around(text: str, place: Span) -> str:
    shown = text[max(0, place.start - 30) : place.end + 30]
    return _short(" ".join(shown.split()))


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:80]} … {text[-30:]}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
