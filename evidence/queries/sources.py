"""Sources: all of them, some of them, one by its citekey."""

from __future__ import annotations

from collections.abc import Sequence

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
        cited = select_latest_items(manuscript).with_only_columns(
            CitationItem.source_id
        )
        statement = statement.where(Source.id.in_(cited))
    return list(session.scalars(statement))


def get_source(session: Session, key: str) -> Source:
    """Return the source with this citekey or alias; raise NotFound naming near ones."""
    known = list_citekeys(session)
    if key not in known:
        raise unknown_source(key, known)
    return session.get_one(Source, known[key].id)


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
