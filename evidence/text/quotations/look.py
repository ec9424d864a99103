"""All that a source's text says of quoted words, as one value that can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidence.text.cells import in_one_line
from evidence.text.language_guess import language_of
from evidence.text.marks import find_marked
from evidence.text.quotations.comparing import (
    QuotationVerdict,
    QuoteOutcome,
    SourceText,
    compare_quotation,
)
from evidence.text.quotations.cuts import Cut, cuts_at
from evidence.text.quotations.parts import read_parts, trimmed
from evidence.text.quotations.places import exact
from evidence.text.word_diff import Piece

MOST_SHOWN = 600
"""Characters of the source that are kept of one place."""
BESIDE = 80
"""Characters beside it that are shown on each side."""
AROUND = 2_500
"""Characters on each side in which the source's own quotation marks are looked for."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one text says of quoted words.

    *found* are the source's own words at the place. *cuts* are words directly beside
    it that the quotation leaves off, and that turn its sense. *quoted_there*: they
    stand in quotation marks in the source as well. *language* is the text's, where it
    is another than that of the words, which are not in it. *around* are the words
    found with those beside them.
    """

    verdict: QuotationVerdict
    found: str = ""
    cuts: tuple[Cut, ...] = ()
    quoted_there: bool = False
    language: str = ""
    around: str = ""


def look(source: SourceText, words: str, pages: Sequence[str] = ()) -> Looked:
    """Compare *words* with *source*; any of *pages* is where they may stand."""
    verdict = _on_pages(source, words, pages if source.pages else ())
    if verdict.start is None or verdict.end is None:
        other = ""
        if verdict.outcome is QuoteOutcome.NOT_FOUND:
            other = language_of(source.text)
            mine = language_of(words)
            other = other if mine and other != mine else ""
        return Looked(verdict, language=other)
    start, end = verdict.start, verdict.end
    found = in_one_line(verdict.read or source.text[start:end])
    beside = verdict.passes and not verdict.read
    return Looked(
        verdict,
        found if len(found) <= MOST_SHOWN else f"{found[: MOST_SHOWN - 1]}…",
        cuts_at(source.text, start, end) if beside else (),
        verdict.passes and _is_quoted(source.text, start, end),
        around=_around(source.text, start, end) if beside else "",
    )


def _around(text: str, start: int, end: int) -> str:
    """Return whole words before and after a span, and the span in guillemets."""
    before = text[max(0, start - BESIDE) : start]
    if start > BESIDE:
        before = f"… {before.partition(' ')[2]}"
    after = text[end : end + BESIDE]
    if end + BESIDE < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    here = text[start:end]
    if len(here) > MOST_SHOWN:
        here = f"{here[: MOST_SHOWN // 2]} […] {here[-MOST_SHOWN // 2 :]}"
    return in_one_line(f"{before}«{here}»{after}")


def has_words(source: SourceText, words: str) -> bool:
    """Tell whether *words* stand in *source* to the letter, but for noise."""
    parts = read_parts(words)
    pieces = [piece for piece in parts.pieces if piece]
    return bool(pieces) and all(exact(source, trimmed(piece)) for piece in pieces)


def _on_pages(source: SourceText, words: str, pages: Sequence[str]) -> QuotationVerdict:
    """Return the verdict for the first page that has the words, else for the first.

    A page counts as it is printed, and as it is counted in the file.
    """
    named: list[str | int] = list(pages)
    named += [int(page) - 1 for page in pages if page.isdigit()]
    verdict = compare_quotation(source, words, page=named[0] if named else None)
    for page in named[1:]:
        if verdict.outcome not in {QuoteOutcome.MOVED, QuoteOutcome.AMBIGUOUS}:
            break
        again = compare_quotation(source, words, page=page)
        if again.outcome not in {QuoteOutcome.MOVED, QuoteOutcome.AMBIGUOUS}:
            return again
    return verdict


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a span stands in the text's own quotation marks."""
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    stretch = text[low:high]
    paragraphs = []
    at = 0
    for paragraph in stretch.split("\n\n"):
        paragraphs.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return any(
        one.start <= start - low and end - low <= one.end
        for one in find_marked(stretch, paragraphs)
    )


def to_record(looked: Looked) -> list[Any]:
    """Return *looked* as values of JSON; ``from_record`` is the inverse."""
    verdict = looked.verdict
    return [
        verdict.outcome.value,
        [verdict.start, verdict.end, verdict.page_index, verdict.page_label],
        verdict.places,
        [[piece.old, piece.new] for piece in verdict.pieces],
        list(verdict.reasons),
        verdict.note,
        looked.found,
        [[cut.word, cut.kind, cut.context, cut.before] for cut in looked.cuts],
        looked.quoted_there,
        looked.language,
        looked.around,
        verdict.cell,
    ]


def from_record(record: Sequence[Any]) -> Looked:
    """Return what ``to_record`` gave; raises ValueError for anything else."""
    outcome, where, places, pieces, reasons, note, found, *rest = record
    cuts, quoted, other, around, cell = rest
    start, end, page_index, page_label = where
    verdict = QuotationVerdict(
        QuoteOutcome(outcome),
        start,
        end,
        page_index,
        page_label,
        places,
        tuple(Piece(old, new) for old, new in pieces),
        tuple(reasons),
        note,
        cell,
    )
    return Looked(
        verdict, found, tuple(Cut(*cut) for cut in cuts), quoted, other, around
    )
