"""Compare quotations with their sources, word by word.

The door to the modules beside it; everything else imports from here. A
source is prepared once (``SourceText.of``), and any number of quotations compared with
it. An approximate search only finds the passage; the verdict is made of what differs
there, token by token. In one module because each way of comparing ends in the same
verdict with its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence.text.document import Page
from evidence.text.quotations.chains import Chain, lay
from evidence.text.quotations.context import note_on
from evidence.text.quotations.difference import Weight
from evidence.text.quotations.endings import supplied
from evidence.text.quotations.occurrences import every_place
from evidence.text.quotations.parts import Parts, read_parts, trimmed
from evidence.text.quotations.places import (
    IN_A_ROW,
    IN_PART,
    MANY_TOKENS,
    SAME_PASSAGE,
    Placement,
    approximate,
    exact,
    is_long,
    is_too_long,
)
from evidence.text.quotations.second_look import looked_at_again
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.verdicts import (
    QuotationVerdict,
    QuoteOutcome,
    QuoteVerdict,
)
from evidence.text.word_diff import Piece

__all__ = [
    "Quotation",
    "QuotationVerdict",
    "QuoteOutcome",
    "QuoteVerdict",
    "SourceText",
    "compare_quotation",
    "compare_readings",
    "every_place",
]

MAX_PIECES = 100
"""Pieces of a quotation between ellipses and brackets."""
_OUTCOMES = {
    Weight.NOISE: QuoteOutcome.NORMALIZED,
    Weight.REWORDED: QuoteOutcome.REWORDED,
    Weight.GAP: QuoteOutcome.PARTIAL,
    Weight.CRITICAL: QuoteOutcome.ALTERED,
}
_READABLE = {QuoteOutcome.INDETERMINATE, QuoteOutcome.UNCHECKED}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, in the language of the source, and their translation, if any.

    Only *original* is compared: a translation is its translator's wording.
    """

    original: str
    translation: str = ""
    translator: str = ""


def compare_quotation(
    source: SourceText, quotation: Quotation | str, *, page: int | str | None = None
) -> QuotationVerdict:
    """Compare *quotation* with *source*.

    *page* is where it is said to stand: an index from 0, or a printed label. Raises
    nothing for any text.
    """
    text = quotation if isinstance(quotation, str) else quotation.original
    return _in_columns(source, text, page) or _in_rows(source, text, page)


def _in_rows(source: SourceText, text: str, page: int | str | None) -> QuotationVerdict:
    """Compare with the text as its lines follow one another."""
    parts = read_parts(text)
    if reason := _unreadable(source, parts):
        return QuotationVerdict(QuoteOutcome.UNCHECKED, reasons=(reason,))
    found = _literal(source, parts, text, page)
    if found is None and any(map(is_too_long, parts.pieces)):
        reason = (
            f"it is not there to the letter, and too long to be compared word by word: "
            f"{MANY_TOKENS:,} words at most without an ellipsis"
        )
        return QuotationVerdict(QuoteOutcome.UNCHECKED, reasons=(reason,))
    found = found or _compared(source, parts, page)
    if not found.passes and (whole := supplied(source, text)):
        found = _with_endings(source, whole, found, page)
    if found.passes and found.start is not None and found.end is not None:
        found = looked_at_again(source, parts, found, text)
    if found.outcome is QuoteOutcome.NOT_FOUND and source.incomplete:
        return replace(
            found, outcome=QuoteOutcome.INDETERMINATE, reasons=(source.incomplete,)
        )
    return found


def _in_columns(
    source: SourceText, text: str, page: int | str | None
) -> QuotationVerdict | None:
    """Compare with the text read column by column; None where nothing is found so.

    What its rows give, across both columns, are nobody's words.
    """
    columns = source.columns()
    if columns is None:
        return None
    order, read = columns
    again = _in_rows(read, text, None)
    if again.start is None or again.end is None:
        return None
    start, end = order.original(again.start, again.end)
    here = source.page_at(start)
    outcome = again.outcome
    if (
        page is not None
        and again.passes
        and not (here and page in {here.index, here.label})
    ):
        outcome = QuoteOutcome.MOVED
    return replace(
        again,
        outcome=outcome,
        start=start,
        end=end,
        page_index=here.index if here else None,
        page_label=(here.label or None) if here else None,
        read=read.text[again.start : again.end],
    )


def _unreadable(source: SourceText, parts: Parts) -> str:
    """Say why nothing can be compared; "" where it can."""
    if not any(sign.isalnum() for sign in source.text):
        return source.incomplete or "the source has no text that can be read"
    if not any(sign.isalnum() for sign in parts.whole):
        return "it has no words"
    if len(parts.pieces) > MAX_PIECES:
        return f"it has {len(parts.pieces):,} pieces; {MAX_PIECES} are compared"
    return ""


def compare_readings(
    readings: Sequence[SourceText],
    quotation: Quotation | str,
    *,
    page: int | str | None = None,
) -> QuotationVerdict:
    """Compare with several readings of one file; they must agree.

    Readings that differ in the verdict give *indeterminate*; a reading without text
    has no voice.
    """
    found = [compare_quotation(one, quotation, page=page) for one in readings]
    heard = [one for one in found if one.outcome not in _READABLE] or found
    if not heard:
        reason = "there is no reading of it"
        return QuotationVerdict(QuoteOutcome.UNCHECKED, reasons=(reason,))
    if len({one.verdict for one in heard}) > 1:
        said = " and ".join(sorted({one.outcome.value for one in heard}))
        reason = f"readings of the source disagree: {said}"
        return replace(heard[0], outcome=QuoteOutcome.INDETERMINATE, reasons=(reason,))
    return heard[0]


def _with_endings(
    source: SourceText, text: str, found: QuotationVerdict, page: int | str | None
) -> QuotationVerdict:
    """Return the verdict on words some of whose endings are supplied in brackets."""
    again = _in_rows(source, text, page)
    return _marked(again) if again.passes else found


def _literal(
    source: SourceText, parts: Parts, text: str, page: int | str | None
) -> QuotationVerdict | None:
    """Return the verdict where the words stand as they are, brackets and all."""
    if "[" not in parts.whole and "…" not in parts.whole and len(parts.pieces) > 1:
        return None
    places = exact(source, trimmed(parts.whole))
    if not places:
        return None
    return _verbatim(source, places, text, page)


def _verbatim(
    source: SourceText, places: Sequence[Placement], text: str, page: int | str | None
) -> QuotationVerdict:
    good = [one for one in places if one.weight is Weight.NOISE] or list(places)
    here = [one for one in good if page is None or _on_page(source, one, page)]
    chosen = (here or good)[0]
    outcome = QuoteOutcome.NORMALIZED
    start, end = source.normal.original(chosen.start, chosen.end)
    if _bare(text) == source.text[start:end]:
        outcome = QuoteOutcome.EXACT
    if chosen.weight is not Weight.NOISE:
        outcome = QuoteOutcome.ALTERED
    elif not here:
        outcome = QuoteOutcome.MOVED if len(good) == 1 else QuoteOutcome.AMBIGUOUS
    made = _placed(source, outcome, chosen.start, chosen.end)
    reasons, pieces = _reasons([chosen]), chosen.pieces
    if pieces:
        pieces = (*pieces, Piece(text, text))
    return replace(made, places=len(good), pieces=pieces, reasons=reasons)


def _bare(text: str) -> str:
    plain = text.strip()
    for left, right in ("“”", "„“", "«»", "‘’", '""', "''"):
        if plain.startswith(left) and plain.endswith(right) and len(plain) > 1:
            plain = plain[1:-1].strip()
    return plain.rstrip(".,;:") if plain[-1:] in ".,;:" else plain


def _compared(
    source: SourceText, parts: Parts, page: int | str | None
) -> QuotationVerdict:
    if not parts.joints:
        return _single(source, parts, page)
    chain = lay(source, parts)
    if chain is None:
        return QuotationVerdict(QuoteOutcome.NOT_FOUND, reasons=_NOWHERE)
    if chain.missing:
        return _incomplete(source, parts, chain)
    weight = max(one.weight for one in chain.places)
    if chain.faults:
        weight = Weight.CRITICAL
    outcome = QuoteOutcome.ELIDED if weight <= Weight.REWORDED else _OUTCOMES[weight]
    first, last = chain.places[0], chain.places[-1]
    start, end = min(first.start, last.start), max(first.end, last.end)
    if not chain.pieces:
        start, end = first.start, first.end
    made = _placed(source, outcome, start, end)
    return replace(
        made,
        places=1,
        pieces=chain.pieces or (Piece("", parts.whole),),
        reasons=(*_reasons(chain.places), *chain.faults),
    )


_NOWHERE = ("its words are not in the source",)


def _single(
    source: SourceText, parts: Parts, page: int | str | None
) -> QuotationVerdict:
    """Compare a quotation without ellipsis or brackets."""
    (piece,) = parts.pieces
    places = exact(source, piece)
    if places:
        found = _verbatim(source, places, piece, page)
        return _marked(found) if parts.marked else found
    likely = approximate(source, piece)
    if not is_long(piece):
        likely = [one for one in likely if one.all_there]
        if not likely:
            reason = "so few words are looked for to the letter, and are not there"
            return QuotationVerdict(QuoteOutcome.NOT_FOUND, reasons=(reason,))
    if not likely or likely[0].share < SAME_PASSAGE:
        return _in_part(source, likely)
    best = likely[0]
    rivals = [
        one
        for one in likely[1:]
        if one.order == best.order and one.pieces != best.pieces
    ]
    outcome = _OUTCOMES[best.weight]
    if rivals and best.weight > Weight.NOISE:
        outcome = QuoteOutcome.AMBIGUOUS
    elif page is not None and best.weight is Weight.NOISE:
        outcome = outcome if _on_page(source, best, page) else QuoteOutcome.MOVED
    elif parts.marked and best.weight <= Weight.REWORDED:
        outcome = QuoteOutcome.ELIDED
    made = _placed(source, outcome, best.start, best.end)
    return replace(made, places=1, pieces=best.pieces, reasons=_reasons([best]))


def _marked(found: QuotationVerdict) -> QuotationVerdict:
    """Return what is verbatim but for a capital in brackets as elided."""
    verbatim = {QuoteOutcome.EXACT, QuoteOutcome.NORMALIZED, QuoteOutcome.REWORDED}
    if found.outcome in verbatim:
        return replace(found, outcome=QuoteOutcome.ELIDED)
    return found


def _in_part(source: SourceText, likely: Sequence[Placement]) -> QuotationVerdict:
    """Tell a quotation of which a part stands in the source from one of nothing."""
    best = max(likely, key=lambda one: one.row, default=None)
    if best is None or best.share < IN_PART or best.row < IN_A_ROW - 1:
        return QuotationVerdict(QuoteOutcome.NOT_FOUND, reasons=_NOWHERE)
    made = _placed(source, QuoteOutcome.PARTIAL, best.start, best.end)
    reason = f"only a part of it, some {best.share:.0%}, stands in one place"
    return replace(made, places=1, pieces=best.pieces, reasons=(reason,))


def _incomplete(source: SourceText, parts: Parts, chain: Chain) -> QuotationVerdict:
    """Judge a quotation some of whose pieces are not in the source."""
    reason = "these words are not in the source: " + "; ".join(
        f"“{piece}”" for piece in chain.missing
    )
    total = sum(len(piece) for piece in parts.pieces)
    if sum(len(piece) for piece in chain.missing) > 0.6 * total:
        return QuotationVerdict(QuoteOutcome.NOT_FOUND, reasons=(reason,))
    first = chain.places[0]
    made = _placed(source, QuoteOutcome.PARTIAL, first.start, first.end)
    return replace(made, places=1, pieces=(Piece("", parts.whole),), reasons=(reason,))


def _reasons(places: Sequence[Placement]) -> tuple[str, ...]:
    return tuple(one.why for each in places for one in each.differences if one.why)


def _on_page(source: SourceText, placed: Placement, page: int | str) -> bool:
    start, _ = source.normal.original(placed.start, placed.end)
    here = source.page_at(start)
    return here is not None and page in {here.index, here.label}


def _placed(
    source: SourceText, outcome: QuoteOutcome, start: int, end: int
) -> QuotationVerdict:
    first, last = source.normal.original(start, end)
    page: Page | None = source.page_at(first)
    return QuotationVerdict(
        outcome,
        start=first,
        end=last,
        page_index=page.index if page else None,
        page_label=(page.label or None) if page else None,
        note=note_on(source.normal.text, start, end),
        cell=source.cell_of(first, last),
    )
