"""Pinned passages of evidence, and the evidence that could have one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Claim, Evidence, Passage, Source

_AT_ONCE = 5_000
"""Ids of one statement: SQLite takes 32,766 parameters."""


class Quoted(NamedTuple):
    """A piece of evidence with a quotation, its source's key, and its passage."""

    evidence: Evidence
    claim: str
    """The claim's slug or public id."""
    citekey: str
    passage: Passage | None


def list_pinned(session: Session) -> Sequence[Passage]:
    """Return all pinned passages, in the order of their evidence."""
    statement = sa.select(Passage).order_by(Passage.evidence_id)
    return session.scalars(statement).all()


def find_passage(session: Session, evidence_id: int) -> Passage | None:
    """Return the pinned passage of a piece of evidence, if it has one."""
    here = Passage.evidence_id == evidence_id
    return session.scalar(sa.select(Passage).where(here))


def list_pinned_ids(session: Session, evidence: Collection[int]) -> Sequence[int]:
    """Return the ids of the passages that these pieces of evidence have."""
    wanted, found = sorted(set(evidence)), []
    for at in range(0, len(wanted), _AT_ONCE):
        here = Passage.evidence_id.in_(wanted[at : at + _AT_ONCE])
        found += session.scalars(sa.select(Passage.id).where(here)).all()
    return found


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
