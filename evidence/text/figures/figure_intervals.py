"""What numbers a figure allows: as stated, and before it was rounded."""

from __future__ import annotations

import math
from fractions import Fraction

from evidence.text.figures.days import as_day
from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.intervals import Interval, point
from evidence.text.figures.units import read_unit


def stated_interval(figure: Figure) -> Interval | None:
    """Return the numbers as written; None for a date that is no plain year.

    "More than 70" is everything from 70; "12..65" is all between; "about 50" is 50.
    """
    if figure.day is not None:
        day = as_day(figure)
        plain = day is not None and len(day.text) == 4 and day.text.isdecimal()
        return point(Fraction(figure.day.text)) if plain else None
    if figure.low is None or figure.high is None:
        return None
    low, high = Fraction(figure.low), Fraction(figure.high)
    return _opened(figure, Interval(low, high))


def possible_interval(figure: Figure) -> Interval | None:
    """Return the numbers that, rounded to the last digit shown, give the figure."""
    stated = stated_interval(figure)
    if stated is None or not is_rounded(figure):
        return stated
    half = Fraction(figure.low_step) / 2, Fraction(figure.high_step) / 2
    low, high = Fraction(figure.low or 0), Fraction(figure.high or 0)
    if figure.comparator.direction:
        return stated
    return Interval(low - half[0], high + half[1])


def is_rounded(figure: Figure) -> bool:
    """Tell whether a figure may have been rounded.

    A count that shows its ones is exact: "380 facilities", "30 of 61". A measure, a
    percentage, decimals, thousands and "about" are not.
    """
    if figure.day is not None or figure.base is not None:
        return False
    ones = figure.low_step == 1 and figure.high_step == 1
    counted = not read_unit(figure.unit).measures
    return not (ones and counted and figure.comparator is not Comparator.ABOUT)


def whole_of(figure: Figure) -> Interval | None:
    """Return the 61 of "30 of 61"."""
    return None if figure.base is None else point(Fraction(figure.base))


def _opened(figure: Figure, numbers: Interval) -> Interval:
    direction = figure.comparator.direction
    if direction > 0:
        return Interval(numbers.low, math.inf)
    return Interval(-math.inf, numbers.high) if direction < 0 else numbers
