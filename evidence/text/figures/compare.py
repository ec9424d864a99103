"""Compare the figure of a claim with the figure that a source gives.

Three questions are answered apart, because each can go wrong alone: is it the same
number, is it hedged the same way, is it of the same time.

**Number.** In ``sides``: rounded or cut off to the digits shown, converted,
within a bound, different. Where nothing can be compared the answer says in what the two
differ: kind, unit, what is counted, rate, whole.

**Bounds.** "More than 70,000" holds of 80,000 and says less: *within*.

**Time.** By the earliest and latest day of both as-of dates. The source is newer only
when its earliest day is after the claim's latest. Two closed periods that only share
days are *shifted*: twelve months from July are not the calendar year.

All arithmetic is exact.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from evidence.text.figures.days import as_day, compare_days
from evidence.text.figures.figure import Figure
from evidence.text.figures.sides import compare_sides, make_share, make_side
from evidence.text.figures.units import Conversion, Unit, conversion, read_unit
from evidence.text.figures.verdicts import (
    ComparatorVerdict,
    FigureComparison,
    Unlike,
    ValueVerdict,
    compare_as_of,
    compare_comparators,
)

_Answer = tuple[ValueVerdict, str] | Unlike


@lru_cache(maxsize=65_536)
def compare_figures(claim: Figure, source: Figure) -> FigureComparison:
    """Compare *claim*'s figure with *source*'s.

    The scope is not compared: whoever pairs the figures has judged it.
    """
    answer = _value(claim, source)
    unlike = answer if isinstance(answer, Unlike) else None
    value, why = (
        (ValueVerdict.INCOMPARABLE, answer.value)
        if isinstance(answer, Unlike)
        else answer
    )
    return FigureComparison(
        value=value,
        comparator=_comparator(claim, source),
        as_of=compare_as_of(claim.as_of, source.as_of),
        claim=claim,
        source=source,
        why=why,
        unlike=unlike,
    )


def _comparator(claim: Figure, source: Figure) -> ComparatorVerdict:
    if claim.day is not None or source.day is not None:
        return ComparatorVerdict.SAME
    found = _conversion(claim, source)
    given = make_side(source, found) if isinstance(found, Conversion) else source
    return compare_comparators(claim.comparator, given.comparator)


def _value(claim: Figure, source: Figure) -> _Answer:
    if claim.day is not None or source.day is not None:
        ours, theirs = as_day(claim), as_day(source)
        if ours is None or theirs is None:
            return Unlike.KIND
        return compare_days(ours, theirs)
    if claim.base is not None and source.base is not None:
        return _parts(claim, source)
    if claim.base is not None or source.base is not None:
        return _part_and_share(claim, source)
    found = _conversion(claim, source)
    if isinstance(found, Unlike):
        return found
    verdict, why = compare_sides(make_side(claim), make_side(source, found))
    if not found.changes:
        return verdict, why
    if verdict is ValueVerdict.EQUAL:
        return ValueVerdict.CONVERTED, "the same after conversion of the unit"
    return verdict, f"{why}, after conversion of the unit"


def _conversion(claim: Figure, source: Figure) -> Conversion | Unlike:
    return conversion(_unit(claim), _unit(source))


def _unit(figure: Figure) -> str:
    """Return the unit; a negative percentage of nothing is a change."""
    bare = read_unit(figure.unit) == read_unit("%")
    negative = figure.low is not None and figure.low < 0
    return "% increase" if bare and negative else figure.unit


def _parts(claim: Figure, source: Figure) -> _Answer:
    """Compare "5 of 6" with "5 of 8"."""
    found = _conversion(claim, source)
    if isinstance(found, Unlike):
        return found
    if found.changes:
        return Unlike.UNIT
    if claim.base != source.base:
        return (
            ValueVerdict.DIFFERENT,
            f"the whole is {source.base:f} in the source, not {claim.base:f}",
        )
    return compare_sides(make_side(claim), make_side(source))


def _part_and_share(claim: Figure, source: Figure) -> _Answer:
    """Compare "30 of 61" with "50%", or with "30"."""
    whole, other = (claim, source) if claim.base is not None else (source, claim)
    share_of = read_unit(other.unit)
    if share_of.head == "%":
        if _other_whole(share_of, read_unit(whole.unit)):
            return Unlike.GROUP
        verdict, why = compare_sides(make_share(claim), make_share(source))
        share = make_share(whole).low
        shown = f"{Decimal(share.numerator) / share.denominator:.1f} %"
        if verdict is ValueVerdict.EQUAL:
            verdict = ValueVerdict.CONVERTED
        return verdict, f"{shown} as a share; {why}"
    found = _conversion(claim, source)
    if isinstance(found, Unlike):
        return found
    verdict, why = compare_sides(make_side(claim), make_side(source, found))
    if whole is claim and verdict is not ValueVerdict.DIFFERENT:
        return Unlike.WHOLE
    return verdict, why


def _other_whole(share: Unit, part: Unit) -> bool:
    """Tell whether a share is of one thing and a counted part of another."""
    return bool(share.whole and part.base) and share.whole != part.base
