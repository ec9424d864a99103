"""Which figures of claims, and of passages, contradict one another.

Figures meet in a measure (``text.figure_measures``) and only there, so that no two are
compared that have nothing in common; the verdict is exact. A rule asks for one claim;
what it is asked of is built once, from plain rows, which facts in memory give as well
as two SQL queries (``queries.contradictions``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from evidence.checker.contradiction_rows import (
    Quoted,
    Stated,
    quoted_in,
    quoted_rows,
    stated_in,
    stated_rows,
)
from evidence.checker.facts import LedgerFacts
from evidence.checker.measures import (
    MEETING,
    Bucket,
    certain_buckets,
    certain_key,
    loose_buckets,
    loose_key,
    meeting,
    one_unit,
)
from evidence.checker.two_readings import (
    TwoReadings,
    passage_key,
    same_page,
    two_readings,
)
from evidence.db import Session
from evidence.text.figures import AsOfVerdict
from evidence.text.figures.measures import contradict

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
MOST = 6
"""Of one figure no more contradictions are told."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims' figures that cannot both be right.

    *certain*: the same measure beyond doubt, at the same time; else it may be two.
    """

    own: Stated
    other: Stated
    certain: bool

    @property
    def within(self) -> bool:
        """Tell whether both stand in one manuscript."""
        return self.own.manuscript == self.other.manuscript


class Contradictions:
    """Answers for each claim what contradicts it; built when first asked."""

    def __init__(
        self,
        stated: Callable[[], Iterable[Stated]] = tuple,
        quoted: Callable[[], Iterable[Quoted]] = tuple,
    ) -> None:
        self._read_stated = stated
        self._read_quoted = quoted

    @classmethod
    def from_facts(cls, ledger: LedgerFacts) -> Contradictions:
        """Return those of a ledger that is in memory."""
        return cls(lambda: stated_in(ledger), lambda: quoted_in(ledger))

    @classmethod
    def from_ledger(
        cls, session: Session, manuscript: str | None = None
    ) -> Contradictions:
        """Return those of the ledger on disk, by as few rows as can tell.

        With a *manuscript* only what its claims and their passages take part in.
        """
        return cls(
            lambda: stated_rows(session, manuscript),
            lambda: quoted_rows(session, manuscript),
        )

    def of(self, claim: str) -> tuple[Conflict, ...]:
        """Return what contradicts the claim of this name.

        Within one manuscript the later of two claims is told; across manuscripts both.
        """
        return tuple(
            conflict
            for own in self._stated.get(claim, ())
            for conflict in self._conflicts(own)
        )

    def readings(self, claim: str) -> tuple[TwoReadings, ...]:
        """Return the passages of the claim's evidence that have two values.

        The later of two pieces of evidence, in the order of claims, is told.
        """
        return tuple(
            found
            for own in self._quoted.get(claim, ())
            for other in self._passages[passage_key(own)]
            if other.order < own.order and same_page(own, other)
            for found in two_readings(own, other)
        )

    @cached_property
    def _stated(self) -> Mapping[str, Sequence[Stated]]:
        return _grouped(self._read_stated(), lambda row: row.claim)

    @cached_property
    def _quoted(self) -> Mapping[str, Sequence[Quoted]]:
        return _grouped(self._read_quoted(), lambda row: row.claim)

    @cached_property
    def _passages(self) -> Mapping[Hashable, Sequence[Quoted]]:
        rows = (row for group in self._quoted.values() for row in group)
        return _grouped(rows, passage_key)

    @cached_property
    def _certain(self) -> Mapping[Hashable, Bucket]:
        return certain_buckets(self._rows())

    @cached_property
    def _loose(self) -> Mapping[Hashable, Bucket]:
        return loose_buckets(self._rows())

    def _rows(self) -> Iterator[Stated]:
        return (row for group in self._stated.values() for row in group)

    def _conflicts(self, own: Stated) -> Iterator[Conflict]:
        seen: set[Stated] = set()
        told = 0
        for other in self._candidates(own):
            if other in seen or told == MOST:
                continue
            seen.add(other)
            when = meeting(own.figure, other.figure)
            if when in MEETING and contradict(own.figure, other.figure):
                key = certain_key(own)
                sure = key is not None and key == certain_key(other)
                yield Conflict(own, other, sure and when is AsOfVerdict.SAME)
                told += 1

    def _candidates(self, own: Stated) -> Iterator[Stated]:
        """Yield what may contradict *own*: of its measure, and its to tell."""
        for buckets, key in (
            (self._certain, certain_key(own)),
            (self._loose, loose_key(own)),
        ):
            others = buckets[key].others(own) if key is not None else ()
            yield from (row for row in others if _is_told(own, row))


def _is_told(own: Stated, other: Stated) -> bool:
    """Tell whether *own* is the one to tell: the later in a manuscript, else both."""
    if not one_unit(own.figure, other.figure):
        return False
    return own.manuscript != other.manuscript or other.order < own.order


def _grouped(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


NONE = Contradictions()
"""Knows of no contradiction."""
