"""Duplicates among the sources of a ledger, and what merging them would keep."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.bibliography.names import Name
from evidence.bibliography.works.duplicates import DuplicateGroup, find_duplicates
from evidence.bibliography.works.merge_plan import Mergeable, MergePlan, plan_merge
from evidence.bibliography.works.work import NO_WORKS, Record, Work, make_work
from evidence.db import Session
from evidence.models import Source
from evidence.queries.sources import list_sources


@dataclass(frozen=True, slots=True)
class Member:
    """A record of a group in one line; *place* is ``path:line`` of its entry."""

    citekey: str
    type: str
    issued: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Records that belong together; *merge* is None where they are rightly two."""

    tie: str
    reasons: tuple[str, ...]
    sources: tuple[Member, ...]
    merge: MergePlan | None


@dataclass(frozen=True, slots=True)
class DuplicatesView:
    """What was found among *compared* sources."""

    compared: int
    groups: tuple[GroupView, ...]
    related: tuple[GroupView, ...]


def gather_records(session: Session) -> tuple[tuple[Work, Mergeable, Member], ...]:
    """Return every source that stands for a work, in the order of import."""
    return tuple(
        (make_work(_record(row)), _mergeable(row), _member(row))
        for row in list_sources(session)
        if row.entry_type not in NO_WORKS
    )


def search_duplicates(
    records: tuple[tuple[Work, Mergeable, Member], ...],
) -> DuplicatesView:
    """Return the groups of *records*; takes some seconds for 10,000."""
    by_key = {work.key: (fields, member) for work, fields, member in records}

    def view(group: DuplicateGroup, *, mergeable: bool) -> GroupView:
        members = [by_key[key] for key in group.keys]
        return GroupView(
            tie=group.tie.value,
            reasons=group.reasons,
            sources=tuple(member for _, member in members),
            merge=plan_merge([fields for fields, _ in members]) if mergeable else None,
        )

    found = find_duplicates(work for work, _, _ in records)
    return DuplicatesView(
        compared=len(records),
        groups=tuple(view(group, mergeable=True) for group in found.groups),
        related=tuple(view(group, mergeable=False) for group in found.related),
    )


def _record(row: Source) -> Record:
    fields = dict(reversed(row.fields))
    people = row.names.get("authors") or row.names.get("editors") or ()
    return Record(
        key=row.citekey,
        type=row.entry_type,
        get=fields.get,
        title=row.title,
        people=tuple(Name(**name) for name in people),
        issued=row.issued or fields.get("date") or fields.get("year") or "",
    )


def _mergeable(row: Source) -> Mergeable:
    fields = tuple((name, value) for name, value in row.fields)
    return Mergeable(row.citekey, row.entry_type, fields)


def _member(row: Source) -> Member:
    place = f"{row.path}:{row.line}"
    return Member(row.citekey, row.entry_type, row.issued, row.title, place)
