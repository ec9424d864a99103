"""Look for a quotation in one kept copy: pinned, or why not.

What decides is the comparison of quotations, token by token; the page that was given,
the words around it or its number only choose among places where it stands.
"""

from __future__ import annotations

from evidence.models import PassageMatch
from evidence.services.passages.choosing import choose, on_other_page
from evidence.services.passages.copies import Copy, Opened
from evidence.services.passages.found import UNPINNED, Found, Pin, Standing, Wanted
from evidence.services.passages.pages import agrees, label_of, words_of
from evidence.services.passages.recognised import RECOGNISED, recognised_otherwise
from evidence.services.passages.showing import around
from evidence.text.document import Span
from evidence.text.likeness import nearest
from evidence.text.passages.features import features_of
from evidence.text.passages.search import search
from evidence.text.quotations.comparing import (
    QuotationVerdict,
    QuoteOutcome,
    SourceText,
    compare_quotation,
    every_place,
)
from evidence.text.selectors import exact_places, select

__all__ = ["look_in", "make_pin"]

FOLDED = 2_000_000
"""Characters of a text in which something alike is looked for, to be shown."""
_MATCHES = {
    QuoteOutcome.EXACT: PassageMatch.EXACT,
    QuoteOutcome.NORMALIZED: PassageMatch.NORMALIZED,
    QuoteOutcome.MOVED: PassageMatch.NORMALIZED,
    QuoteOutcome.AMBIGUOUS: PassageMatch.NORMALIZED,
    QuoteOutcome.ELIDED: PassageMatch.ELIDED,
    QuoteOutcome.REWORDED: PassageMatch.REWORDED,
}
_CLOSING = frozenset(".!?…")
_NO_VERDICT = {QuoteOutcome.UNCHECKED, QuoteOutcome.INDETERMINATE}


def look_in(opened: Opened, wanted: Wanted) -> Found:
    """Return how *wanted* stands to the text of one copy.

    Where its letters were recognised in pictures, that the words are not there, or are
    others there, is nobody's mistake as yet: it is unchecked.
    """
    found = _look_in(opened, wanted)
    if opened.copy.ocr and found.standing in {Standing.ALTERED, Standing.ABSENT}:
        return recognised_otherwise(opened, wanted, found)
    return found


def _look_in(opened: Opened, wanted: Wanted) -> Found:
    copy, text = opened.copy, opened.text
    places = every_place(text, wanted.quotation)
    if places:
        chosen = choose(copy, text, places, wanted)
        if isinstance(chosen, Found):
            return chosen
        page = text.page_at(chosen.start)
        verdict = compare_quotation(
            text, wanted.quotation, page=page.index if page else None
        )
        return _judged(copy, text, verdict, wanted, chosen)
    return _judged(copy, text, compare_quotation(text, wanted.quotation), wanted, None)


def _judged(
    copy: Copy,
    text: SourceText,
    verdict: QuotationVerdict,
    wanted: Wanted,
    chosen: Span | None,
) -> Found:
    """Return what a verdict comes to; *chosen* is where the words stand as they are."""
    if verdict.outcome in _NO_VERDICT:
        reasons = "; ".join(verdict.reasons) or "it could not be compared"
        return Found(Standing.UNCHECKED, reasons)
    match = _MATCHES.get(verdict.outcome)
    if match is not None and verdict.passes:
        span = chosen or Span(verdict.start or 0, verdict.end or 0)
        return _pinned(copy, text, span, match, verdict, wanted)
    if verdict.start is None:
        return _absent(copy, text, wanted)
    return _altered(copy, text, verdict)


def _pinned(
    copy: Copy,
    text: SourceText,
    span: Span,
    match: PassageMatch,
    verdict: QuotationVerdict,
    wanted: Wanted,
) -> Found:
    span = _to_its_close(text.text, span, wanted.quotation)
    where = words_of(text, span)
    on_page = agrees(text, span, wanted.page)
    if on_page is False:
        return on_other_page(copy, wanted.page, where)
    pin = make_pin(copy, text, span, match)
    at = f", {where}" if where else ""
    said = [f"pinned in {copy.snapshot}{at} ({match.value})"]
    if match is PassageMatch.REWORDED:
        how = verdict.diff or "the same words, written otherwise"
        said.append(f"not to the letter: {how}")
    if wanted.page and agrees(text, span, wanted.page) is None:
        said.append(f"its pages have no labels: page {wanted.page} was not compared")
    if copy.ocr:
        said.append(RECOGNISED)
    said += [verdict.note] if verdict.note else []
    return Found(
        Standing.PINNED,
        "; ".join(said),
        pin=pin,
        difference=verdict.diff,
        on_page=on_page is True,
    )


def _to_its_close(text: str, span: Span, quotation: str) -> Span:
    """Take in the full stop behind the words, where the quotation has it too."""
    close = quotation.strip()[-1:]
    behind = text[span.end : span.end + 1]
    own = text[span.start : span.end].endswith(close)
    if close in _CLOSING and behind == close and not own:
        return Span(span.start, span.end + 1)
    return span


def make_pin(copy: Copy, text: SourceText, span: Span, match: PassageMatch) -> Pin:
    """Return the passage at *span*, with context that tells it from all others."""
    page = text.page_at(span.start)
    exact = text.text[span.start : span.end]
    return Pin(
        copy=copy,
        anchor=select(text.text, span, exact_places(text.text, exact, whole=False)),
        page_index=page.index if page else None,
        page_label=label_of(text, span),
        first_label=text.cell_of(span.start, span.end) or (page.label if page else ""),
        outcome=match,
    )


def _altered(copy: Copy, text: SourceText, verdict: QuotationVerdict) -> Found:
    span = Span(verdict.start or 0, verdict.end or 0)
    where = words_of(text, span)
    lines = [
        f"the quotation differs from {copy.snapshot}{f', {where}' if where else ''}",
        *([f"  {verdict.diff}"] if verdict.diff else []),
        *(f"  {reason}" for reason in dict.fromkeys(verdict.reasons)),
        f"  there: {around(text, span)}",
    ]
    if copy.incomplete:
        lines.append(f"  {copy.incomplete}")
    return Found(
        Standing.ALTERED,
        "\n".join(lines),
        hint=f"correct the words; {UNPINNED}",
        difference=verdict.diff,
    )


def _absent(copy: Copy, text: SourceText, wanted: Wanted) -> Found:
    lines = [f"the quotation is not in {copy.snapshot}"]
    span, why = _nearest(text, wanted.quotation)
    if span is not None:
        where = words_of(text, span)
        lines.append(f"  the nearest there{f', {where}' if where else ''}{why}:")
        lines.append(f"  {around(text, span)}")
    return Found(
        Standing.ABSENT,
        "\n".join(lines),
        hint=f"correct the words, or the source; {UNPINNED}",
    )


def _nearest(text: SourceText, quotation: str) -> tuple[Span | None, str]:
    """Return what a person who looks for a quotation should see, and why."""
    features = features_of([quotation])
    for one in search([text.text], features, limit=1, least=1):
        return one.span, f" ({one.reasons})"
    if len(text.text) > FOLDED:
        return None, ""
    return nearest(text.text, quotation), ""
