"""Evidence: of one claim, and which ids are taken."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from evidence.models import Evidence, Source, Stance
from evidence.models.source import SourceRelation
from evidence.models.vocabulary import Relation


def count_evidence(session: Session, *, claim_id: int, source_id: int) -> int:
    """Return how many pieces of evidence tie this claim to this source."""
    statement = (
        sa.select(sa.func.count())
        .select_from(Evidence)
        .where(Evidence.claim_id == claim_id, Evidence.source_id == source_id)
    )
    return session.scalars(statement).one()


def list_evidence_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Evidence.public_id)))


def list_supporting(session: Session, *, claim_id: int) -> Sequence[Source]:
    """Return the sources that support the claim, by citekey."""
    statement = (
        sa.select(Source)
        .where(
            Source.id.in_(
                sa.select(Evidence.source_id).where(
                    Evidence.claim_id == claim_id, Evidence.stance == Stance.SUPPORTS
                )
            )
        )
        .order_by(Source.citekey)
    )
    return session.scalars(statement).all()


def list_dependences(session: Session) -> list[tuple[str, str]]:
    """Return the citekeys of every two sources that are not independent."""
    one, other = aliased(Source), aliased(Source)
    statement = (
        sa.select(one.citekey, other.citekey)
        .select_from(SourceRelation)
        .join(one, one.id == SourceRelation.source_id)
        .join(other, other.id == SourceRelation.target_id)
        .where(SourceRelation.kind.in_((Relation.DERIVES_FROM, Relation.SAME_AS)))
    )
    return [(first, second) for first, second in session.execute(statement)]
