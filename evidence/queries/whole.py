"""The whole ledger in a dozen statements, however many claims it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db import Head
from evidence.db.journal import head
from evidence.models import (
    Citation,
    CitationItem,
    Claim,
    Derivation,
    DerivationInput,
    Evidence,
    FigureRow,
    Manuscript,
    Rating,
    Revision,
    RosterMember,
    Source,
    SourceRelation,
    Supersession,
    Waiver,
)
from evidence.queries.revisions import anchored_texts


@dataclass(frozen=True, slots=True)
class Whole:
    """All rows, each sequence in its reading order."""

    manuscripts: Sequence[Manuscript]
    revisions: Sequence[Revision]
    """The latest of each manuscript."""
    citations: Sequence[Citation]
    """Of the latest revisions, by position."""
    items: Sequence[CitationItem]
    sources: Sequence[Source]
    relations: Sequence[SourceRelation]
    claims: Sequence[Claim]
    evidence: Sequence[Evidence]
    figures: Sequence[FigureRow]
    members: Sequence[RosterMember]
    ratings: Sequence[Rating]
    supersessions: Sequence[Supersession]
    derivations: Sequence[Derivation]
    inputs: Sequence[DerivationInput]
    waivers: Sequence[Waiver]
    texts: Mapping[str, str]
    """Of the earlier revisions in which claims are anchored, by SHA-256."""
    head: Head


def get_whole(session: Session) -> Whole:
    """Read everything that a check or a brief looks at."""
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
    ids = [revision.id for revision in revisions]
    return Whole(
        manuscripts=session.scalars(
            sa.select(Manuscript).order_by(Manuscript.id)
        ).all(),
        revisions=revisions,
        citations=session.scalars(
            sa.select(Citation)
            .where(Citation.revision_id.in_(ids))
            .order_by(Citation.revision_id, Citation.start)
        ).all(),
        items=session.scalars(
            sa.select(CitationItem)
            .join(Citation)
            .where(Citation.revision_id.in_(ids))
            .order_by(CitationItem.citation_id, CitationItem.ordinal)
        ).all(),
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
        texts=anchored_texts(session, Claim),
        head=head(session.connection()),
    )
