"""Evidence: of one claim, and which ids are taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db.functions import among
from evidence.models import Claim, Evidence
from evidence.queries.claims import map_claim_ids

_AT_ONCE = 5_000
"""Ids of one statement: SQLite takes 32,766 parameters."""


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


def map_evidence_ids(session: Session) -> dict[str, int]:
    """Return the ids of all evidence by public id."""
    rows = session.execute(sa.select(Evidence.public_id, Evidence.id))
    return {row.public_id: row.id for row in rows}


def list_evidence(
    session: Session, *, claim_id: int, source_id: int
) -> Sequence[Evidence]:
    """Return the evidence that ties this claim to this source, oldest first."""
    statement = (
        sa.select(Evidence)
        .where(Evidence.claim_id == claim_id, Evidence.source_id == source_id)
        .order_by(Evidence.id)
    )
    return session.scalars(statement).all()


def list_rows_of(
    session: Session, claims: Collection[str]
) -> Mapping[str, frozenset[int]]:
    """Return the inner ids of *claims* (slugs, else ids), by the name of the table.

    With them those of their evidence and of its sources.
    """
    known = map_claim_ids(session)
    own = frozenset(known[name] for name in claims if name in known)
    ties = sa.select(Evidence.id, Evidence.source_id)
    rows = session.execute(ties.where(among(Evidence.claim_id, own))).all()
    return {
        "claim": own,
        "evidence": frozenset(row.id for row in rows),
        "source": frozenset(row.source_id for row in rows),
    }


def name_evidence(session: Session, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return evidence's public id and its claim's name, by inner id."""
    named: dict[int, tuple[str, str]] = {}
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), _AT_ONCE):
        rows = session.execute(
            sa.select(Evidence.id, Evidence.public_id, Claim.slug, Claim.public_id)
            .join(Claim, Claim.id == Evidence.claim_id)
            .where(Evidence.id.in_(wanted[at : at + _AT_ONCE]))
        )
        named |= {own: (name, slug or claim) for own, name, slug, claim in rows}
    return named


def find_evidence(session: Session, name: str) -> Evidence | None:
    """Return the piece of evidence with this public id."""
    here = Evidence.public_id == name.lower()
    return session.scalars(sa.select(Evidence).where(here)).first()


def find_tie(session: Session, *, claim_id: int, source_id: int) -> Evidence | None:
    """Return the first piece of evidence that ties this claim to this source."""
    statement = (
        sa.select(Evidence)
        .where(Evidence.claim_id == claim_id, Evidence.source_id == source_id)
        .order_by(Evidence.at, Evidence.public_id)
    )
    return session.scalars(statement).first()
