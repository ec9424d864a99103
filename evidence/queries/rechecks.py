"""Re-checks of snapshots, and what became of passages in newer copies."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Evidence, RecheckedPassage, SnapshotRecheck


def list_rechecks(session: Session) -> Sequence[SnapshotRecheck]:
    """Return all looks at the addresses of snapshots, oldest first."""
    order = (SnapshotRecheck.at, SnapshotRecheck.id)
    return session.scalars(sa.select(SnapshotRecheck).order_by(*order)).all()


def list_passages(
    session: Session, recheck_id: int | None = None
) -> Sequence[RecheckedPassage]:
    """Return what became of all passages, or of those of one re-check."""
    statement = sa.select(RecheckedPassage).order_by(RecheckedPassage.id)
    if recheck_id is not None:
        statement = statement.where(RecheckedPassage.recheck_id == recheck_id)
    return session.scalars(statement).all()


def list_recheck_ids(session: Session, snapshots: Sequence[int]) -> Sequence[int]:
    """Return the re-checks that look at, or found, one of these snapshots."""
    here = SnapshotRecheck.snapshot_id.in_(snapshots)
    found = SnapshotRecheck.found_id.in_(snapshots)
    return session.scalars(sa.select(SnapshotRecheck.id).where(here | found)).all()


def list_passage_ids(
    session: Session, *, rechecks: Sequence[int] = (), evidence: Sequence[int] = ()
) -> Sequence[int]:
    """Return the passages of these re-checks, and of these pieces of evidence."""
    own = RecheckedPassage.recheck_id.in_(rechecks)
    tied = RecheckedPassage.evidence_id.in_(evidence)
    return session.scalars(sa.select(RecheckedPassage.id).where(own | tied)).all()


def list_quoted(session: Session, source_id: int) -> Sequence[Evidence]:
    """Return the evidence that quotes a source, oldest first."""
    here = (Evidence.source_id == source_id) & (Evidence.quotation != "")
    order = (Evidence.at, Evidence.id)
    return session.scalars(sa.select(Evidence).where(here).order_by(*order)).all()
