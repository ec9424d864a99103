"""Notices: the tables that were read, and what they say of some works."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Notice, NoticeDataset

_AT_ONCE = 10_000
"""Values of one statement: SQLite's limit is 32,766, PostgreSQL's 65,535."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """By what notices are looked for."""

    dois: frozenset[str]
    pmids: frozenset[str]
    title_keys: frozenset[str]


def list_datasets(session: Session) -> Sequence[NoticeDataset]:
    """Return the tables of notices, by name."""
    return session.scalars(sa.select(NoticeDataset).order_by(NoticeDataset.name)).all()


def find_dataset(session: Session, name: str) -> NoticeDataset | None:
    """Return the table of notices called *name*."""
    return session.scalar(sa.select(NoticeDataset).where(NoticeDataset.name == name))


def find_notices(session: Session, wanted: Wanted) -> Sequence[Notice]:
    """Return the notices that share an identifier or a title with what is wanted.

    A few statements, however many works are asked about.
    """
    found: dict[int, Notice] = {}
    for column, values in (
        (Notice.doi, wanted.dois),
        (Notice.pmid, wanted.pmids),
        (Notice.title_key, wanted.title_keys),
    ):
        for chunk in _chunks(values):
            rows = session.scalars(sa.select(Notice).where(column.in_(chunk)))
            found |= {row.id: row for row in rows}
    return [found[own] for own in sorted(found)]


def get_held(session: Session, dataset_id: int) -> Mapping[str, Mapping[str, Any]]:
    """Return the rows of one table as plain values, by the dataset's own number."""
    columns = sa.select(*sa.inspect(Notice).columns)
    rows = session.execute(columns.where(Notice.dataset_id == dataset_id)).mappings()
    return {row["record"]: dict(row) for row in rows}


def _chunks(values: Collection[str]) -> Iterable[Sequence[str]]:
    ordered = sorted(values)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]
