"""What overtook claims."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Supersession


def list_supersessions(session: Session, claim_id: int) -> Sequence[Supersession]:
    """Return what overtook a claim, oldest first."""
    here = Supersession.claim_id == claim_id
    order = (Supersession.at, Supersession.public_id)
    return session.scalars(sa.select(Supersession).where(here).order_by(*order)).all()


def list_supersession_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Supersession.public_id)))


def list_supersessions_by(session: Session, source_id: int) -> Sequence[int]:
    """Return the supersessions that rest on a source."""
    here = Supersession.source_id == source_id
    return session.scalars(sa.select(Supersession.id).where(here)).all()
