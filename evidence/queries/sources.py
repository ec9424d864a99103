"""Sources: all of them, some of them, one by its citekey."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import CitationItem, Source, SourceRelation
from evidence.queries.anchoring import list_citekeys, unknown_source
from evidence.queries.citations import select_latest_items


def list_sources(session: Session, *, manuscript: str | None = None) -> list[Source]:
    """Return the sources in the order of their import, those of one file by line.

    With *manuscript*, only those that an item of its latest revision resolves to.
    """
    statement = sa.select(Source).order_by(Source.id)
    if manuscript is not None:
        statement = statement.where(_cited_in(manuscript))
    return list(session.scalars(statement))


class SourceLine(NamedTuple):
    """What a list says of a source."""

    citekey: str
    entry_type: str
    names_text: str
    issued: str
    title: str
    path: str
    line: int


def list_lines(
    session: Session, *, manuscript: str | None = None
) -> Sequence[SourceLine]:
    """Return the sources as ``list_sources`` does, without what no list shows.

    A source's entry and words are nine tenths of it, and need not be read.
    """
    table = Source.__table__
    columns = [table.c[name] for name in SourceLine._fields]
    statement = sa.select(*columns).order_by(table.c["id"])
    if manuscript is not None:
        statement = statement.where(_cited_in(manuscript))
    rows = session.connection().execute(statement)
    return list(map(SourceLine._make, rows.fetchall()))


def _cited_in(manuscript: str) -> sa.ColumnElement[bool]:
    items = select_latest_items(manuscript)
    return Source.id.in_(items.with_only_columns(CitationItem.source_id))


def get_source(session: Session, key: str) -> Source:
    """Return the source with this citekey or alias; raise NotFound naming near ones."""
    found = session.scalar(sa.select(Source).where(Source.citekey == key))
    if found is not None:
        return found
    known = list_citekeys(session)
    if key not in known:
        raise unknown_source(key, known)
    return session.get_one(Source, known[key].id)


def name_sources(session: Session, ids: Collection[int]) -> Mapping[int, str]:
    """Return the citekeys of the sources with these inner ids."""
    rows = sa.select(Source.id, Source.citekey).where(Source.id.in_(ids))
    return {row.id: row.citekey for row in session.execute(rows)}


def list_uses(session: Session, source_id: int) -> Sequence[str]:
    """Return the texts of the citation items that resolve to a source, in order."""
    items = select_latest_items().where(CitationItem.source_id == source_id)
    return session.scalars(items.with_only_columns(CitationItem.text)).all()


def list_relations(session: Session, source_id: int) -> Sequence[SourceRelation]:
    """Return the relations in which a source stands, on either side."""
    statement = (
        sa.select(SourceRelation)
        .where(
            (SourceRelation.source_id == source_id)
            | (SourceRelation.target_id == source_id)
        )
        .order_by(SourceRelation.id)
    )
    return session.scalars(statement).all()
