"""Numbers with their place values and hedges: when one stands for another.

A claim may show fewer digits than its source. It agrees when the source's number rounds
to it, half way going either way, or is cut off to it: the two readings that statcheck
allows for reported values (Nuijten et al. 2016, and its issue 106 on truncation), and
which of the two it was is told. An approximate claim is only ever a rounding. Nothing
else is "close": 54 is not 57, and 43,548 is not 43,458.

A bound that rounding would carry past the source's number is *different*: rounding must
not turn 49.6 into "at least 50". All arithmetic is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.units import SAME, Conversion
from evidence.text.figures.verdicts import ValueVerdict

_MIRRORED = {
    Comparator.OVER: Comparator.UNDER,
    Comparator.UNDER: Comparator.OVER,
    Comparator.AT_LEAST: Comparator.UP_TO,
    Comparator.UP_TO: Comparator.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class Side:
    """One figure as exact numbers in a common unit; *step* is of the last digit."""

    comparator: Comparator
    low: Fraction
    high: Fraction
    low_step: Fraction
    high_step: Fraction

    @property
    def is_interval(self) -> bool:
        """Tell whether it has two different bounds."""
        return self.low != self.high


class _Way(StrEnum):
    """How one number comes to stand for another."""

    SAME = "same"
    ROUNDED = "rounded"
    CUT = "cut off"
    COARSER = "the source shows fewer digits"
    NONE = "none"


def make_side(figure: Figure, conversion: Conversion = SAME) -> Side:
    """Return *figure*'s numbers in the unit that *conversion* leads to."""
    factor, offset = conversion.factor, conversion.offset
    if not conversion.changes:  # mostly so, and then there is nothing to multiply
        return Side(
            figure.comparator,
            Fraction(figure.low or 0),
            Fraction(figure.high or 0),
            Fraction(figure.low_step),
            Fraction(figure.high_step),
        )
    side = Side(
        figure.comparator,
        Fraction(figure.low or 0) * factor + offset,
        Fraction(figure.high or 0) * factor + offset,
        Fraction(figure.low_step) * abs(factor),
        Fraction(figure.high_step) * abs(factor),
    )
    if factor > 0:
        return side
    return Side(
        _MIRRORED.get(side.comparator, side.comparator),
        side.high,
        side.low,
        side.high_step,
        side.low_step,
    )


def make_share(figure: Figure) -> Side:
    """Return the figure as a percentage; a counted part of a whole is exact."""
    side = make_side(figure)
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


def compare_sides(claim: Side, source: Side) -> tuple[ValueVerdict, str]:
    """Say how the claim's number stands to the source's, and why."""
    if claim.is_interval or source.is_interval:
        return _intervals(claim, source)
    if claim.comparator.direction:
        return _bound(claim, source)
    way = _way(claim, source, high=True)
    if way is _Way.SAME:
        return ValueVerdict.EQUAL, "the same number"
    if way is _Way.NONE:
        return ValueVerdict.DIFFERENT, "different numbers"
    cut = way is _Way.CUT
    return ValueVerdict.TRUNCATED if cut else ValueVerdict.ROUNDED, _explain(way)


def _explain(way: _Way) -> str:
    if way is _Way.ROUNDED:
        return "the source's number, rounded to the last digit shown"
    if way is _Way.CUT:
        return "the source's number, cut off after the last digit shown, not rounded"
    return "the same as far as the source shows digits"


def _way(claim: Side, source: Side, *, high: bool) -> _Way:
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


def _made_exact(claim: Side, source: Side) -> bool:
    """Tell whether an exact count is set against an approximate number.

    "About 50" is no source for 54. A share that follows from a count is not meant: its
    step is 0.
    """
    return (
        source.comparator is Comparator.ABOUT
        and claim.comparator is Comparator.EQ
        and claim.high_step > 0
    )


def _bound(claim: Side, source: Side) -> tuple[ValueVerdict, str]:
    """Compare a claim of "more than" or "less than" with the source's number."""
    if claim.high == source.high:
        return ValueVerdict.EQUAL, "the same number"
    direction = claim.comparator.direction
    if source.comparator.direction == -direction:
        return ValueVerdict.DIFFERENT, "the source bounds it from the other side"
    if (source.high - claim.high) * direction > 0:
        return ValueVerdict.WITHIN, "consistent, but the claim says less"
    return ValueVerdict.DIFFERENT, "the source's number is outside the claim's bound"


def _intervals(claim: Side, source: Side) -> tuple[ValueVerdict, str]:
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
    if _Way.CUT in ways:
        return ValueVerdict.TRUNCATED, "the source's interval, cut off, not rounded"
    return ValueVerdict.ROUNDED, "the source's interval, rounded"


def _bound_of_interval(claim: Side, source: Side) -> tuple[ValueVerdict, str]:
    """Compare a single number with the source's interval: only a bound can hold."""
    direction = claim.comparator.direction
    edge = source.low if direction > 0 else source.high
    beyond = (edge - claim.high) * direction
    strict = claim.comparator in {Comparator.OVER, Comparator.UNDER}
    if direction and (beyond > 0 or (beyond == 0 and not strict)):
        return ValueVerdict.WITHIN, "consistent, but the claim says less"
    return ValueVerdict.DIFFERENT, "the source gives an interval, not this number"
