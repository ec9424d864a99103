"""Sums that a sentence states: «1.2 million in A, 0.8 in B, a total of 2 million».

Only what the words make certain is a sum: a row of figures of one unit with «a total
of», «in all», «altogether» behind it or, with a colon or «made up of», before it; and
percentages of which one is «the remaining» or «the rest», which make up the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.figure_intervals import is_rounded, stated_interval
from evidence.text.figures.finder import FoundFigure
from evidence.text.figures.intervals import Interval
from evidence.text.figures.printed_figures import printed_figures
from evidence.text.figures.units import read_unit

_TOTAL = r"(?:a|the|an)?\s?(?:grand|combined|overall|overall combined)?\s?(?:total|sum)"
_BEFORE = re.compile(
    rf"(?:\b{_TOTAL}\s(?:of|is|was|being|to|comes to|came to|stands at|stood at)|"
    r"\btotall?ing|\b(?:making|giving|or|for)\s(?:a|an)\s(?:\w+\s)?total\sof|"
    r"\b(?:in total|in all|altogether|all told|together|in sum),?)\s"
    r"(?:(?:about|around|some|nearly|almost|over|more than|just over|just under)\s)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^.;:!?()0-9]{0,30}?\b(?:in total|in all|altogether|all told|taken together)\b"
    r"(?![^.;:!?()0-9]{0,16}[0-9])",
    re.IGNORECASE,
)
_GAP = re.compile(r"[^.;:!?0-9]{0,80}?(?:,|\band\b|\bplus\b|\))[^.;:!?0-9]{0,60}")
_NO_GAP = re.compile(
    r"\b(?:which|whom|these|those|them|than|from|of them|compared|against|while|"
    r"whereas|up|down|including|include[sd]?|among|but|before|after|since|when|rose|fell|grew)\b"
)
"""Between two figures that are no parts of one row."""
_EXHAUSTED = re.compile(
    r"[^.;!?]{0,60}?(?::|\b(?:made up of|consist(?:s|ed|ing) of|compos(?:ed|ing) of|"
    r"compris(?:es|ed|ing)|"
    r"divided into|split into|broken down into|namely))\s[^.;:!?]*$"
)
_REST = re.compile(
    r"\b(?:the\s)?(?:remaining|other|rest|remainder|balance)\b[^0-9]{0,24}$"
)
_REST_BEHIND = re.compile(
    r"[^.,;:!?0-9]{0,12}\b(?:the rest|the remainder|the others)\b"
)
_IN_ALL = re.compile(
    r"tot|sum|in\sall|all\stold|together|remain|other|rest|balance", re.IGNORECASE
)
"""What every sentence with a sum has something of; most have not, and are left."""
_WORDS = re.compile(r"(?:[A-Za-z]+\s)*")
_WHOLE = Decimal(100)
LEAST = 2
"""Parts that make a sum."""


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A total and the parts that a text says make it up; *total* None: 100 %."""

    total: FoundFigure | None
    parts: tuple[Figure, ...]

    @property
    def whole(self) -> Figure:
        """Return the total, 100 % where it is not told."""
        if self.total is not None:
            return self.total.figure
        return Figure(Comparator.EQ, _WHOLE, _WHOLE, unit="%")


def sums_in(text: str) -> Iterator[PrintedSum]:
    """Yield the sums that the sentence *text* states."""
    if _IN_ALL.search(text) is None:
        return
    found = [each for each in printed_figures(text) if each.figure.low is not None]
    for at, total in enumerate(found):
        if not is_total(text, total):
            continue
        parts = _row_before(text, found[:at], total)
        if not parts and _EXHAUSTED.match(text, total.end, _start(found, at + 1, text)):
            parts = _row_behind(text, found[at + 1 :], total)
        if len(parts) >= LEAST:
            yield PrintedSum(total, tuple(_of_unit(part, total) for part in parts))
    yield from _shares(text, found)


def is_total(text: str, found: FoundFigure) -> bool:
    """Tell whether the words around a figure say that it is a total."""
    before = text[max(0, found.start - 60) : found.start + _hedge(text, found)]
    return bool(_BEFORE.search(before) or _BEHIND.match(text, found.end))


def adds_up(parts: Sequence[Figure], whole: Figure) -> bool | None:
    """Tell whether *parts* can make up *whole*, rounded or cut; None: can't be told."""
    total = _possible(whole)
    each = [_possible(part) for part in parts]
    if total is None or None in each:
        return None
    both = Interval(Fraction(0), Fraction(0))
    for one in each:
        both = both + one if one else both
    return both.overlaps(total)


def _possible(figure: Figure) -> Interval | None:
    """Return the numbers that a figure may have been rounded, or cut, from."""
    stated = stated_interval(figure)
    if stated is None or figure.comparator.direction or not is_rounded(figure):
        return stated
    low, high = Fraction(figure.low_step) / 2, Fraction(figure.high_step)
    return stated + Interval(-low, high)


def _start(found: Sequence[FoundFigure], at: int, text: str) -> int:
    return found[at].start if at < len(found) else len(text)


def _hedge(text: str, found: FoundFigure) -> int:
    """Return the length of the words before a figure's number that are its own."""
    words = _WORDS.match(text, found.start, found.end)
    return words.end() - found.start if words else 0


def _row_before(
    text: str, found: Sequence[FoundFigure], total: FoundFigure
) -> list[FoundFigure]:
    """Return the row of figures that ends right before a total."""
    row: list[FoundFigure] = []
    following = total
    for each in reversed(found):
        if not _joined(text, each, following) or not _alike(each.figure, total.figure):
            break
        row.insert(0, each)
        following = each
    return row


def _row_behind(
    text: str, found: Sequence[FoundFigure], total: FoundFigure
) -> list[FoundFigure]:
    row: list[FoundFigure] = []
    for each in found:
        joined = not row or _joined(text, row[-1], each)
        if not joined or not _alike(each.figure, total.figure):
            break
        row.append(each)
    return row


def _joined(text: str, one: FoundFigure, other: FoundFigure) -> bool:
    gap = text[one.end : other.start]
    return _GAP.fullmatch(gap) is not None and _NO_GAP.search(gap) is None


def _alike(part: Figure, total: Figure) -> bool:
    """Tell whether a figure counts or measures what the total does."""
    if part.base is not None or part.day is not None:
        return False
    ours, theirs = read_unit(part.unit), read_unit(total.unit)
    return not part.unit or (ours.head, ours.measures) == (theirs.head, theirs.measures)


def _of_unit(part: FoundFigure, total: FoundFigure) -> Figure:
    figure = part.figure
    return figure if figure.unit else replace(figure, unit=total.figure.unit)


def _shares(text: str, found: Sequence[FoundFigure]) -> Iterator[PrintedSum]:
    """Yield percentages that are said to leave nothing: «and the remaining 20 %»."""
    shares = [each for each in found if each.figure.unit == "%"]
    for at, last in enumerate(shares):
        before = text[max(0, last.start - 40) : last.start]
        if at == 0 or not (_REST.search(before) or _REST_BEHIND.match(text, last.end)):
            continue
        row = _row_of_shares(text, shares[: at + 1])
        if len(row) >= LEAST:
            yield PrintedSum(None, tuple(each.figure for each in row))


def _row_of_shares(text: str, shares: Sequence[FoundFigure]) -> list[FoundFigure]:
    row = [shares[-1]]
    for each in reversed(shares[:-1]):
        gap = text[each.end : row[0].start]
        if re.search(r"[.;!?]\s", gap) or _NO_GAP.search(gap) or len(gap) > 120:
            break
        row.insert(0, each)
    return row
