"""Which sources are independent of one another: confirmation must count once.

Three reports of one press release confirm nothing. Two sources are of one group when
one derives from the other, when they are the same, when both lead to a third, or when
one institution is named as the author of both (see ``checker.facts.SourceFacts``).
Source: US Office of the Director of National Intelligence, ICD 203 (2015), on
corroboration; Admiralty code, credibility 1: "confirmed by other independent sources".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping


def independence_groups(
    institutions: Mapping[str, str], dependences: Iterable[tuple[str, str]]
) -> tuple[frozenset[str], ...]:
    """Part sources into groups of those that hang together, each group once.

    *institutions* is citekey → institution, empty where that says nothing about
    independence; *dependences* are pairs of citekeys, which may lead through sources
    that are not asked about.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in dependences:
        parent[root(one)] = root(other)
    for key, institution in institutions.items():
        if name := " ".join(institution.casefold().split()):
            parent[root(key)] = root(f"\0{name}")
    groups: dict[str, set[str]] = defaultdict(set)
    for key in institutions:
        groups[root(key)].add(key)
    return tuple(sorted((frozenset(group) for group in groups.values()), key=sorted))


ISSUED_BY_ITS_MAKER = frozenset({"report", "techreport", "online", "manual", "misc"})
"""Entry types whose institution speaks for itself; a book's publisher doesn't."""


def speaking_institution(entry_type: str, institution: str) -> str:
    """Return the institution where it stands behind what the source says, else ""."""
    return institution if entry_type in ISSUED_BY_ITS_MAKER else ""
