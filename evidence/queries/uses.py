"""Which sources are in use: cited by a manuscript, tied to a claim."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import (
    CitationItem,
    Claim,
    Evidence,
    FigureRow,
    RosterMember,
    Snapshot,
    Supersession,
    Waiver,
)
from evidence.models.vocabulary import SubjectKind
from evidence.queries.citations import select_latest_items


def cited_ids(session: Session) -> frozenset[int]:
    """Return the sources that a manuscript cites in its latest revision."""
    items = select_latest_items().with_only_columns(CitationItem.source_id)
    found = session.scalars(items.order_by(None).distinct())
    return frozenset(own for own in found if own is not None)


def tied_ids(session: Session) -> frozenset[int]:
    """Return the sources that claims rest on: by evidence, or by what overtook them."""
    rows = session.execute(sa.select(Evidence.source_id, Evidence.via_source_id))
    newer = session.scalars(sa.select(Supersession.source_id))
    return frozenset(own for row in rows for own in row if own is not None) | {*newer}


def count_claims_tied(session: Session) -> dict[int, int]:
    """Return to how many claims each source is tied by evidence."""
    claims = sa.func.count(sa.distinct(Evidence.claim_id))
    statement = sa.select(Evidence.source_id, claims).group_by(Evidence.source_id)
    return {row[0]: row[1] for row in session.execute(statement)}


def count_snapshots(session: Session) -> dict[int, int]:
    """Return how many copies of each source are kept."""
    statement = sa.select(Snapshot.source_id, sa.func.count()).group_by(
        Snapshot.source_id
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def list_evidence_of(session: Session, source_id: int) -> Sequence[Evidence]:
    """Return the evidence that rests on a source or was read by way of it."""
    here = (Evidence.source_id == source_id) | (Evidence.via_source_id == source_id)
    return session.scalars(sa.select(Evidence).where(here).order_by(Evidence.id)).all()


def list_claims_tied_to(session: Session, source_id: int) -> Sequence[str]:
    """Return the names of the claims that are tied to a source, in order.

    By evidence, or because it gives what overtook them.
    """
    here = (Evidence.source_id == source_id) | (Evidence.via_source_id == source_id)
    newer = sa.select(Supersession.claim_id).where(Supersession.source_id == source_id)
    rows = session.execute(
        sa.select(Claim.slug, Claim.public_id)
        .where(
            Claim.id.in_(sa.select(Evidence.claim_id).where(here)) | Claim.id.in_(newer)
        )
        .order_by(Claim.id)
    )
    return [row.slug or row.public_id for row in rows]


def list_item_ids(session: Session, source_id: int) -> Sequence[int]:
    """Return the items that resolve to a source, in all revisions."""
    here = CitationItem.source_id == source_id
    return session.scalars(sa.select(CitationItem.id).where(here)).all()


def list_waivers_of(session: Session, citekey: str) -> Sequence[Waiver]:
    """Return the waivers whose subject is a source."""
    return session.scalars(
        sa.select(Waiver)
        .where(Waiver.subject_kind == SubjectKind.SOURCE, Waiver.subject == citekey)
        .order_by(Waiver.id)
    ).all()


def list_stated_ids(
    session: Session, model: type[FigureRow | RosterMember], evidence: Sequence[int]
) -> Sequence[int]:
    """Return the figures or members that pieces of evidence give."""
    here = model.evidence_id.in_(evidence)
    return session.scalars(sa.select(model.id).where(here)).all()
