"""Which manuscripts a question about one claim or one source reaches."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from evidence.db.functions import among
from evidence.models import (
    Citation,
    CitationItem,
    Claim,
    Derivation,
    DerivationInput,
    Evidence,
    Revision,
)


def holding_sources(session: Session, sources: Collection[int]) -> frozenset[int]:
    """Return the manuscripts that cite one of *sources*, or have a claim tied to one.

    Those too of which only an earlier revision cites it.
    """
    tied = (
        sa.select(Claim.manuscript_id)
        .join(Evidence, Evidence.claim_id == Claim.id)
        .where(
            among(Evidence.source_id, sources) | among(Evidence.via_source_id, sources)
        )
    )
    cited = (
        sa.select(Revision.manuscript_id)
        .join(Citation, Citation.revision_id == Revision.id)
        .join(CitationItem, CitationItem.citation_id == Citation.id)
        .where(among(CitationItem.source_id, sources))
    )
    return frozenset(session.scalars(tied.union(cited)))


def with_inputs(session: Session, manuscripts: Collection[int]) -> frozenset[int]:
    """Return *manuscripts* and those from which their figures are worked out."""
    found = set(manuscripts)
    pairs = _derived(session)
    while more := {given for made, given in pairs if made in found} - found:
        found |= more
    return frozenset(found)


def with_derived(session: Session, manuscripts: Collection[int]) -> frozenset[int]:
    """Return *manuscripts* and those whose figures are worked out from theirs."""
    found = set(manuscripts)
    pairs = _derived(session)
    while more := {made for made, given in pairs if given in found} - found:
        found |= more
    return frozenset(found)


def _derived(session: Session) -> set[tuple[int, int]]:
    """Return the manuscript of a derived figure and that of an input, for each."""
    own, given = aliased(Claim), aliased(Claim)
    taken = sa.func.coalesce(DerivationInput.claim_id, Evidence.claim_id)
    statement = (
        sa.select(own.manuscript_id, given.manuscript_id)
        .distinct()
        .select_from(DerivationInput)
        .join(Derivation, DerivationInput.derivation_id == Derivation.id)
        .join(own, Derivation.claim_id == own.id)
        .outerjoin(Evidence, DerivationInput.evidence_id == Evidence.id)
        .join(given, given.id == taken)
    )
    return {(made, taken_from) for made, taken_from in session.execute(statement)}
