"""Closed intervals of exact numbers, open to infinity, and arithmetic over them.

An operation's result holds every result that numbers of its operands can have: it is
never too narrow. It may be too wide where one unknown stands in a formula twice.
Source: Moore, Kearfott and Cloud, Introduction to Interval Analysis, SIAM, 2009,
chapters 2 and 4.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

End = Fraction | float
"""A number, or one of the two infinities (the only floats)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from *low* to *high*, both included."""

    low: End
    high: End

    @property
    def is_point(self) -> bool:
        """Tell whether it is a single number."""
        return self.low == self.high

    def __contains__(self, number: End) -> bool:
        return self.low <= number <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two share a number."""
        return self.low <= other.high and other.low <= self.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _hull(
            _times(one, another)
            for one in (self.low, self.high)
            for another in (other.low, other.high)
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; raise ZeroDivisionError where the divisor is zero and nothing else.

        A divisor that can be zero, among other numbers, leaves an end open.
        """
        return self * _inverse(other)

    def __abs__(self) -> Interval:
        ends = (size(self.low), size(self.high))
        return Interval(Fraction(0) if 0 in self else min(ends), max(ends))

    def rounded(self, places: int) -> Interval:
        """Round both ends to decimal *places*, half way away from zero."""
        return Interval(_round(self.low, places), _round(self.high, places))


EVERYTHING = Interval(-math.inf, math.inf)


def size(number: End) -> End:
    """Return *number* without its sign."""
    return -number if number < 0 else number


def point(number: Fraction) -> Interval:
    """Return the interval of one number."""
    return Interval(number, number)


def pick(choose: Callable[[Iterable[End]], End], given: list[Interval]) -> Interval:
    """Return the least (``min``) or greatest (``max``) of several unknown numbers."""
    return Interval(
        choose([each.low for each in given]), choose([each.high for each in given])
    )


def _inverse(divisor: Interval) -> Interval:
    if divisor.is_point and divisor.low == 0:
        raise ZeroDivisionError
    if divisor.low < 0 < divisor.high:
        return EVERYTHING
    low = _reciprocal(divisor.high) if divisor.high != 0 else -math.inf
    high = _reciprocal(divisor.low) if divisor.low != 0 else math.inf
    return Interval(low, high)


def _reciprocal(number: End) -> Fraction:
    return Fraction(0) if isinstance(number, float) else 1 / number


def _plus(one: End, other: End) -> End:
    if isinstance(one, float):
        return one
    return other if isinstance(other, float) else one + other


def _times(one: End, other: End) -> End:
    if one == 0 or other == 0:
        return Fraction(0)
    if isinstance(one, float) or isinstance(other, float):
        return math.inf if (one > 0) is (other > 0) else -math.inf
    return one * other


def _hull(numbers: Iterable[End]) -> Interval:
    found = list(numbers)
    return Interval(min(found), max(found))


def _round(number: End, places: int) -> End:
    if isinstance(number, float):
        return number
    scale = Fraction(10) ** places
    whole = math.floor(abs(number) * scale + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole) / scale
