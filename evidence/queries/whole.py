"""The whole ledger in a dozen statements, however many claims it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import (
    Claim,
    Derivation,
    DerivationInput,
    Evidence,
    FigureRow,
    Manuscript,
    Passage,
    Rating,
    Revision,
    RosterMember,
    Source,
    SourceRelation,
    Supersession,
    Waiver,
)


@dataclass(frozen=True, slots=True)
class Whole:
    """All rows, each sequence in its reading order."""

    manuscripts: Sequence[Manuscript]
    revisions: Sequence[Revision]
    """The latest of each manuscript."""
    sources: Sequence[Source]
    relations: Sequence[SourceRelation]
    claims: Sequence[Claim]
    evidence: Sequence[Evidence]
    passages: Sequence[Passage]
    figures: Sequence[FigureRow]
    members: Sequence[RosterMember]
    ratings: Sequence[Rating]
    supersessions: Sequence[Supersession]
    derivations: Sequence[Derivation]
    inputs: Sequence[DerivationInput]
    waivers: Sequence[Waiver]


def get_whole(session: Session) -> Whole:
    """Read everything that the ledger's text is written from and compared with."""
    latest = (
        sa.select(Revision.manuscript_id, sa.func.max(Revision.number).label("number"))
        .group_by(Revision.manuscript_id)
        .subquery()
    )
    revisions = session.scalars(
        sa.select(Revision).join(
            latest,
            (Revision.manuscript_id == latest.c.manuscript_id)
            & (Revision.number == latest.c.number),
        )
    ).all()
    return Whole(
        manuscripts=session.scalars(
            sa.select(Manuscript).order_by(Manuscript.id)
        ).all(),
        revisions=revisions,
        sources=session.scalars(sa.select(Source).order_by(Source.id)).all(),
        relations=session.scalars(
            sa.select(SourceRelation).order_by(SourceRelation.id)
        ).all(),
        claims=session.scalars(
            sa.select(Claim).order_by(Claim.manuscript_id, Claim.start, Claim.id)
        ).all(),
        evidence=session.scalars(
            sa.select(Evidence).order_by(Evidence.at, Evidence.public_id)
        ).all(),
        passages=session.scalars(
            sa.select(Passage).order_by(Passage.evidence_id)
        ).all(),
        figures=session.scalars(sa.select(FigureRow).order_by(FigureRow.ordinal)).all(),
        members=session.scalars(
            sa.select(RosterMember).order_by(RosterMember.ordinal)
        ).all(),
        ratings=session.scalars(
            sa.select(Rating).order_by(Rating.at, Rating.public_id)
        ).all(),
        supersessions=session.scalars(
            sa.select(Supersession).order_by(Supersession.at, Supersession.public_id)
        ).all(),
        derivations=session.scalars(
            sa.select(Derivation).order_by(Derivation.at, Derivation.public_id)
        ).all(),
        inputs=session.scalars(
            sa.select(DerivationInput).order_by(
                DerivationInput.derivation_id, DerivationInput.name
            )
        ).all(),
        waivers=session.scalars(
            sa.select(Waiver).order_by(Waiver.at, Waiver.public_id)
        ).all(),
    )
