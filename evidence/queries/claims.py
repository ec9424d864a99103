"""Claims: one by its name, and what a claim states."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

import sqlalchemy as sa
from sqlalchemy.orm import Session

from evidence.db.functions import among
from evidence.errors import NotFound
from evidence.models import Claim, FigureRow, Manuscript, RosterMember


def get_claim(session: Session, name: str) -> Claim:
    """Return the claim with this slug or public id; raise NotFound naming near ones."""
    claim = find_claim(session, name)
    if claim is None:
        raise unknown_claim(name, list_claim_names(session))
    return claim


def find_claim(session: Session, name: str) -> Claim | None:
    """Return the claim with this slug or public id."""
    statement = sa.select(Claim).where(
        (Claim.slug == name) | (Claim.public_id == name.lower())
    )
    return session.scalars(statement).first()


def list_claims_in(session: Session, manuscript_id: int) -> Sequence[Claim]:
    """Return the claims of a manuscript by position, withdrawn ones too."""
    statement = (
        sa.select(Claim)
        .where(Claim.manuscript_id == manuscript_id)
        .order_by(Claim.start, Claim.id)
    )
    return session.scalars(statement).all()


def unknown_claim(name: str, known: Sequence[str]) -> NotFound:
    """Return the error for a claim that is not there; near names are its hint."""
    near = get_close_matches(name, known, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else "evidence claim list"
    return NotFound(f"there is no claim {name!r}", hint=hint)


def list_claim_names(session: Session) -> list[str]:
    """Return every claim's slug, or its id where it has none, in order."""
    name = sa.func.coalesce(Claim.slug, Claim.public_id)
    return list(session.scalars(sa.select(name).order_by(name)))


def list_claim_ids(session: Session) -> set[str]:
    """Return the public ids that are taken."""
    return set(session.scalars(sa.select(Claim.public_id)))


def list_figures(
    session: Session, *, claim_id: int | None = None, evidence_id: int | None = None
) -> Sequence[FigureRow]:
    """Return the figures of one claim or of one piece of evidence, in order."""
    owner = (
        FigureRow.claim_id == claim_id
        if evidence_id is None
        else FigureRow.evidence_id == evidence_id
    )
    statement = sa.select(FigureRow).where(owner).order_by(FigureRow.ordinal)
    return session.scalars(statement).all()


def list_members(
    session: Session, *, claim_id: int | None = None, evidence_id: int | None = None
) -> Sequence[RosterMember]:
    """Return the roster of one claim or of one piece of evidence, in order."""
    owner = (
        RosterMember.claim_id == claim_id
        if evidence_id is None
        else RosterMember.evidence_id == evidence_id
    )
    statement = sa.select(RosterMember).where(owner).order_by(RosterMember.ordinal)
    return session.scalars(statement).all()


def find_manuscript_of(session: Session, name: str) -> int | None:
    """Return the inner id of the manuscript that the claim of this name stands in."""
    here = (Claim.slug == name) | (Claim.public_id == name.lower())
    return session.scalar(sa.select(Claim.manuscript_id).where(here))


def map_claim_ids(session: Session) -> dict[str, int]:
    """Return the inner id of every claim, by its slug, else its public id."""
    name = sa.func.coalesce(Claim.slug, Claim.public_id)
    return {row[0]: row[1] for row in session.execute(sa.select(name, Claim.id))}


def name_claims(session: Session) -> dict[str, str]:
    """Return what every claim is called, by its public id and by its slug."""
    name = sa.func.coalesce(Claim.slug, Claim.public_id)
    rows = session.execute(sa.select(Claim.public_id, name)).all()
    return dict(rows) | {called: called for _, called in rows}


def list_claims_named(session: Session, names: Collection[str]) -> Sequence[Claim]:
    """Return the claims that are called so, by slug or public id, in reading order."""
    known = map_claim_ids(session)
    ids = [known[name] for name in names if name in known]
    order = (Claim.manuscript_id, Claim.start, Claim.id)
    statement = sa.select(Claim).where(among(Claim.id, ids)).order_by(*order)
    return session.scalars(statement).all()


def list_manuscripts_of(session: Session, names: Collection[str]) -> Sequence[str]:
    """Return the manuscripts in which claims that are called so stand, in order."""
    known = map_claim_ids(session)
    ids = [known[name] for name in names if name in known]
    holding = sa.select(Claim.manuscript_id).where(among(Claim.id, ids))
    statement = (
        sa.select(Manuscript.name)
        .where(Manuscript.id.in_(holding))
        .order_by(Manuscript.id)
    )
    return session.scalars(statement).all()
