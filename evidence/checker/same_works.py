"""Which sources of a ledger are one work, by comparing what their entries say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from evidence.bibliography.works.duplicates import DuplicateGroup, find_duplicates
from evidence.bibliography.works.same_work import Tie
from evidence.bibliography.works.work import NO_WORKS, Record, Work, make_work
from evidence.checker.facts import SourceFacts
from evidence.checker.known import Known
from evidence.checker.survey import Survey


class Group(TypedDict):
    """Sources that are one work; or, where *same* is false, share an identifier."""

    same: bool
    keys: list[str]
    reasons: list[str]


class SameWorks(Survey[dict[str, list[Group]]]):
    """The groups of sources that are one work, or share an identifier, by key."""

    def __init__(self) -> None:
        """Begin to collect."""
        self._works: list[Work] = []

    def add(self, source: SourceFacts) -> None:
        """Take what the entry of *source* says of its work."""
        if source.entry_type not in NO_WORKS:
            self._works.append(work_of(source))

    def result(self) -> dict[str, list[Group]]:
        """Return citekey → its groups, those that are one work first."""
        found = find_duplicates(self._works)
        wrong = [each for each in found.related if each.tie is Tie.IDENTIFIER]
        by_key: dict[str, list[Group]] = {}
        for group in (*found.groups, *wrong):
            for key in group.keys:
                by_key.setdefault(key, []).append(_plain(group))
        return by_key


def same_works(key: str, known: Known) -> Sequence[str]:
    """Return all keys of the work that *key* names, in order; itself alone for none.

    What a person called the same counts as what the entries show.
    """
    groups = known.survey(SameWorks)
    found: set[str] = set()
    pending = [key]
    while pending:
        one = pending.pop()
        if one in found:
            continue
        found.add(one)
        for group in groups.get(one, ()):
            pending += group["keys"] if group["same"] else ()
        source = known.get(one)
        pending += source.same_as if source is not None else ()
    return sorted(found)


def _plain(group: DuplicateGroup) -> Group:
    return Group(
        same=group.tie is Tie.SAME, keys=[*group.keys], reasons=[*group.reasons]
    )


def work_of(source: SourceFacts) -> Work:
    """Return what the entry of *source* says of its work."""
    fields = dict(reversed(source.fields))
    issued = source.issued.text if source.issued else ""
    return make_work(
        Record(
            key=source.name,
            type=source.entry_type,
            get=fields.get,
            title=source.title,
            people=source.authors or source.editors,
            issued=issued or fields.get("date") or fields.get("year") or "",
        )
    )
