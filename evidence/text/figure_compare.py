"""Compare the figure of a claim with the figure that a source gives.

Three questions are answered apart, because each can go wrong alone: is it the same
number, is it hedged the same way, is it of the same time.

**Number.** A claim may show fewer digits than its source. It agrees when the source's
number rounds to it, half way going either way, or is cut off to it: the two readings
that statcheck allows for reported values (Nuijten et al. 2016, and its issue 106 on
truncation). An approximate claim is only ever a rounding. Nothing else is "close":
54 is not 57, and 43,548 is not 43,458.

**Bounds.** "More than 70,000" holds of 80,000 and says less: *within*. A bound that
rounding would carry past the source's number is *different*: rounding must not turn
49.6 into "at least 50".

**Time.** By the earliest and latest day of both as-of dates. The source is newer only
when its earliest day is after the claim's latest.

All arithmetic is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from evidence.text.figure_days import as_day, compare_days
from evidence.text.figure_type import Comparator, Figure, format_quantity
from evidence.text.figure_units import conversion, unit_head
from evidence.text.figure_verdicts import (
    ComparatorVerdict,
    FigureComparison,
    ValueVerdict,
    compare_as_of,
    compare_comparators,
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One figure as exact numbers in a common unit; *step* is of the last digit."""

    comparator: Comparator
    low: Fraction
    high: Fraction
    low_step: Fraction
    high_step: Fraction

    @property
    def is_interval(self) -> bool:
        return self.low != self.high


class _Way(StrEnum):
    """How one number comes to stand for another."""

    SAME = "same"
    ROUNDED = "rounded"
    CUT = "cut off"
    COARSER = "the source shows fewer digits"
    NONE = "none"


@lru_cache(maxsize=4_096)
def compare_figures(claim: Figure, source: Figure) -> FigureComparison:
    """Compare *claim*'s figure with *source*'s.

    The scope is not compared: whoever pairs the figures has judged it. The note is one
    line with both figures and the reason for the verdict.
    """
    value, why = _value(claim, source)
    comparator = compare_comparators(claim.comparator, source.comparator)
    if claim.day is not None or source.day is not None:
        comparator = ComparatorVerdict.SAME
    note = f"{format_quantity(claim)} against {format_quantity(source)}: {why}"
    return FigureComparison(
        value=value,
        comparator=comparator,
        as_of=compare_as_of(claim.as_of, source.as_of),
        note=note,
    )


def _value(claim: Figure, source: Figure) -> tuple[ValueVerdict, str]:
    if claim.day is not None or source.day is not None:
        ours, theirs = as_day(claim), as_day(source)
        if ours is None or theirs is None:
            return ValueVerdict.INCOMPARABLE, "one is a date, the other a number"
        return compare_days(ours, theirs)
    if claim.base is not None and source.base is not None:
        return _parts(claim, source)
    if claim.base is not None or source.base is not None:
        return _part_and_share(claim, source)
    factor = conversion(claim.unit, source.unit)
    if factor is None:
        return ValueVerdict.INCOMPARABLE, "the units differ"
    verdict, why = _numbers(_side(claim), _side(source, factor))
    if factor != 1 and verdict is ValueVerdict.EQUAL:
        return ValueVerdict.CONVERTED, "the same after conversion of the unit"
    return verdict, why


def _parts(claim: Figure, source: Figure) -> tuple[ValueVerdict, str]:
    """Compare "5 of 6" with "5 of 8"."""
    if conversion(claim.unit, source.unit) != 1:
        return ValueVerdict.INCOMPARABLE, "the units differ"
    if claim.base != source.base:
        return (
            ValueVerdict.DIFFERENT,
            f"the whole is {source.base:f} in the source, not {claim.base:f}",
        )
    return _numbers(_side(claim), _side(source))


def _part_and_share(claim: Figure, source: Figure) -> tuple[ValueVerdict, str]:
    """Compare "30 of 61" with "50%", or with "30"."""
    whole, other = (claim, source) if claim.base is not None else (source, claim)
    if unit_head(other.unit) == "%":
        verdict, why = _numbers(_share(claim), _share(source))
        share = _share(whole).low
        shown = f"{Decimal(share.numerator) / share.denominator:.1f} %"
        if verdict is ValueVerdict.EQUAL:
            verdict = ValueVerdict.CONVERTED
        return verdict, f"{shown} as a share; {why}"
    if conversion(claim.unit, source.unit) != 1:
        return ValueVerdict.INCOMPARABLE, "the units differ"
    verdict, why = _numbers(_side(claim), _side(source))
    if whole is claim and verdict is not ValueVerdict.DIFFERENT:
        return ValueVerdict.INCOMPARABLE, "the source does not say of how many"
    return verdict, why


def _side(figure: Figure, factor: Fraction = Fraction(1)) -> _Side:
    return _Side(
        figure.comparator,
        Fraction(figure.low or 0) * factor,
        Fraction(figure.high or 0) * factor,
        Fraction(figure.low_step) * factor,
        Fraction(figure.high_step) * factor,
    )


def _share(figure: Figure) -> _Side:
    """Return the figure as a percentage; a counted part of a whole is exact."""
    side = _side(figure)
    if figure.base is None:
        return side
    factor = Fraction(100) / Fraction(figure.base)
    exact = Fraction(0)
    return replace(
        side,
        low=side.low * factor,
        high=side.high * factor,
        low_step=exact,
        high_step=exact,
    )


def _numbers(claim: _Side, source: _Side) -> tuple[ValueVerdict, str]:
    if claim.is_interval or source.is_interval:
        return _intervals(claim, source)
    if claim.comparator.direction:
        return _bound(claim, source)
    way = _way(claim, source, high=True)
    if way is _Way.SAME:
        return ValueVerdict.EQUAL, "the same number"
    if way is _Way.NONE:
        return ValueVerdict.DIFFERENT, "different numbers"
    return ValueVerdict.ROUNDED, _explain(way)


def _explain(way: _Way) -> str:
    if way is _Way.ROUNDED:
        return "the source's number, rounded to the last digit shown"
    if way is _Way.CUT:
        return "the source's number, cut off after the last digit shown, not rounded"
    return "the same as far as the source shows digits"


def _way(claim: _Side, source: _Side, *, high: bool) -> _Way:
    """Say how the claim's bound comes from the source's."""
    ours, theirs = (claim.high, source.high) if high else (claim.low, source.low)
    step = claim.high_step if high else claim.low_step
    other = source.high_step if high else source.low_step
    if ours == theirs:
        return _Way.SAME
    if abs(theirs - ours) * 2 <= step:
        return _Way.ROUNDED
    hedged = claim.comparator is Comparator.ABOUT
    if not hedged and 0 < abs(theirs) - abs(ours) < step and ours * theirs >= 0:
        return _Way.CUT
    if abs(theirs - ours) * 2 <= other and not _made_exact(claim, source):
        return _Way.COARSER
    return _Way.NONE


def _made_exact(claim: _Side, source: _Side) -> bool:
    """Tell whether an exact count is set against an approximate number.

    "About 50" is no source for 54. A share that follows from a count is not meant: its
    step is 0.
    """
    return (
        source.comparator is Comparator.ABOUT
        and claim.comparator is Comparator.EQ
        and claim.high_step > 0
    )


def _bound(claim: _Side, source: _Side) -> tuple[ValueVerdict, str]:
    """Compare a claim of "more than" or "less than" with the source's number."""
    if claim.high == source.high:
        return ValueVerdict.EQUAL, "the same number"
    direction = claim.comparator.direction
    if source.comparator.direction == -direction:
        return ValueVerdict.DIFFERENT, "the source bounds it from the other side"
    if (source.high - claim.high) * direction > 0:
        return ValueVerdict.WITHIN, "consistent, but the claim says less"
    return ValueVerdict.DIFFERENT, "the source's number is outside the claim's bound"


def _intervals(claim: _Side, source: _Side) -> tuple[ValueVerdict, str]:
    if claim.is_interval and not source.is_interval:
        if source.comparator.direction:
            return ValueVerdict.DIFFERENT, "the source gives one bound, not two"
        if claim.low <= source.low <= claim.high:
            return ValueVerdict.WITHIN, "consistent, but the claim says less"
        return ValueVerdict.DIFFERENT, "the source's number is outside the interval"
    if source.is_interval and not claim.is_interval:
        return _bound_of_interval(claim, source)
    ways = {_way(claim, source, high=False), _way(claim, source, high=True)}
    if ways == {_Way.SAME}:
        return ValueVerdict.EQUAL, "the same interval"
    if _Way.NONE in ways:
        return ValueVerdict.DIFFERENT, "different intervals"
    return ValueVerdict.ROUNDED, "the source's interval, rounded"


def _bound_of_interval(claim: _Side, source: _Side) -> tuple[ValueVerdict, str]:
    """Compare a single number with the source's interval: only a bound can hold."""
    direction = claim.comparator.direction
    edge = source.low if direction > 0 else source.high
    beyond = (edge - claim.high) * direction
    strict = claim.comparator in {Comparator.OVER, Comparator.UNDER}
    if direction and (beyond > 0 or (beyond == 0 and not strict)):
        return ValueVerdict.WITHIN, "consistent, but the claim says less"
    return ValueVerdict.DIFFERENT, "the source gives an interval, not this number"
