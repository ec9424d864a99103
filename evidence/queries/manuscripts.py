"""Manuscripts and their revisions."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Claim, ClaimStatus, Manuscript, Revision
from evidence.queries.anchoring import get_latest

__all__ = [
    "count_claims",
    "find_latest",
    "find_manuscript",
    "get_latest",
    "list_latest",
    "list_revisions",
    "select_latest",
]


def select_latest() -> sa.Select[Manuscript, Revision]:
    """Return a statement for each manuscript with its latest revision, by name."""
    newest = (
        sa.select(sa.func.max(Revision.number))
        .where(Revision.manuscript_id == Manuscript.id)
        .correlate(Manuscript)
        .scalar_subquery()
    )
    return (
        sa.select(Manuscript, Revision)
        .join(Revision, Revision.manuscript_id == Manuscript.id)
        .where(Revision.number == newest)
        .order_by(Manuscript.name)
    )


def list_latest(session: Session) -> list[tuple[Manuscript, Revision]]:
    """Return every manuscript with its latest revision, by name."""
    return [(row[0], row[1]) for row in session.execute(select_latest())]


def list_manuscript_names(session: Session) -> Sequence[str]:
    """Return what the manuscripts are called, in order."""
    return session.scalars(sa.select(Manuscript.name).order_by(Manuscript.name)).all()


def find_manuscript(session: Session, name: str) -> Manuscript | None:
    """Return the manuscript of this name."""
    return session.scalars(
        sa.select(Manuscript).where(Manuscript.name == name)
    ).one_or_none()


def find_latest(session: Session, manuscript_id: int) -> Revision | None:
    """Return the latest revision of a manuscript, if it was ever read."""
    statement = (
        sa.select(Revision)
        .where(Revision.manuscript_id == manuscript_id)
        .order_by(Revision.number.desc())
        .limit(1)
    )
    return session.scalars(statement).first()


def list_revisions(session: Session, manuscript_id: int) -> Sequence[Revision]:
    """Return the revisions of a manuscript, oldest first."""
    statement = (
        sa.select(Revision)
        .where(Revision.manuscript_id == manuscript_id)
        .order_by(Revision.number)
    )
    return session.scalars(statement).all()


def count_claims(session: Session, manuscript_id: int) -> int:
    """Return how many claims of a manuscript are still made."""
    statement = sa.select(sa.func.count()).where(
        Claim.manuscript_id == manuscript_id, Claim.status == ClaimStatus.ACTIVE
    )
    return session.scalar(statement) or 0
