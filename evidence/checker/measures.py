"""The measures of a ledger: which figures meet in one, and at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from evidence.checker.contradiction_rows import Order, Stated
from evidence.text.figures import AsOfVerdict, Figure
from evidence.text.figures.measures import Measure, measure_of, unit_words
from evidence.text.figures.verdicts import compare_as_of

MOST_VALUES = 2_000
"""A measure with more different values is none, and its figures are not compared."""
_MOST_LOOSE = 3
"""So many different values a bare unit may have under one topic; with more it surely
counts different things."""
MEETING = frozenset({AsOfVerdict.SAME, AsOfVerdict.OVERLAP, AsOfVerdict.UNKNOWN})
"""The times at which two figures may contradict one another."""


def certain_buckets(rows: Iterable[Stated]) -> Mapping[Hashable, Bucket]:
    """Return the figures by the measure that is certain."""
    return _buckets(rows, certain_key, MOST_VALUES)


def loose_buckets(rows: Iterable[Stated]) -> Mapping[Hashable, Bucket]:
    """Return the figures of bare units by topic and time."""
    return _buckets(rows, loose_key, _MOST_LOOSE)


class Bucket:
    """The figures of one measure, each value once for every manuscript."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[Figure, dict[str, Stated]] = defaultdict(dict)

    def add(self, row: Stated) -> None:
        """Keep *row* where it is the first of its value in its manuscript."""
        held = self._values[row.figure].get(row.manuscript)
        if held is None or row.order < held.order:
            self._values[row.figure][row.manuscript] = row

    def others(self, own: Stated) -> Iterator[Stated]:
        """Yield the rows of other values, in the order in which they first appear.

        Of each value that in the same manuscript, and the first in any other.
        """
        if len(self._values) > self._most:
            return
        for figure, firsts in self._firsts:
            if figure == own.figure:
                continue
            within = self._values[figure].get(own.manuscript)
            across = [row for row in firsts if row.manuscript != own.manuscript][:1]
            for row in (*([within] if within else []), *across):
                if row.claim != own.claim:
                    yield row

    @cached_property
    def _firsts(self) -> Sequence[tuple[Figure, Sequence[Stated]]]:
        """Return the first two rows of each value; one is of another manuscript."""
        found = [
            (figure, sorted(rows.values(), key=_order)[:2])
            for figure, rows in self._values.items()
        ]
        return sorted(found, key=lambda each: each[1][0].order)


def _order(row: Stated) -> Order:
    return row.order


def _buckets(
    rows: Iterable[Stated], key: Callable[[Stated], Hashable | None], most: int
) -> Mapping[Hashable, Bucket]:
    found: dict[Hashable, Bucket] = {}
    for row in rows:
        where = key(row)
        if where is not None:
            found.setdefault(where, Bucket(most)).add(row)
    return found


def _measure(row: Stated) -> Measure:
    figure = row.figure
    return measure_of(
        row.topic,
        figure.unit,
        figure.scope,
        dated=figure.day is not None,
        part=figure.base is not None,
    )


def certain_key(row: Stated) -> Hashable | None:
    """Return the measure where it is certain."""
    return _measure(row).certain


def loose_key(row: Stated) -> Hashable | None:
    """Return the loose measure at one time: its figures meet only at the same."""
    loose = _measure(row).loose
    when = row.figure.as_of
    days = (when.earliest, when.latest) if when is not None else None
    return None if loose is None else (loose, days)


def one_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two units may be one: not «Chinese» and «Russian diplomats»."""
    ours, theirs = unit_words(one.unit), unit_words(other.unit)
    return ours == theirs or len(ours) < 2 or len(theirs) < 2 or bool(one.scope)


def meeting(one: Figure, other: Figure) -> AsOfVerdict:
    """Say how the times of two figures lie; two without a date are of one."""
    if one.as_of is None and other.as_of is None:
        return AsOfVerdict.SAME
    return compare_as_of(one.as_of, other.as_of)
