"""Citations and their items, always those of the latest revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Citation, CitationItem, ItemStatus, Manuscript, Revision


def select_latest_items(
    manuscript: str | None = None,
) -> sa.Select[CitationItem]:
    """Return a statement for the items printed in the latest revisions, in order.

    With *manuscript*, of that one.
    """
    other = sa.orm.aliased(Revision)
    newest = (
        sa.select(sa.func.max(other.number))
        .where(other.manuscript_id == Revision.manuscript_id)
        .correlate(Revision)
        .scalar_subquery()
    )
    statement = (
        sa.select(CitationItem)
        .join(Citation, CitationItem.citation_id == Citation.id)
        .join(Revision, Citation.revision_id == Revision.id)
        .join(Manuscript, Revision.manuscript_id == Manuscript.id)
        .where(Revision.number == newest)
        .order_by(Manuscript.name, Citation.start, CitationItem.ordinal)
    )
    return (
        statement
        if manuscript is None
        else statement.where(Manuscript.name == manuscript)
    )


def list_item_names(session: Session) -> Sequence[str]:
    """Return every item as "manuscript: its words", in the ledger's order."""
    items = select_latest_items().with_only_columns(Manuscript.name, CitationItem.text)
    order = (Manuscript.id, Citation.start, CitationItem.ordinal)
    rows = session.execute(items.order_by(None).order_by(*order))
    return [f"{name}: {text}" for name, text in rows]


def list_cited_ids(session: Session, manuscript: str) -> Sequence[int]:
    """Return the ids of the sources that a manuscript cites, by first citation."""
    items = select_latest_items(manuscript).where(CitationItem.source_id.is_not(None))
    ids = session.scalars(items.with_only_columns(CitationItem.source_id))
    return list(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def list_citations(session: Session, revision_id: int) -> Sequence[Citation]:
    """Return the citations of a revision in reading order."""
    statement = (
        sa.select(Citation)
        .where(Citation.revision_id == revision_id)
        .order_by(Citation.start)
    )
    return session.scalars(statement).all()


def group_items(
    session: Session, revision_id: int
) -> Mapping[int, Sequence[CitationItem]]:
    """Return the items of a revision's citations in order, by citation."""
    statement = (
        sa.select(CitationItem)
        .join(Citation, CitationItem.citation_id == Citation.id)
        .where(Citation.revision_id == revision_id)
        .order_by(CitationItem.citation_id, CitationItem.ordinal)
    )
    groups: dict[int, list[CitationItem]] = defaultdict(list)
    for item in session.scalars(statement):
        groups[item.citation_id].append(item)
    return groups


def count_items(session: Session, revision_id: int) -> Mapping[ItemStatus, int]:
    """Return how many items of a revision have each status."""
    statement = (
        sa.select(CitationItem.status, sa.func.count())
        .join(Citation, CitationItem.citation_id == Citation.id)
        .where(Citation.revision_id == revision_id)
        .group_by(CitationItem.status)
    )
    return {row[0]: row[1] for row in session.execute(statement)}
