"""Ratings: which ids are taken, and all that were given to some claims."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db.functions import among
from evidence.models import Claim, Rating
from evidence.queries.library import rows_of
from evidence.queries.part import Rows


def list_rating_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Rating.public_id)))


def list_rating_rows(session: Session, names: Collection[str]) -> Rows:
    """Return all ratings of the claims of which one rating is called one of *names*.

    Each with its claim's name as ``claim``; claims in reading order, of each the oldest
    first.
    """
    known = rows_of(session, sa.select(Rating.public_id, Rating.claim_id))
    rated = {row.claim_id for row in known if row.public_id in names}
    statement = (
        sa.select(
            sa.func.coalesce(Claim.slug, Claim.public_id).label("claim"),
            *Rating.__table__.c,
        )
        .join(Claim, Rating.claim_id == Claim.id)
        .where(among(Rating.claim_id, rated))
        .order_by(
            Claim.manuscript_id,
            Claim.start,
            Claim.id,
            Rating.at,
            Rating.public_id,
        )
    )
    return rows_of(session, statement)
