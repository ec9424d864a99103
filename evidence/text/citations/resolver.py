"""Resolve a cited item to a source, or say why not.

*Resolved* means that everything printed agrees with one entry: all names with its first
authors (accents, case, hyphens, apostrophes apart), their number and «et al.», the year
and its suffix. What differs anywhere is *near* at best, with the difference in words;
two entries that fit equally are *ambiguous*. A likeness finds candidates and decides
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidence.text.citations.author_match import compare_authors
from evidence.text.citations.cited_item import CitedItem
from evidence.text.citations.name_match import compact
from evidence.text.citations.near_match import Near, near_matches
from evidence.text.citations.reference import Reference, reference_from_entry
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.year_suffixes import suffixes_hold

__all__ = [
    "ItemStatus",
    "Reference",
    "ReferenceIndex",
    "Resolution",
    "reference_from_entry",
    "resolve",
    "resolve_all",
]


class ItemStatus(StrEnum):
    """What became of a cited item."""

    RESOLVED = "resolved"
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer for one item.

    *key* is the source when resolved, the best candidate when near, else None.
    *candidates* are keys, best first; *score* is 0 to 100 and orders candidates only;
    *reasons* say in words what decided.
    """

    status: ItemStatus
    key: str | None = None
    candidates: tuple[str, ...] = ()
    score: int = 0
    reasons: tuple[str, ...] = ()


def resolve_all(
    items: Sequence[CitedItem], index: ReferenceIndex
) -> tuple[Resolution, ...]:
    """Resolve the items of one manuscript, each in the light of the others.

    An entry that another item cites exactly is no candidate for a slip: «Smith 2019» is
    missing, not a misprint, where «Smith 2018» is cited too.
    """
    printed = {_printed(item): item for item in items}
    times = Counter(map(_printed, items))
    found = {words: resolve(item, index) for words, item in printed.items()}
    cited = frozenset(
        one.key
        for one in found.values()
        if one.status is ItemStatus.RESOLVED and one.key is not None
    )
    for words, item in printed.items():
        if found[words].status is not ItemStatus.RESOLVED:
            found[words] = resolve(item, index, siblings=cited, once=times[words] == 1)
    return tuple(found[_printed(item)] for item in items)


def _printed(item: CitedItem) -> tuple[object, ...]:
    """Return what decides the answer: the same words have the same one."""
    return item.author, item.names, item.et_al, item.year, item.suffix


def resolve(
    item: CitedItem,
    index: ReferenceIndex,
    *,
    siblings: frozenset[str] = frozenset(),
    once: bool = True,
) -> Resolution:
    """Resolve one item; *siblings* are keys that other items of the text resolve to.

    *once* where the text prints it a single time: a year that is printed again and
    again is no slip, but another work.
    """
    matches = [
        (reference, compare_authors(item, reference))
        for reference in index.by_author(item, item.year)
    ]
    exact = [reference for reference, match in matches if match.exact]
    if exact:
        return _choose(item, exact, ())
    named = _by_name_of_work(item, index)
    if named is not None:
        return named
    near = [(ref, match) for ref, match in matches if match.score]
    near = near or near_matches(item, index, once=once)
    free = [(ref, match) for ref, match in near if ref.key not in siblings]
    return _nearest(item, free) if free else _missing(item, near)


def _choose(
    item: CitedItem, fitting: Sequence[Reference], reasons: tuple[str, ...]
) -> Resolution:
    """Choose among entries whose names and year fit, by the suffix."""
    letters = [reference.suffix for reference in fitting]
    keys = tuple(reference.key for reference in fitting)
    if len(fitting) == 1:
        if not item.suffix or item.suffix == letters[0]:
            return Resolution(ItemStatus.RESOLVED, keys[0], (), 100, reasons)
        there = f"“{letters[0]}”" if letters[0] else "no suffix"
        reason = f"suffix “{item.suffix}” in the text, {there} in the entry"
        return Resolution(ItemStatus.NEAR, keys[0], keys, 90, (*reasons, reason))
    distinct = len(set(letters)) == len(letters) and all(letters)
    distinct = distinct and suffixes_hold(fitting)
    if item.suffix and distinct and item.suffix in letters:
        key = keys[letters.index(item.suffix)]
        reason = f"the key {key} carries the suffix “{item.suffix}”"
        return Resolution(ItemStatus.RESOLVED, key, (), 100, (*reasons, reason))
    reason = f"{len(fitting)} entries fit {item.author} {item.year}"
    if item.suffix:
        reason += f"; nothing in them says which is “{item.suffix}”"
    elif distinct:
        reason += "; the text gives no suffix"
    return Resolution(ItemStatus.AMBIGUOUS, None, keys, 100, (*reasons, reason))


def _by_name_of_work(item: CitedItem, index: ReferenceIndex) -> Resolution | None:
    """Resolve what is cited by its newspaper or its title instead of an author."""
    if item.et_al:
        return None
    outlets = index.by_container(item, item.year)
    if outlets:
        reason = f"cited by its outlet, {outlets[0].container}"
        named = [ref for ref in outlets if _key_names(ref, item)]
        if len(named) == 1 < len(outlets):
            reason += f"; of {len(outlets)} entries there, {named[0].key} is named so"
            return _choose(item, named, (reason,))
        return _choose(item, outlets, (reason,))
    titles = [ref for ref in index.by_title(item, item.year) if not ref.names]
    if titles:
        return _choose(item, titles, (f"cited by its title, {titles[0].title}",))
    issued = index.by_institution(item, item.year)
    nameless = [ref for ref in issued if not ref.names]
    if nameless:
        reason = f"cited by its institution, {nameless[0].institution}"
        return _choose(item, nameless, (reason,))
    return None


def _key_names(reference: Reference, item: CitedItem) -> bool:
    """Say whether a key is made of the printed name and the year: «guardian2020»."""
    key = compact(reference.key)
    return key.startswith(f"{compact(item.author)}{item.year}")


def _nearest(item: CitedItem, near: Iterable[Near]) -> Resolution:
    ranked = sorted(near, key=lambda pair: -pair[1].score)
    match = ranked[0][1]
    keys = tuple(dict.fromkeys(reference.key for reference, _ in ranked[:10]))
    tied = [ref for ref, other in ranked if other.score == match.score]
    fitting = _with_suffix(item, tied)
    if len({ref.key for ref in fitting}) > 1:
        reason = f"{len(fitting)} entries are equally near"
        reasons = (*match.reasons, reason)
        return Resolution(ItemStatus.AMBIGUOUS, None, keys, match.score, reasons)
    key = fitting[0].key
    reasons = next(other.reasons for ref, other in ranked if ref.key == key)
    return Resolution(ItemStatus.NEAR, key, keys, match.score, reasons)


def _with_suffix(item: CitedItem, tied: Sequence[Reference]) -> Sequence[Reference]:
    """Narrow equally near entries by the suffix, where it tells them apart."""
    same = [ref for ref in tied if item.suffix and ref.suffix == item.suffix]
    return same if len(same) == 1 else tied


def _missing(item: CitedItem, near: Sequence[Near]) -> Resolution:
    reason = f"no entry for {item.author} {item.year}{item.suffix}"
    if near:
        others = ", ".join(dict.fromkeys(ref.key for ref, _ in near[:3]))
        reason += f"; {others} is near, but cited elsewhere in the text as itself"
    return Resolution(ItemStatus.MISSING, None, (), 0, (reason,))
