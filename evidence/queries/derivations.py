"""How figures are derived: rows of formulas and of their inputs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.models import Derivation, DerivationInput


def list_derivations(session: Session, claim_id: int) -> Sequence[Derivation]:
    """Return how a claim's figures are derived, oldest first."""
    here = Derivation.claim_id == claim_id
    order = (Derivation.at, Derivation.public_id)
    return session.scalars(sa.select(Derivation).where(here).order_by(*order)).all()


def list_input_ids(session: Session, derivations: Collection[int]) -> Sequence[int]:
    """Return the inputs of derivations."""
    here = DerivationInput.derivation_id.in_(derivations)
    return session.scalars(sa.select(DerivationInput.id).where(here)).all()


def list_inputs_from(session: Session, evidence: Collection[int]) -> Sequence[int]:
    """Return the inputs that stand for figures of these pieces of evidence."""
    here = DerivationInput.evidence_id.in_(evidence)
    return session.scalars(sa.select(DerivationInput.id).where(here)).all()


def list_derivation_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Derivation.public_id)))
