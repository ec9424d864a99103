"""Waivers: all of them, and which ids are taken."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Waiver


def list_waivers(session: Session) -> Sequence[Waiver]:
    """Return every waiver, the oldest first."""
    statement = sa.select(Waiver).order_by(Waiver.at, Waiver.public_id)
    return session.scalars(statement).all()


def list_waiver_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Waiver.public_id)))
