"""What active claims quote and are about: plain rows."""

from __future__ import annotations

import sqlalchemy as sa

from evidence.db import Session
from evidence.models import Claim, Evidence, Manuscript, Source
from evidence.models.vocabulary import ClaimStatus
from evidence.queries.library import rows_of
from evidence.queries.part import Rows


def list_quoted_passages(session: Session) -> Rows:
    """Return the passages quoted for claims: manuscript, citekey and quotation."""
    return rows_of(
        session,
        sa.select(
            Manuscript.name.label("manuscript"), Source.citekey, Evidence.quotation
        )
        .join(Claim, Evidence.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .join(Source, Evidence.source_id == Source.id)
        .where(Claim.status == ClaimStatus.ACTIVE, Evidence.quotation != "")
        .order_by(Claim.manuscript_id, Claim.start, Claim.id, Evidence.id),
    )


def list_topics(session: Session) -> tuple[str, ...]:
    """Return the topics of active claims, by name."""
    statement = (
        sa.select(Claim.topic)
        .where(Claim.status == ClaimStatus.ACTIVE, Claim.topic != "")
        .distinct()
        .order_by(Claim.topic)
    )
    return tuple(row.topic for row in rows_of(session, statement))
