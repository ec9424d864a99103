"""What the lists of claims and of evidence show: columns, and no more of them.

A check reads passages, sentences and all that is stated beside these; on tens of
thousands of claims that is most of the time that a list would take.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import (
    Claim,
    Evidence,
    FigureRow,
    Manuscript,
    Rating,
    Revision,
    Source,
)
from evidence.queries.library import rows_of
from evidence.queries.part import Row, Rows
from evidence.queries.revisions import anchored_texts

_WORDS = (
    "id slug public_id manuscript_id kind topic status statement "
    "exact prefix suffix start end sha256"
)
_CLAIM = tuple(_WORDS.split())


@dataclass(frozen=True, slots=True)
class ListedRows:
    """Of some manuscripts, each sequence in its reading order."""

    revisions: Rows
    """The latest of each manuscript: manuscript_id, path, sha256, text, source, map."""
    claims: Rows
    figures: Rows
    """claim_id, text."""
    ratings: Rows
    """claim_id, scheme, level, details, by, at; the oldest first."""
    tied: Mapping[int, int]
    """How many pieces of evidence a claim has, where it has any."""
    texts: Mapping[str, str]
    """Of the earlier revisions in which claims are anchored, by SHA-256."""


def get_listed(session: Session, manuscripts: Sequence[int]) -> ListedRows:
    """Read what a list shows of the claims in *manuscripts* (their inner ids)."""
    here = Claim.manuscript_id.in_(manuscripts)
    newest = (
        sa.select(sa.func.max(Revision.number))
        .where(Revision.manuscript_id == Manuscript.id)
        .correlate(Manuscript)
        .scalar_subquery()
    )
    columns = Claim.__table__.c
    counted = (
        sa.select(Evidence.claim_id, sa.func.count().label("tied"))
        .join(Claim, Evidence.claim_id == Claim.id)
        .where(here)
        .group_by(Evidence.claim_id)
    )
    return ListedRows(
        revisions=rows_of(
            session,
            sa.select(
                Revision.manuscript_id,
                Revision.path,
                Revision.sha256,
                Revision.text,
                Revision.source,
                Revision.source_map,
            )
            .join(Manuscript, Manuscript.id == Revision.manuscript_id)
            .where(Manuscript.id.in_(manuscripts), Revision.number == newest),
        ),
        claims=rows_of(
            session,
            sa.select(*(columns[name] for name in _CLAIM))
            .where(here)
            .order_by(Claim.manuscript_id, Claim.start, Claim.id),
        ),
        figures=rows_of(
            session,
            sa.select(FigureRow.claim_id, FigureRow.text)
            .join(Claim, FigureRow.claim_id == Claim.id)
            .where(here)
            .order_by(FigureRow.ordinal),
        ),
        ratings=rows_of(
            session,
            sa.select(
                Rating.claim_id,
                Rating.scheme,
                Rating.level,
                Rating.details,
                Rating.by,
                Rating.at,
            )
            .join(Claim, Rating.claim_id == Claim.id)
            .where(here)
            .order_by(Rating.at, Rating.public_id),
        ),
        tied={row.claim_id: row.tied for row in rows_of(session, counted)},
        texts=anchored_texts(session, Claim, manuscripts),
    )


def list_evidence_rows(session: Session, manuscript: int | None = None) -> list[Row]:
    """Return the evidence with its claim's and source's names, in reading order.

    Of one manuscript (its inner id), or of all.
    """
    statement = (
        sa.select(
            Evidence.id,
            sa.func.coalesce(Claim.slug, Claim.public_id).label("claim"),
            Evidence.public_id,
            Evidence.stance,
            Source.citekey,
            Evidence.page_label,
            Evidence.basis,
            Evidence.quotation,
            Evidence.note,
            Evidence.by,
            Evidence.at,
        )
        .join(Claim, Evidence.claim_id == Claim.id)
        .join(Source, Evidence.source_id == Source.id)
        .order_by(
            Claim.manuscript_id,
            Claim.start,
            Claim.id,
            Evidence.at,
            Evidence.public_id,
        )
    )
    if manuscript is not None:
        statement = statement.where(Claim.manuscript_id == manuscript)
    return list(rows_of(session, statement))


def list_evidence_figures(session: Session) -> Rows:
    """Return what sources give, as (evidence_id, text), in their owner's order."""
    statement = (
        sa.select(FigureRow.evidence_id, FigureRow.text)
        .where(FigureRow.evidence_id.is_not(None))
        .order_by(FigureRow.ordinal)
    )
    return rows_of(session, statement)
