"""Sources with how they stand to one another and what was noticed about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from evidence.bibliography.dates import parse_edtf
from evidence.bibliography.names import Name
from evidence.checker.facts import Place, SourceFacts
from evidence.checker.notice_loader import Notices, load_notices, load_tables
from evidence.checker.notices import NoticeFacts
from evidence.checker.snapshot_loader import Sizes, Snapshots, load_snapshots
from evidence.checker.snapshots import SnapshotFacts
from evidence.db import Session
from evidence.models import Relation
from evidence.queries.library import (
    iter_source_rows,
    list_relations_of,
    list_source_rows,
    name_sources,
)
from evidence.queries.part import Row

Related = Mapping[tuple[int, str], Sequence[str]]
"""The citekeys to which a source, by its inner id, stands in a relation."""


def load_sources(
    session: Session, ids: Collection[int], *, sizes: Sizes | None = None
) -> tuple[SourceFacts, ...]:
    """Return the sources with these inner ids, in the ledger's order.

    *sizes* looks into the store of snapshots; without it nobody does.
    """
    relations = list_relations_of(session, ids)
    touched = {own for row in relations for own in (row.source_id, row.target_id)}
    related = _related(relations, name_sources(session, touched))
    rows = list_source_rows(session, ids)
    notices = load_notices(session, rows) if load_tables(session) else {}
    snapshots = load_snapshots(session, sizes, of=frozenset(ids))
    return tuple(_facts(rows, related, notices, snapshots))


def load_all_sources(
    session: Session,
    keys: Mapping[int, str],
    *,
    after: int = 0,
    upto: int | None = None,
    sizes: Sizes | None = None,
) -> Iterator[SourceFacts]:
    """Yield every source, in the ledger's order, without holding them all.

    *keys* are all citekeys by the sources' inner ids; *after* and *upto* are such ids.
    *sizes* looks into the store of snapshots; without it nobody does.
    """
    noticed = bool(load_tables(session))
    related = _related(list_relations_of(session), keys)
    wanted = None if upto is None else range(after + 1, upto + 1)
    snapshots = load_snapshots(session, sizes, of=wanted)
    for rows in iter_source_rows(session, after=after, upto=upto):
        notices = load_notices(session, rows) if noticed else {}
        yield from _facts(rows, related, notices, snapshots)


def load_entries(session: Session) -> Iterator[SourceFacts]:
    """Yield every source as its entry has it, in no relation and without notices."""
    for rows in iter_source_rows(session):
        yield from _facts(rows, {}, {}, {})


def related_ids(session: Session, ids: Collection[int]) -> frozenset[int]:
    """Return *ids* and all that hang together with them, as far as relations lead."""
    found, pending = set[int](), set(ids)
    while pending:
        found |= pending
        pending = {
            own
            for row in list_relations_of(session, pending)
            for own in (row.source_id, row.target_id)
        } - found
    return frozenset(found)


def _related(relations: Iterable[Row], keys: Mapping[int, str]) -> Related:
    related: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in relations:
        source, target = row.source_id, row.target_id
        if row.kind is Relation.SUPERSEDES:
            related[target, "superseded_by"].append(keys[source])
        elif row.kind is Relation.DERIVES_FROM:
            related[source, "derives_from"].append(keys[target])
        else:
            related[source, "same_as"].append(keys[target])
            related[target, "same_as"].append(keys[source])
    return related


def _facts(
    rows: Iterable[Row], related: Related, notices: Notices, snapshots: Snapshots
) -> Iterator[SourceFacts]:
    for row in rows:
        copies = snapshots.get(row.id, ())
        yield _source(row, related, notices.get(row.id, ()), copies)


def _source(
    row: Row,
    related: Related,
    notices: tuple[NoticeFacts, ...],
    snapshots: tuple[SnapshotFacts, ...],
) -> SourceFacts:
    return SourceFacts(
        name=row.citekey,
        entry_type=row.entry_type,
        fields=tuple((name, value) for name, value in row.fields),
        raw=row.raw,
        title=row.title,
        authors=_names(row.names.get("authors", ())),
        authors_others=bool(row.names.get("authors_others")),
        editors=_names(row.names.get("editors", ())),
        container=row.container,
        institution=row.institution,
        issued=parse_edtf(row.issued) if row.issued else None,
        place=Place(row.path, row.line),
        aliases=tuple(row.aliases),
        derives_from=tuple(related.get((row.id, "derives_from"), ())),
        superseded_by=tuple(related.get((row.id, "superseded_by"), ())),
        same_as=tuple(related.get((row.id, "same_as"), ())),
        notices=notices,
        snapshots=snapshots,
    )


def _names(stored: Iterable[dict[str, str]]) -> tuple[Name, ...]:
    return tuple(Name(**name) for name in stored)
