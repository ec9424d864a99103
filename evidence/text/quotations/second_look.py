"""What is asked of words that stand in the source, before they pass.

What turns them beside their ends, whether they are one person's, and whether «[sic]»
stands behind a word that the source has so.
"""

from __future__ import annotations

from dataclasses import replace

from evidence.text.quotations.edges import hidden_edge
from evidence.text.quotations.parts import Parts
from evidence.text.quotations.remarks import false_sic
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.speakers import joins_speakers
from evidence.text.quotations.verdicts import QuotationVerdict, QuoteOutcome
from evidence.text.word_diff import Piece


def looked_at_again(
    source: SourceText, parts: Parts, found: QuotationVerdict, text: str
) -> QuotationVerdict:
    """Return the verdict on a quotation *text* that was *found* at a place."""
    start, end = found.start or 0, found.end or 0
    found = _at_edges(source, parts, found)
    found = _altered(found, text, joins_speakers(source.text, start, end, text))
    if not found.passes or "sic" not in text.lower():
        return found
    # Its place in the normal form is dear to find, and few quotations have the mark.
    first, last = source.normal.normal(start), source.normal.normal(end)
    return _altered(found, text, false_sic(source.normal.folded[first:last], text))


def _altered(found: QuotationVerdict, text: str, fault: str) -> QuotationVerdict:
    """Return a verdict with one more *fault*, if there is one."""
    if not fault:
        return found
    return replace(
        found,
        outcome=QuoteOutcome.ALTERED,
        pieces=found.pieces or (Piece(text, text),),
        reasons=(*found.reasons, fault),
    )


def _at_edges(
    source: SourceText, parts: Parts, found: QuotationVerdict
) -> QuotationVerdict:
    """Return the verdict on words whose marks at the ends may hide what turns them."""
    edge = hidden_edge(source.text, found.start or 0, found.end or 0, parts)
    if edge is None:
        return found
    shown = found.pieces or (Piece(parts.whole, parts.whole),)
    shown = (edge.piece, *shown) if edge.before else (*shown, edge.piece)
    return replace(
        found, outcome=QuoteOutcome.ALTERED, pieces=shown, reasons=(edge.why,)
    )
