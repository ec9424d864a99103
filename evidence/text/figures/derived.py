"""Figures that follow from others by a formula: what it gives, and for the claim.

The formula is worked out twice: with the numbers as they are stated, and with all the
numbers that, rounded, would be stated so. The claim's figure follows where the first
value equals it or rounds to it; also where only rounding in the inputs keeps the two
apart, which is said. A bound ("more than 70") among the inputs makes the value a bound.
The unit is the claim's: what the formula works out, a percentage or a multiple, is for
its author to know.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.figure_intervals import (
    is_rounded,
    possible_interval,
    stated_interval,
    whole_of,
)
from evidence.text.figures.formula import Formula
from evidence.text.figures.formula_tokens import FormulaError
from evidence.text.figures.intervals import End, Interval
from evidence.text.figures.sides import Side, compare_sides, make_side
from evidence.text.figures.verdicts import (
    ComparatorVerdict,
    ValueVerdict,
    compare_comparators,
)

_SHOWN = Context(prec=6)
_EXACT_PLACES = 6


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a formula gives, and how the claim's figure stands to it."""

    value: Interval
    """With the inputs as stated."""
    possible: Interval
    """With all that the inputs may have been before they were rounded."""
    filled: str
    """The formula with the numbers in it: "(57.95 / 5.45)"."""
    shown: str
    """The value in words and digits: "at least 10.6"."""
    verdict: ValueVerdict
    comparator: ComparatorVerdict
    why: str

    @property
    def follows(self) -> bool:
        """Tell whether the claim's figure is borne out."""
        different = {ValueVerdict.DIFFERENT, ValueVerdict.INCOMPARABLE}
        reversed_ = self.comparator is ComparatorVerdict.REVERSED
        return self.verdict not in different and not reversed_


def work_out(
    claim: Figure, formula: Formula, inputs: Mapping[str, Figure]
) -> WorkedOut:
    """Work *formula* out and compare the claim's figure with the value.

    Raises FormulaError where a name stands for nothing or for a date, where a whole is
    asked of what is no part, or where it divides by zero.
    """
    stated = _values(formula, inputs, rounded=False)
    value = formula.work_out(stated)
    possible = formula.work_out(_values(formula, inputs, rounded=True))
    hedged = any(inputs[n].comparator is Comparator.ABOUT for n in formula.names)
    verdict, comparator, why = _compare(claim, value, possible, hedged=hedged)
    return WorkedOut(
        value=value,
        possible=possible,
        filled=formula.fill(
            {n: show_interval(v, plain=True) for n, v in stated.items()}
        ),
        shown=show_interval(value),
        verdict=verdict,
        comparator=comparator,
        why=why,
    )


def _values(
    formula: Formula, inputs: Mapping[str, Figure], *, rounded: bool
) -> dict[str, Interval]:
    values: dict[str, Interval] = {}
    for name in formula.names:
        if name not in inputs:
            raise FormulaError(f"{name} stands for nothing")
        figure = inputs[name]
        read = possible_interval if rounded else stated_interval
        value = read(figure)
        if value is None:
            raise FormulaError(f"{name} is the date {figure.text}, not a number")
        values[name] = value
    for name in formula.wholes:
        whole = whole_of(inputs[name])
        if whole is None:
            raise FormulaError(
                f"{name} is {inputs[name].text}, and not part of a whole"
            )
        values[f"whole({name})"] = whole
    return values


def _compare(
    claim: Figure, value: Interval, possible: Interval, *, hedged: bool
) -> tuple[ValueVerdict, ComparatorVerdict, str]:
    side = _side(value, hedged=hedged)
    if side is None:
        return (
            ValueVerdict.INCOMPARABLE,
            ComparatorVerdict.SAME,
            "the inputs are bounds, from which no value follows",
        )
    if claim.day is not None:
        return ValueVerdict.INCOMPARABLE, ComparatorVerdict.SAME, "the figure is a date"
    comparator = compare_comparators(claim.comparator, side.comparator)
    verdict, why = compare_sides(make_side(claim), side)
    why = why.replace("the source's number", "the value").replace("source", "formula")
    if verdict is ValueVerdict.DIFFERENT and _within_rounding(claim, value, possible):
        return (
            ValueVerdict.ROUNDED,
            comparator,
            "equal within the rounding of the inputs",
        )
    return verdict, comparator, why


def _side(value: Interval, *, hedged: bool) -> Side | None:
    """Return the value as a figure's numbers; None where nothing is known of it."""
    low, high = value.low, value.high
    exact = Fraction(0)
    if isinstance(low, Fraction) and isinstance(high, Fraction):
        way = Comparator.ABOUT if hedged else Comparator.EQ
        return Side(way, low, high, exact, exact)
    if isinstance(low, Fraction):
        return Side(Comparator.AT_LEAST, low, low, exact, exact)
    if isinstance(high, Fraction):
        return Side(Comparator.UP_TO, high, high, exact, exact)
    return None


def _within_rounding(claim: Figure, value: Interval, possible: Interval) -> bool:
    """Tell whether the claim's number is one that the rounded inputs allow."""
    if claim.comparator.direction or possible == value:
        return False
    ours = possible_interval(claim) if is_rounded(claim) else stated_interval(claim)
    return ours is not None and possible.overlaps(ours)


def show_interval(value: Interval, *, plain: bool = False) -> str:
    """Return the value for people: "49.18", "at least 80", "12 to 65".

    *plain*: without the words for a bound, to stand in a formula.
    """
    if value.is_point:
        return show_number(value.low)
    low, high = show_number(value.low), show_number(value.high)
    if math.isinf(value.high):
        words = "any number" if math.isinf(value.low) else f"at least {low}"
        return low if plain and not math.isinf(value.low) else words
    if math.isinf(value.low):
        return high if plain else f"at most {high}"
    return f"{low}..{high}" if plain else f"{low} to {high}"


def show_number(number: End) -> str:
    """Return *number* exactly where six decimals do, else to six digits."""
    if isinstance(number, float):
        return "∞" if number > 0 else "-∞"
    scaled = number * 10**_EXACT_PLACES
    if scaled.denominator == 1:
        exact = Decimal(scaled.numerator).scaleb(-_EXACT_PLACES)
        shown = f"{exact:,f}"
    else:
        near = _SHOWN.divide(Decimal(number.numerator), Decimal(number.denominator))
        shown = f"{near:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
