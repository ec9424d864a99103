"""Records of one work in a library: in groups, each with its reason.

Nothing is merged here. Two records are compared by ``same_work``, those worth comparing
are found by ``candidates``. In a group no record contradicts another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.bibliography.works.candidates import count_words, list_candidates
from evidence.bibliography.works.same_work import Tie, Verdict, compare_works
from evidence.bibliography.works.work import Work

MAX_GROUP = 100
"""Records of one group; more copies of one work come from a broken export."""


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Records that belong together, in the library's order, and why.

    Of ``Tie.SAME`` they are duplicates; any other tie is between two records that are
    rightly two.
    """

    tie: Tie
    keys: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What was found: duplicates, and records to be told apart on purpose."""

    groups: tuple[DuplicateGroup, ...]
    related: tuple[DuplicateGroup, ...]


def find_duplicates(works: Iterable[Work]) -> Duplicates:
    """Return the groups of *works* in the order of their first record."""
    known = tuple(works)
    counts = count_words(known)
    same: list[tuple[int, int, Verdict]] = []
    others: list[tuple[int, int, Verdict]] = []
    for one, two in list_candidates(known, counts):
        if verdict := compare_works(known[one], known[two], counts):
            found = same if verdict.tie is Tie.SAME else others
            found.append((one, two, verdict))
    groups = _Groups(known, counts)
    # Identifiers first: they decide where titles only suggest.
    for one, two, verdict in sorted(same, key=_strength):
        groups.join(one, two, verdict.reason)
    return Duplicates(
        groups=tuple(groups.listed()),
        related=tuple(_related(known, groups, sorted(others, key=lambda o: o[:2]))),
    )


def _strength(found: tuple[int, int, Verdict]) -> tuple[bool, int, int]:
    one, two, verdict = found
    return not verdict.reason.startswith("same DOI"), one, two


class _Groups:
    """Records joined two by two, unless a third speaks against it."""

    def __init__(self, works: Sequence[Work], counts: Mapping[str, int]) -> None:
        self._works = works
        self._counts = counts
        self._members: dict[int, list[int]] = {}
        self._reasons: dict[int, list[str]] = {}
        self._group: dict[int, int] = {}

    def join(self, one: int, two: int, reason: str) -> None:
        """Put two records into one group where all of them agree."""
        first, second = self.of(one), self.of(two)
        if first == second:
            return
        mine = self._members.get(first, [first])
        yours = self._members.get(second, [second])
        if len(mine) + len(yours) > MAX_GROUP or not self._agree(mine, yours):
            return
        reasons = [
            *self._reasons.pop(first, []),
            *self._reasons.pop(second, []),
            reason,
        ]
        self._members.pop(second, None)
        self._members[first] = sorted([*mine, *yours])
        self._reasons[first] = list(dict.fromkeys(reasons))
        for member in self._members[first]:
            self._group[member] = first

    def of(self, one: int) -> int:
        """Return the name of a record's group: its own where it is alone."""
        return self._group.get(one, one)

    def listed(self) -> Iterator[DuplicateGroup]:
        """Yield the groups by their first record."""
        for name, members in sorted(self._members.items(), key=lambda item: item[1]):
            keys = tuple(self._works[at].key for at in members)
            yield DuplicateGroup(Tie.SAME, keys, tuple(self._reasons[name]))

    def _agree(self, mine: list[int], yours: list[int]) -> bool:
        if len(mine) == len(yours) == 1:
            return True
        return all(
            (found := compare_works(self._works[a], self._works[b], self._counts))
            and found.tie is Tie.SAME
            for a in mine
            for b in yours
        )


def _related(
    works: Sequence[Work], groups: _Groups, found: list[tuple[int, int, Verdict]]
) -> Iterator[DuplicateGroup]:
    """Yield other ties, one for each two groups; none within a group."""
    told: set[tuple[int, int]] = set()
    for one, two, verdict in found:
        pair = (groups.of(one), groups.of(two))
        if pair[0] == pair[1] or pair in told:
            continue
        told.add(pair)
        keys = (works[one].key, works[two].key)
        yield DuplicateGroup(verdict.tie, keys, (verdict.reason,))
