"""Re-checks of snapshots, and what became of passages in newer copies."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db.functions import among
from evidence.models import Evidence, RecheckedPassage, SnapshotRecheck


def list_rechecks(
    session: Session, snapshots: Collection[int] | None = None
) -> Sequence[SnapshotRecheck]:
    """Return the looks at the addresses of snapshots, oldest first.

    All, or those that look at, or found, one of *snapshots*.
    """
    order = (SnapshotRecheck.at, SnapshotRecheck.id)
    statement = sa.select(SnapshotRecheck).order_by(*order)
    if snapshots is not None:
        here = among(SnapshotRecheck.snapshot_id, snapshots)
        found = among(SnapshotRecheck.found_id, snapshots)
        statement = statement.where(here | found)
    return session.scalars(statement).all()


def list_passages(
    session: Session,
    *,
    rechecks: Collection[int] | None = None,
    evidence: Collection[int] | None = None,
) -> Sequence[RecheckedPassage]:
    """Return what became of passages: all, or of these re-checks, of this evidence."""
    statement = sa.select(RecheckedPassage).order_by(RecheckedPassage.id)
    if rechecks is not None:
        statement = statement.where(among(RecheckedPassage.recheck_id, rechecks))
    if evidence is not None:
        statement = statement.where(among(RecheckedPassage.evidence_id, evidence))
    return session.scalars(statement).all()


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
