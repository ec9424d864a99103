"""The two scales of a timeline's plot: days across, the unit of the values up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from evidence.exporters.measures import MeasureValue

WIDTH = 7.2
"""Inches."""
PLOT = 2.5
"""Inches that a plot is high."""
LEFT, RIGHT = 0.09, 0.975
"""Where the plot begins and ends, as parts of the width."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of both scales, in days and in the unit of the values."""

    first: float
    last: float
    bottom: float
    top: float


def make_scale(values: Sequence[MeasureValue]) -> Scale:
    """Return scales that hold all *values*, with room around them."""
    days = [
        float(day.toordinal())
        for value in values
        for day in (value.earliest, value.latest)
        if day is not None
    ]
    first, last = min(days), max(days)
    room = max((last - first) * 0.06, 20.0)
    low = min(float(value.low) for value in values)
    high = max(float(value.high) for value in values)
    space = (high - low) * 0.16 or abs(high) * 0.1 or 1.0
    bottom = low - space
    return Scale(first - room, last + room, bottom, high + space)


def middle_of(value: MeasureValue, scale: Scale) -> float:
    """Return where on the line of time a value's mark goes."""
    first, last = ends_of(value, scale)
    if value.latest is None and value.earliest is not None:
        return first
    if value.earliest is None and value.latest is not None:
        return last
    return (first + last) / 2


def ends_of(value: MeasureValue, scale: Scale) -> tuple[float, float]:
    """Return the first and last day of a value; an open end is the scale's."""
    first = value.earliest.toordinal() if value.earliest else scale.first
    last = value.latest.toordinal() if value.latest else scale.last
    return float(first), float(last)


def reach(scale: Scale) -> float:
    """Return how long the arrow of a bound is."""
    return (scale.top - scale.bottom) * 0.1


def plot_room() -> tuple[float, float]:
    """Return the width and the height of a plot, in points."""
    return WIDTH * 72 * (RIGHT - LEFT), PLOT * 72


def in_points(at: float, height: float, scale: Scale) -> tuple[float, float]:
    """Return a place of the plot in points from its lower left corner."""
    wide, tall = plot_room()
    across = (at - scale.first) / (scale.last - scale.first)
    up = (height - scale.bottom) / (scale.top - scale.bottom)
    return across * wide, up * tall


def ticks(scale: Scale) -> Iterator[tuple[date, str]]:
    """Yield days and their words: years, months, or days where that is too coarse."""
    first = max(1, math.ceil(scale.first))
    last = min(date.max.toordinal(), math.floor(scale.last))
    begin, end = date.fromordinal(first), date.fromordinal(last)
    years = (last - first) / 365.25
    if years >= 3:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 500, 5000) if years / s <= 9)
        for year in range(begin.year + 1, end.year + 1):
            if year % step == 0:
                yield date(year, 1, 1), f"{year}"
    elif years >= 0.4:
        step = next(s for s in (1, 2, 3, 6) if years * 12 / s <= 8)
        for month in range(begin.year * 12 + begin.month, end.year * 12 + end.month):
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                yield day, day.isoformat()[:7]
    else:
        for ordinal in range(first, last, max(1, (last - first) // 5)):
            yield date.fromordinal(ordinal), date.fromordinal(ordinal).isoformat()
