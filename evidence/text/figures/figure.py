"""What a figure is, and its canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evidence.bibliography.dates import Edtf
from evidence.text.figures.values import write_number
from evidence.text.numbers.words import SCALES

ONE = Decimal(1)
SCALE_ENDINGS = tuple(f" {word}" for word in SCALES)


class Comparator(StrEnum):
    """How the number stands to the quantity; the value is what is stored."""

    EQ = "eq"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "atleast"
    UNDER = "under"
    UP_TO = "upto"

    @property
    def symbol(self) -> str:
        """Return the sign of the canonical text; none for "exactly"."""
        return _SYMBOLS[self]

    @property
    def words(self) -> str:
        """Return the comparator in words; empty for "exactly"."""
        return _WORDS[self]

    @property
    def direction(self) -> int:
        """Return 1 where the quantity lies above the number, -1 below, else 0."""
        return _DIRECTIONS.get(self, 0)


_SYMBOLS = {
    Comparator.EQ: "",
    Comparator.ABOUT: "~",
    Comparator.OVER: ">",
    Comparator.AT_LEAST: ">=",
    Comparator.UNDER: "<",
    Comparator.UP_TO: "<=",
}
_WORDS = {
    Comparator.EQ: "",
    Comparator.ABOUT: "about",
    Comparator.OVER: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.UNDER: "less than",
    Comparator.UP_TO: "at most",
}
_DIRECTIONS = {
    Comparator.OVER: 1,
    Comparator.AT_LEAST: 1,
    Comparator.UNDER: -1,
    Comparator.UP_TO: -1,
}


class InvalidFigure(ValueError):
    """A text is not a figure; the message says what is wrong and shows the grammar."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity or a date, as a claim or a source states it.

    A single value has *low* equal to *high*; "12..65" has both. *base* is the whole
    of a part: the 6 of "5 of 6 member States". A date-valued figure has *day* and
    neither bound. *low_step* and *high_step* are the place values of the last digits
    shown (see ``values``). *scope* says of what the figure is meant, *as_of*
    when it held.
    """

    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    base: Decimal | None = None
    scope: str = ""
    as_of: Edtf | None = None
    day: Edtf | None = None
    low_step: Decimal = ONE
    high_step: Decimal = ONE

    @property
    def text(self) -> str:
        """Return the canonical form, which ``parse_figure`` reads back."""
        return format_figure(self)

    @property
    def is_interval(self) -> bool:
        """Tell whether the figure has two different bounds."""
        return self.low != self.high


def _numbers(figure: Figure, low: Decimal, high: Decimal) -> str:
    """Return the value, or both bounds.

    Where the upper bound needs a scale word the lower one gets one too: in "1..2
    million" the word would be read as meant for both.
    """
    about = figure.comparator is Comparator.ABOUT
    upper = write_number(high, figure.high_step, approximate=about)
    if not figure.is_interval:
        return upper
    lower = write_number(
        low,
        figure.low_step,
        approximate=about,
        scaled=upper.endswith(SCALE_ENDINGS),
    )
    return f"{lower}..{upper}"


def format_quantity(figure: Figure) -> str:
    """Return the figure without its scope and as-of date, for tables and messages."""
    if figure.day is not None:
        return f"on {figure.day.text}"
    if figure.low is None or figure.high is None:
        return ""
    number = _numbers(figure, figure.low, figure.high)
    if figure.base is not None:
        number = f"{number} of {format(figure.base, 'f')}"
    gap = "" if figure.unit.startswith("%") or not figure.unit else " "
    return f"{figure.comparator.symbol}{number}{gap}{figure.unit}"


def format_figure(figure: Figure) -> str:
    """Return the canonical text: ``~50000 people (in factories) @2017/2019``."""
    text = format_quantity(figure)
    if figure.scope:
        text = f"{text} ({figure.scope})"
    if figure.as_of is not None:
        text = f"{text} @{figure.as_of.text}"
    return text
