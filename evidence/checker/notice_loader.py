"""The notices about the ledger's sources, found in a few statements for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from evidence.bibliography.dates import parse_edtf
from evidence.checker.notice_matching import NoticeIndex, work_of
from evidence.checker.notices import NoticeFacts, NoticeTable
from evidence.db import Session
from evidence.models import Notice
from evidence.queries.notices import Wanted, find_notices, list_datasets
from evidence.queries.part import Row

Notices: TypeAlias = Mapping[int, tuple[NoticeFacts, ...]]
"""By the id of the source that they are about."""


def load_tables(session: Session) -> tuple[NoticeTable, ...]:
    """Return the tables of notices that the ledger has read."""
    return tuple(
        NoticeTable(row.name, row.path, row.newest, row.read_at.date())
        for row in list_datasets(session)
    )


def load_notices(session: Session, sources: Iterable[Row]) -> Notices:
    """Return the notices about each of *sources*, those without any left out."""
    works = {
        row.id: work_of(
            ((name, value) for name, value in row.fields),
            row.title,
            row.container,
            parse_edtf(row.issued) if row.issued else None,
        )
        for row in sources
    }
    wanted = Wanted(
        dois=frozenset(work.doi for work in works.values() if work.doi),
        pmids=frozenset(work.pmid for work in works.values() if work.pmid),
        title_keys=frozenset(
            work.searched_key for work in works.values() if work.searched_key
        ),
    )
    names = {row.id: row.name for row in list_datasets(session)}
    index = NoticeIndex(
        _facts(row, names[row.dataset_id]) for row in find_notices(session, wanted)
    )
    found = {own: index.about(work) for own, work in works.items()}
    return {own: notices for own, notices in found.items() if notices}


def _facts(row: Notice, dataset: str) -> NoticeFacts:
    return NoticeFacts(
        dataset=dataset,
        record=row.record,
        kind=row.kind,
        dated=row.dated,
        doi=row.doi,
        pmid=row.pmid,
        title=row.title,
        title_key=row.title_key,
        year=row.year,
        container=row.container,
        notice_doi=row.notice_doi,
        reasons=tuple(row.reasons),
    )
