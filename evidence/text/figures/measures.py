"""What a figure measures, and whether two figures of one measure contradict.

Two figures are of one measure when topic, unit and scope are the same. That is certain
where a scope is given, or a topic and a unit of more than one word («participating
States»). A bare unit («States») under one topic may count different things, as may one
of several words under no topic («other countries»): that makes a *loose* measure, which
is asked about and never judged. Percentages, multiples and dates without a scope
measure nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from evidence.text.figures.compare import compare_figures
from evidence.text.figures.days import as_day
from evidence.text.figures.figure import Comparator, Figure
from evidence.text.figures.figure_intervals import possible_interval
from evidence.text.figures.intervals import Interval
from evidence.text.figures.unit_table import singular
from evidence.text.figures.units import Conversion, conversion, read_unit
from evidence.text.figures.verdicts import AGREEING, ComparatorVerdict, ValueVerdict

_SHARES = frozenset({"%", "time", "percentage point", "year"})
"""Base units that say nothing without a scope, or a whole of which they are."""
_STRICT = frozenset({Comparator.OVER, Comparator.UNDER})


@dataclass(frozen=True, slots=True)
class Measure:
    """The keys under which figures of one measure meet; None where there is none."""

    certain: Hashable | None
    loose: Hashable | None


NO_MEASURE = Measure(None, None)


@lru_cache(maxsize=65_536)
def measure_of(
    topic: str, unit: str, scope: str, *, dated: bool = False, part: bool = False
) -> Measure:
    """Return the measure of a figure by what the ledger's columns hold of it.

    *dated*: its value is a day; *part*: it is a part of a whole («5 of 6»).
    """
    subject, of = folded(topic), folded(scope)
    read = read_unit(unit)
    kind = ("day" if dated else read.base, read.per, read.whole, part)
    if of:
        return Measure((subject, kind, of), None)
    shares = read.base in _SHARES and not (read.whole or read.per or part)
    if dated or not read.head or shares:
        return NO_MEASURE
    words = unit_words(unit)
    several = len(words) > 1
    if not subject:
        return Measure(None, (kind, words) if several else None)
    return Measure((subject, kind, words) if several else None, (subject, kind))


def folded(words: str) -> str:
    """Return a topic or a scope in the form in which they are compared."""
    return " ".join(words.casefold().split())


@lru_cache(maxsize=4_096)
def unit_words(unit: str) -> tuple[str, ...]:
    """Return the words of a unit, all in the singular."""
    return tuple(singular(word) for word in unit.split())


def contradict(one: Figure, other: Figure) -> bool:
    """Tell whether no number can be what both figures say.

    Their measure and time are not looked at. What rounding or cutting off explains is
    no contradiction, nor are two bounds that leave room between them.
    """
    apart = _plainly_apart(one, other)
    if apart is not None:
        return apart
    there, back = compare_figures(one, other), compare_figures(other, one)
    if there.comparator is ComparatorVerdict.REVERSED:
        return _no_room(one, other)
    if {there.value, back.value} & AGREEING:
        return False
    if ValueVerdict.DIFFERENT not in {there.value, back.value}:
        return False
    dated = as_day(one) is not None and as_day(other) is not None
    return dated or one.base != other.base or _no_room(one, other)


def _plainly_apart(one: Figure, other: Figure) -> bool | None:
    """Tell it for two exact numbers of one unit; None where it takes a closer look.

    Most figures are that. No rounding reaches further than both last digits.
    """
    if one.unit != other.unit or not (_is_plain(one) and _is_plain(other)):
        return None
    distance = abs((one.low or Decimal(0)) - (other.low or Decimal(0)))
    if distance == 0:
        return False
    return True if distance >= one.low_step + other.low_step else None


def _is_plain(figure: Figure) -> bool:
    return (
        figure.comparator is Comparator.EQ
        and figure.day is None
        and figure.base is None
        and figure.low == figure.high
        and as_day(figure) is None
    )


def _no_room(one: Figure, other: Figure) -> bool:
    """Tell whether the two allow no common number."""
    ours, theirs = possible_interval(one), possible_interval(other)
    found = conversion(one.unit, other.unit)
    if ours is None or theirs is None or not isinstance(found, Conversion):
        return False
    factor = Interval(found.factor, found.factor)
    theirs = theirs * factor + Interval(found.offset, found.offset)
    if not ours.overlaps(theirs):
        return True
    touch = ours.high == theirs.low or ours.low == theirs.high
    strict = one.comparator in _STRICT or other.comparator in _STRICT
    return touch and strict
