"""How active claims stand with their evidence and their raters: a few columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Claim, ClaimStatus, Evidence, Manuscript, Rating
from evidence.queries.library import rows_of
from evidence.queries.part import Row, Rows


@dataclass(frozen=True, slots=True)
class StandingRows:
    """Active claims in reading order; what hangs on them by their inner ids."""

    claims: Rows
    """id, name."""
    ties: Mapping[int, Sequence[Row]]
    """claim_id, stance, answered."""
    ratings: Mapping[int, Sequence[Row]]
    """All columns; the oldest first."""


def get_standing(session: Session, manuscript: str | None = None) -> StandingRows:
    """Read how the active claims stand, those of one *manuscript* or all."""
    here = Claim.status == ClaimStatus.ACTIVE
    if manuscript is not None:
        named = sa.select(Manuscript.id).where(Manuscript.name == manuscript)
        here &= Claim.manuscript_id.in_(named)
    claims = (
        sa.select(Claim.id, sa.func.coalesce(Claim.slug, Claim.public_id).label("name"))
        .where(here)
        .order_by(Claim.manuscript_id, Claim.start, Claim.id)
    )
    ties = (
        sa.select(
            Evidence.claim_id,
            Evidence.stance,
            (Evidence.answer != "").label("answered"),
        )
        .join(Claim, Evidence.claim_id == Claim.id)
        .where(here)
    )
    ratings = (
        sa.select(*Rating.__table__.c)
        .join(Claim, Rating.claim_id == Claim.id)
        .where(here)
        .order_by(Rating.at, Rating.public_id)
    )
    return StandingRows(
        claims=rows_of(session, claims),
        ties=_by_claim(rows_of(session, ties)),
        ratings=_by_claim(rows_of(session, ratings)),
    )


def _by_claim(rows: Rows) -> Mapping[int, Sequence[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.claim_id].append(row)
    return groups
