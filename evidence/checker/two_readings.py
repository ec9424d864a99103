"""Passages of a source that were recorded twice, with two values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from evidence.checker.contradiction_rows import Quoted
from evidence.checker.measures import MEETING, meeting, one_unit
from evidence.checker.pairing import compare, scope_key
from evidence.text.figures import Figure
from evidence.text.figures.measures import contradict
from evidence.text.figures.printed_figures import printed_figures
from evidence.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """One passage of a source that was recorded with two values."""

    own: Quoted
    figure: Figure
    other: Quoted
    given: Figure


def passage_key(row: Quoted) -> Hashable:
    """Return what makes two quotations one passage: the source and the folded words."""
    return row.source, fold_text(row.quotation).strip(" .\"'")


def same_page(one: Quoted, other: Quoted) -> bool:
    """Tell whether the pages of two pieces are the same, as far as they are given."""
    pages = {row.page.casefold().strip() for row in (one, other)} - {""}
    return len(pages) < 2


def two_readings(own: Quoted, other: Quoted) -> Iterator[TwoReadings]:
    """Yield the figures of *own* that *other* gives otherwise, from the same words.

    Not where the passage prints both numbers: then they are two figures of it.
    """
    for figure in own.figures:
        given = [each for each in other.figures if _same_thing(figure, each)]
        differ = bool(given) and all(contradict(figure, each) for each in given)
        if differ and not _prints_both(own.quotation, figure, given[0]):
            yield TwoReadings(own, figure, other, given[0])


def _same_thing(one: Figure, other: Figure) -> bool:
    return (
        scope_key(one) == scope_key(other)
        and compare(one, other) is not None
        and meeting(one, other) in MEETING
        and one_unit(one, other)
    )


def _prints_both(quotation: str, one: Figure, other: Figure) -> bool:
    printed = {
        (each.figure.low, each.figure.high) for each in printed_figures(f"{quotation}.")
    }
    return {(one.low, one.high), (other.low, other.high)} <= printed
