"""Pinned passages of evidence, and the evidence that could have one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Claim, Evidence, Passage, Snapshot, Source

_AT_ONCE = 5_000
"""Ids of one statement: SQLite takes 32,766 parameters."""


class Quoted(NamedTuple):
    """A piece of evidence with a quotation, its source's key, and its passage."""

    evidence: Evidence
    claim: str
    """The claim's slug or public id."""
    citekey: str
    passage: Passage | None


def map_passages(session: Session, evidence: Collection[int]) -> dict[int, Passage]:
    """Return the passages that these pieces of evidence have, by evidence."""
    found: dict[int, Passage] = {}
    wanted = sorted(set(evidence))
    for at in range(0, len(wanted), _AT_ONCE):
        here = Passage.evidence_id.in_(wanted[at : at + _AT_ONCE])
        rows = session.scalars(sa.select(Passage).where(here))
        found |= {row.evidence_id: row for row in rows}
    return found


def list_pinned_ids(session: Session, evidence: Collection[int]) -> Sequence[int]:
    """Return the ids of the passages that these pieces of evidence have."""
    return [row.id for row in map_passages(session, evidence).values()]


def list_pinned_only_in(session: Session, source_id: int) -> Sequence[int]:
    """Return the ids of passages in copies that are kept of this source alone."""
    own = sa.select(Snapshot.sha256).where(Snapshot.source_id == source_id)
    others = sa.select(Snapshot.sha256).where(Snapshot.source_id != source_id)
    here = Passage.sha256.in_(own) & Passage.sha256.not_in(others)
    return session.scalars(sa.select(Passage.id).where(here)).all()


def list_quoting(session: Session) -> Sequence[Quoted]:
    """Return all evidence that has a quotation, by claim and time."""
    statement = (
        sa.select(Evidence, Claim.slug, Claim.public_id, Source.citekey, Passage)
        .join(Claim, Claim.id == Evidence.claim_id)
        .join(Source, Source.id == Evidence.source_id)
        .outerjoin(Passage, Passage.evidence_id == Evidence.id)
        .where(Evidence.quotation != "")
        .order_by(Claim.manuscript_id, Claim.start, Evidence.at, Evidence.public_id)
    )
    return [
        Quoted(tie, slug or public_id, citekey, passage)
        for tie, slug, public_id, citekey, passage in session.execute(statement)
    ]
