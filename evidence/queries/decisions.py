"""What people decided about places of a manuscript: citation items and declarations."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.errors import NotFound
from evidence.models import CitationDecision, Declaration


def list_decisions(
    session: Session, manuscript_id: int | None = None
) -> Sequence[CitationDecision]:
    """Return the decisions on citations, by manuscript and position."""
    statement = sa.select(CitationDecision).order_by(
        CitationDecision.manuscript_id, CitationDecision.start, CitationDecision.id
    )
    if manuscript_id is not None:
        statement = statement.where(CitationDecision.manuscript_id == manuscript_id)
    return session.scalars(statement).all()


def list_decisions_of(session: Session, source_id: int) -> Sequence[CitationDecision]:
    """Return the decisions that name a source, in order."""
    statement = (
        sa.select(CitationDecision)
        .where(CitationDecision.source_id == source_id)
        .order_by(CitationDecision.id)
    )
    return session.scalars(statement).all()


def list_declarations(
    session: Session, manuscript_id: int | None = None
) -> Sequence[Declaration]:
    """Return the declarations, by manuscript and position."""
    statement = sa.select(Declaration).order_by(
        Declaration.manuscript_id, Declaration.start, Declaration.id
    )
    if manuscript_id is not None:
        statement = statement.where(Declaration.manuscript_id == manuscript_id)
    return session.scalars(statement).all()


def get_decision(session: Session, name: str) -> CitationDecision:
    """Return the decision with this public id; raise NotFound."""
    statement = sa.select(CitationDecision).where(
        CitationDecision.public_id == name.lower()
    )
    found = session.scalars(statement).first()
    if found is None:
        raise NotFound(
            f"there is no decision {name!r}", hint="evidence citations decisions"
        )
    return found


def get_declaration(session: Session, name: str) -> Declaration:
    """Return the declaration with this public id; raise NotFound."""
    statement = sa.select(Declaration).where(Declaration.public_id == name.lower())
    found = session.scalars(statement).first()
    if found is None:
        raise NotFound(
            f"there is no declaration {name!r}", hint="evidence coverage declarations"
        )
    return found


def list_decision_ids(session: Session) -> set[str]:
    """Return the public ids of decisions that are taken."""
    return set(session.scalars(sa.select(CitationDecision.public_id)))


def list_declaration_ids(session: Session) -> set[str]:
    """Return the public ids of declarations that are taken."""
    return set(session.scalars(sa.select(Declaration.public_id)))
