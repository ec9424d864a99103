"""Ratings: which ids are taken."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Rating


def list_rating_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Rating.public_id)))
