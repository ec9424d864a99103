"""What the comparison of a quotation with its source comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidence.text.word_diff import Piece, merged


class QuoteOutcome(StrEnum):
    """What became of a quotation's words in its source."""

    EXACT = "exact"
    NORMALIZED = "normalized"
    ELIDED = "elided"
    MOVED = "moved"
    ALTERED = "altered"
    REWORDED = "reworded"
    PARTIAL = "partial"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not found"
    INDETERMINATE = "indeterminate"
    UNCHECKED = "unchecked"


class QuoteVerdict(StrEnum):
    """The same for people outside."""

    VERBATIM = "verbatim"
    ALTERED_ACCEPTABLY = "altered-acceptably"
    MISQUOTED = "misquoted"
    NOT_FOUND = "not-found"


_VERDICTS = {
    QuoteOutcome.EXACT: QuoteVerdict.VERBATIM,
    QuoteOutcome.NORMALIZED: QuoteVerdict.VERBATIM,
    QuoteOutcome.MOVED: QuoteVerdict.VERBATIM,
    QuoteOutcome.ELIDED: QuoteVerdict.ALTERED_ACCEPTABLY,
    QuoteOutcome.REWORDED: QuoteVerdict.ALTERED_ACCEPTABLY,
    QuoteOutcome.ALTERED: QuoteVerdict.MISQUOTED,
    QuoteOutcome.PARTIAL: QuoteVerdict.MISQUOTED,
    QuoteOutcome.NOT_FOUND: QuoteVerdict.NOT_FOUND,
}


@dataclass(frozen=True, slots=True)
class QuotationVerdict:
    """What a quotation is worth against a source.

    *start* and *end* are code points of the source's text, None where nothing is
    found; *page_index* counts from 0. *places* is how often the words stand there.
    *pieces* are both wordings, piece by piece; *reasons* say in sentences what counts
    against it, *note* what a reader should know beside. *cell* is the address of a
    table's cells. *read* are the words as they are read, where they stand in columns
    and what lies from *start* to *end* is more than they.
    """

    outcome: QuoteOutcome
    start: int | None = None
    end: int | None = None
    page_index: int | None = None
    page_label: str | None = None
    places: int = 0
    pieces: tuple[Piece, ...] = ()
    reasons: tuple[str, ...] = ()
    note: str = ""
    cell: str = ""
    read: str = ""

    @property
    def verdict(self) -> QuoteVerdict | None:
        """Return the verdict; None where there is none to give."""
        if self.outcome is QuoteOutcome.AMBIGUOUS:
            if any(not piece.same for piece in self.pieces):
                return QuoteVerdict.MISQUOTED
            return QuoteVerdict.VERBATIM
        return _VERDICTS.get(self.outcome)

    @property
    def passes(self) -> bool:
        """Tell whether the quotation may stand as it is."""
        return self.verdict in {QuoteVerdict.VERBATIM, QuoteVerdict.ALTERED_ACCEPTABLY}

    @property
    def diff(self) -> str:
        """Return the difference word by word; "" where there is none."""
        if all(piece.same for piece in self.pieces):
            return ""
        return merged(self.pieces)
