"""Let the printed reference list decide what a citation leaves open.

A citation prints a name and a year; the list prints the work. Where the list has one
work of that name and year, its title says which entry is meant, or that none is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence.text.citations.cited_item import CitedItem
from evidence.text.citations.listed_match import ListedMatch
from evidence.text.citations.name_match import compact, fold, spellings
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.reference_list import ListedWork
from evidence.text.citations.resolver import ItemStatus, Resolution

_HEAD = 60
"""Letters of a listed work within which the name that a citation prints stands."""
_SHOWN = 90
_OTHER_TITLE = 0.5
"""Of the words of an entry's title that a listed work must have to be its work."""


@dataclass(frozen=True, slots=True)
class _Listed:
    work: ListedWork
    head: str
    match: ListedMatch


class Settling:
    """The works of a printed list, by year, with the entries that they are."""

    def __init__(
        self,
        works: Sequence[ListedWork],
        matches: Sequence[ListedMatch],
        index: ReferenceIndex,
    ) -> None:
        self._index = index
        self._by_year: dict[str, list[_Listed]] = defaultdict(list)
        self._by_number: dict[int, _Listed] = {}
        for work, match in zip(works, matches, strict=True):
            listed = _Listed(work, compact(work.text[:200])[:_HEAD], match)
            self._by_year[work.year].append(listed)
            self._by_number.setdefault(work.number, listed)

    def numbered(self, number: int) -> Resolution:
        """Return what the work with this number in the list is."""
        listed = self._by_number[number]
        said = f"number {number} of the reference list: “{_shown(listed.work)}”"
        keys = listed.match.keys
        if len(keys) == 1:
            return Resolution(
                ItemStatus.RESOLVED, keys[0], (), 100, (said, listed.match.reason)
            )
        if keys:
            reasons = (said, f"{len(keys)} entries fit it")
            return Resolution(ItemStatus.AMBIGUOUS, None, keys, 100, reasons)
        reasons = (said, listed.match.reason)
        return Resolution(ItemStatus.MISSING, None, (), 0, reasons)

    def settle(self, item: CitedItem, found: Resolution) -> Resolution:
        """Return *found*, or what the list says instead."""
        listed = self._printed_as(item)
        if not listed:
            return found
        keys = {one.match.key for one in listed}
        if found.status is ItemStatus.AMBIGUOUS:
            return self._ambiguous(found, listed)
        if found.key is not None and found.key in keys:
            return found
        if len(listed) > 1 or len(listed[0].match.keys) > 1:
            return found
        (only,) = listed
        if only.match.key is None:
            return self._unlisted(found, only)
        return self._other(item, found, only, only.match.key)

    def _printed_as(self, item: CitedItem) -> list[_Listed]:
        """Return the listed works that the item's name, year and suffix can mean."""
        if not item.names:
            return []
        forms = spellings(item.names[0]) | spellings(item.names[0].split()[-1])
        return [
            one
            for one in self._by_year.get(item.year, ())
            if item.suffix in {"", one.work.suffix}
            and any(form in one.head for form in forms)
        ]

    def _ambiguous(self, found: Resolution, listed: list[_Listed]) -> Resolution:
        meant = [
            (one, key)
            for one in listed
            for key in one.match.keys
            if key in found.candidates
        ]
        keys = {key for _, key in meant}
        if len(keys) == 1:
            one, key = meant[0]
            return Resolution(
                ItemStatus.RESOLVED, key, (), 100, (*found.reasons, _said(one))
            )
        if len(listed) == 1 and not listed[0].match.keys:
            return self._unlisted(found, listed[0])
        return found

    def _unlisted(self, found: Resolution, only: _Listed) -> Resolution:
        """Return *missing* where the listed work is plainly none of the candidates."""
        keys = (found.key,) if found.key else found.candidates
        candidates = [self._index.keys[key] for key in keys if key in self._index.keys]
        if any(_may_be(only.work, one) for one in candidates):
            return found
        reasons = (_said(only), only.match.reason)
        return Resolution(ItemStatus.MISSING, None, (), 0, reasons)

    def _other(
        self, item: CitedItem, found: Resolution, only: _Listed, key: str
    ) -> Resolution:
        """Return the entry that the list means where the citation alone said another.

        It is *near* where the entry's year is not the printed one.
        """
        reference = self._index.keys[key]
        if not reference.years or item.year in map(str, reference.years):
            return Resolution(ItemStatus.RESOLVED, key, (), 100, (_said(only),))
        reason = f"year {item.year} in the text, {reference.year} in the entry"
        near = Resolution(ItemStatus.NEAR, key, (key,), 90, (_said(only), reason))
        return replace(near, candidates=tuple(dict.fromkeys((key, *found.candidates))))


def _may_be(work: ListedWork, reference: Reference) -> bool:
    """Say whether a listed work has at least half of the words of an entry's title."""
    title = set(fold(reference.title).split())
    if not title:
        return True
    shared = title & set(fold(work.text).split())
    return len(shared) > _OTHER_TITLE * len(title)


def _said(one: _Listed) -> str:
    return f"the reference list has “{_shown(one.work)}”"


def _shown(work: ListedWork) -> str:
    words = " ".join(work.text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
