"""What all active claims state and quote: plain rows, in the ledger's order."""

from __future__ import annotations

import sqlalchemy as sa

from evidence.db import Session
from evidence.models import Claim, Evidence, FigureRow, Manuscript, Source
from evidence.models.vocabulary import ClaimStatus
from evidence.queries.part import Rows

_ORDER = (Claim.manuscript_id, Claim.start, Claim.id)


def list_stated(session: Session) -> Rows:
    """Return the figures of claims on a topic.

    Each with topic, slug, public_id, manuscript and text.
    """
    return _rows(
        session,
        sa.select(
            Claim.topic,
            Claim.slug,
            Claim.public_id,
            Manuscript.name.label("manuscript"),
            FigureRow.text,
        )
        .join(FigureRow, FigureRow.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .where(Claim.status == ClaimStatus.ACTIVE, Claim.topic != "")
        .order_by(*_ORDER, FigureRow.ordinal),
    )


def list_quoted_passages(session: Session) -> Rows:
    """Return the passages quoted for claims: manuscript, citekey and quotation."""
    return _rows(
        session,
        sa.select(
            Manuscript.name.label("manuscript"), Source.citekey, Evidence.quotation
        )
        .join(Claim, Evidence.claim_id == Claim.id)
        .join(Manuscript, Claim.manuscript_id == Manuscript.id)
        .join(Source, Evidence.source_id == Source.id)
        .where(Claim.status == ClaimStatus.ACTIVE, Evidence.quotation != "")
        .order_by(*_ORDER, Evidence.id),
    )


def list_topics(session: Session) -> tuple[str, ...]:
    """Return the topics of active claims, by name."""
    statement = (
        sa.select(Claim.topic)
        .where(Claim.status == ClaimStatus.ACTIVE, Claim.topic != "")
        .distinct()
        .order_by(Claim.topic)
    )
    return tuple(row.topic for row in _rows(session, statement))


def _rows(session: Session, statement: sa.Executable) -> Rows:
    session.flush()  # past the unit of work, which would do so by itself
    return session.connection().execute(statement).fetchall()
