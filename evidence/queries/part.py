"""The rows of some manuscripts, or of all: a fixed number of statements.

As plain rows, not as objects that can be changed: a check only reads, and goes through
hundreds of thousands of them. ``queries.whole`` has the objects. In one module since
every statement is narrowed to the same manuscripts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from evidence.models import (
    Citation,
    CitationItem,
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
    Supersession,
    Waiver,
)
from evidence.queries.revisions import anchored_texts

Row = sa.Row[Any]
Rows = Sequence[Row]
Owned = InstrumentedAttribute[Any]


@dataclass(frozen=True, slots=True)
class InputRows:
    """What the inputs of derivations stand for, wherever in the ledger that is."""

    claims: Rows = ()
    """id, slug, public_id."""
    evidence: Rows = ()
    """id, public_id, claim_id, source_id."""
    figures: Rows = ()
    """claim_id, evidence_id, text; in their owner's order."""


@dataclass(frozen=True, slots=True)
class PartRows:
    """Each sequence in its reading order; figures and members as (owner_id, text)."""

    revisions: Rows
    """The latest of each manuscript."""
    citations: Rows
    items: Rows
    claims: Rows
    evidence: Rows
    passages: Rows
    """Where quotations of evidence are pinned."""
    claim_figures: Rows
    evidence_figures: Rows
    claim_members: Rows
    evidence_members: Rows
    ratings: Rows
    supersessions: Rows
    derivations: Rows
    inputs: Rows
    input_rows: InputRows
    texts: Mapping[str, str]
    """Of the earlier revisions in which claims are anchored, by SHA-256."""


def list_manuscripts(session: Session) -> Rows:
    """Return every manuscript."""
    return _all(session, _plain(Manuscript).order_by(Manuscript.id))


def list_waiver_rows(session: Session) -> Rows:
    """Return every waiver, the oldest first."""
    return _all(session, _plain(Waiver).order_by(Waiver.at, Waiver.public_id))


def get_part(
    session: Session, manuscripts: Sequence[int] | None = None, *, cited: bool = True
) -> PartRows:
    """Read what a check looks at of *manuscripts* (their inner ids), None for all.

    Without citations where not *cited*.
    """
    part = _Part(session, manuscripts)
    inputs = part.inputs()
    return PartRows(
        revisions=part.revisions(),
        citations=part.citations() if cited else (),
        items=part.items() if cited else (),
        claims=part.claims(),
        evidence=part.evidence(),
        passages=part.passages(),
        claim_figures=part.of_claims(FigureRow.claim_id, FigureRow.text),
        evidence_figures=part.of_evidence(FigureRow.evidence_id, FigureRow.text),
        claim_members=part.of_claims(RosterMember.claim_id, RosterMember.name),
        evidence_members=part.of_evidence(RosterMember.evidence_id, RosterMember.name),
        ratings=part.hung_on_claims(Rating),
        supersessions=part.hung_on_claims(Supersession),
        derivations=part.hung_on_claims(Derivation),
        inputs=inputs,
        input_rows=part.input_rows() if inputs else InputRows(),
        texts=anchored_texts(session, Claim, manuscripts),
    )


class _Part:
    """Selects what belongs to some manuscripts."""

    def __init__(self, session: Session, manuscripts: Sequence[int] | None) -> None:
        self._session = session
        self._ids = manuscripts
        self._own = self._here(Claim.manuscript_id)

    def _here(self, column: Owned) -> sa.ColumnElement[bool]:
        return sa.true() if self._ids is None else column.in_(self._ids)

    def revisions(self) -> Rows:
        latest = self._latest()
        statement = _plain(
            Revision,
            "id manuscript_id number path language sha256 text source blocks "
            "sentences source_map",
        )
        return _all(self._session, statement.join(latest, Revision.id == latest.c.id))

    def _latest(self) -> sa.Subquery:
        """Select the id of the latest revision of each manuscript."""
        newest = (
            sa.select(Revision.manuscript_id, sa.func.max(Revision.number).label("n"))
            .where(self._here(Revision.manuscript_id))
            .group_by(Revision.manuscript_id)
            .subquery()
        )
        here = (Revision.manuscript_id == newest.c.manuscript_id) & (
            Revision.number == newest.c.n
        )
        return sa.select(Revision.id).join(newest, here).subquery()

    def citations(self) -> Rows:
        latest = self._latest()
        statement = _plain(Citation).join(latest, Citation.revision_id == latest.c.id)
        order = (Citation.revision_id, Citation.start)
        return _all(self._session, statement.order_by(*order))

    def items(self) -> Rows:
        latest = self._latest()
        statement = (
            _plain(CitationItem)
            .join(Citation, CitationItem.citation_id == Citation.id)
            .join(latest, Citation.revision_id == latest.c.id)
        )
        order = (CitationItem.citation_id, CitationItem.ordinal)
        return _all(self._session, statement.order_by(*order))

    def claims(self) -> Rows:
        order = (Claim.manuscript_id, Claim.start, Claim.id)
        statement = _plain(Claim).where(self._own).order_by(*order)
        return _all(self._session, statement)

    def evidence(self) -> Rows:
        statement = _plain(Evidence).join(Claim, Evidence.claim_id == Claim.id)
        order = (Evidence.at, Evidence.public_id)
        return _all(self._session, statement.where(self._own).order_by(*order))

    def passages(self) -> Rows:
        statement = (
            _plain(Passage)
            .join(Evidence, Passage.evidence_id == Evidence.id)
            .join(Claim, Evidence.claim_id == Claim.id)
        )
        return _all(self._session, statement.where(self._own).order_by(Passage.id))

    def of_claims(self, owner: Owned, value: Owned) -> Rows:
        """Select what claims state, as (owner_id, value)."""
        statement = (
            sa.select(owner.label("owner_id"), value.label("text"))
            .join(Claim, owner == Claim.id)
            .where(self._own)
            .order_by(owner.class_.ordinal)
        )
        return _all(self._session, statement)

    def of_evidence(self, owner: Owned, value: Owned) -> Rows:
        """Select what evidence states, as (owner_id, value)."""
        statement = (
            sa.select(owner.label("owner_id"), value.label("text"))
            .join(Evidence, owner == Evidence.id)
            .join(Claim, Evidence.claim_id == Claim.id)
            .where(self._own)
            .order_by(owner.class_.ordinal)
        )
        return _all(self._session, statement)

    def hung_on_claims(
        self, model: type[Rating] | type[Supersession] | type[Derivation]
    ) -> Rows:
        """Select what hangs on claims, the oldest first."""
        statement = _plain(model).join(Claim, model.claim_id == Claim.id)
        order = (model.at, model.public_id)
        return _all(self._session, statement.where(self._own).order_by(*order))

    def inputs(self) -> Rows:
        order = (DerivationInput.derivation_id, DerivationInput.name)
        statement = _plain(DerivationInput).where(
            DerivationInput.derivation_id.in_(self._derived())
        )
        return _all(self._session, statement.order_by(*order))

    def _derived(self) -> sa.Select[int]:
        return (
            sa.select(Derivation.id)
            .join(Claim, Derivation.claim_id == Claim.id)
            .where(self._own)
        )

    def input_rows(self) -> InputRows:
        inputs = DerivationInput.derivation_id.in_(self._derived())
        evidence = sa.select(DerivationInput.evidence_id).where(
            inputs, DerivationInput.evidence_id.is_not(None)
        )
        claims = sa.select(DerivationInput.claim_id).where(
            inputs, DerivationInput.claim_id.is_not(None)
        )
        tied = sa.select(Evidence.claim_id).where(Evidence.id.in_(evidence))
        owners = Claim.id.in_(claims) | Claim.id.in_(tied)
        stated = FigureRow.claim_id.in_(claims) | FigureRow.evidence_id.in_(evidence)
        return InputRows(
            claims=_all(
                self._session,
                sa.select(Claim.id, Claim.slug, Claim.public_id).where(owners),
            ),
            evidence=_all(
                self._session,
                _plain(Evidence, "id public_id claim_id source_id").where(
                    Evidence.id.in_(evidence)
                ),
            ),
            figures=_all(
                self._session,
                _plain(FigureRow, "claim_id evidence_id text")
                .where(stated)
                .order_by(FigureRow.ordinal),
            ),
        )


def _plain(model: type[Any], names: str = "") -> sa.Select[Any]:
    """Select the columns of a table called *names*, all for none."""
    columns = model.__table__.c
    wanted = [columns[name] for name in names.split()] or list(columns)
    return sa.select(*wanted)


def _all(session: Session, statement: sa.Executable) -> Rows:
    session.flush()  # past the unit of work, which would do so by itself
    return session.connection().execute(statement).fetchall()
