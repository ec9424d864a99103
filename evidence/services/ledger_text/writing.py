"""Write the plan of an import."""

from __future__ import annotations

from collections.abc import Mapping

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    Derivation,
    DerivationInput,
    Evidence,
    Passage,
    Rating,
    SourceRelation,
    Supersession,
    Waiver,
)
from evidence.queries.derivations import list_input_ids
from evidence.queries.evidence import map_evidence_ids
from evidence.services.ledger_text.held import Change, Held, Plan
from evidence.services.ledger_text.writing_kept import write_kept
from evidence.services.stated import (
    Stated,
    insert_stated,
    replace_figures,
    replace_roster,
)


def write_plan(session: Session, plan: Plan, held: Held) -> None:
    """Write a plan in a few statements, however many rows it has."""
    insert_rows(session, SourceRelation, plan.relations)
    new = insert_rows(session, Claim, [row for row, _ in plan.claims])
    ids = {public_id: row.id for public_id, row in held.claims.items()}
    ids |= {
        row["public_id"]: own for (row, _), own in zip(plan.claims, new, strict=True)
    }
    ties = [{**row, "claim_id": ids[claim]} for claim, row, _ in plan.evidence]
    tied = insert_rows(session, Evidence, ties)
    insert_stated(
        session,
        [
            *(
                Stated(said.figures, said.roster, claim_id=own)
                for (_, said), own in zip(plan.claims, new, strict=True)
            ),
            *(
                Stated(said.figures, said.roster, evidence_id=own)
                for (_, _, said), own in zip(plan.evidence, tied, strict=True)
            ),
        ],
    )
    _write_pinned(session, plan)
    ratings = [{**row, "claim_id": ids[claim]} for claim, row in plan.ratings]
    insert_rows(session, Rating, ratings)
    insert_rows(session, CitationDecision, plan.decisions)
    insert_rows(session, Declaration, plan.declarations)
    insert_rows(session, Waiver, plan.waivers)
    overtaken = [{**row, "claim_id": ids[claim]} for claim, row in plan.supersessions]
    insert_rows(session, Supersession, overtaken)
    _write_derivations(session, plan, ids)
    write_kept(session, plan, held)
    for change in plan.changes:
        _write_change(session, change)
    session.flush()


def _write_pinned(session: Session, plan: Plan) -> None:
    delete_rows(session, Passage, plan.unpinned)
    if plan.pinned:
        evidence = map_evidence_ids(session)
        rows = [{**row, "evidence_id": evidence[n]} for n, row in plan.pinned.items()]
        insert_rows(session, Passage, rows)


def _write_derivations(session: Session, plan: Plan, claims: Mapping[str, int]) -> None:
    rows = [{**each.row, "claim_id": claims[each.claim]} for each in plan.derivations]
    made = insert_rows(session, Derivation, rows)
    new = [(own, each.inputs) for own, each in zip(made, plan.derivations, strict=True)]
    replaced = {own for own, _ in plan.rederived}
    if replaced:
        delete_rows(session, DerivationInput, list_input_ids(session, replaced))
    if not (new or plan.rederived):
        return
    evidence = map_evidence_ids(session)
    insert_rows(
        session,
        DerivationInput,
        [
            {
                "derivation_id": own,
                "name": ref.name,
                "evidence_id": evidence[ref.evidence] if ref.evidence else None,
                "claim_id": claims[ref.claim] if ref.claim else None,
                "ordinal": ref.number,
            }
            for own, refs in (*new, *plan.rederived)
            for ref in refs
        ],
    )


def _write_change(session: Session, change: Change) -> None:
    for column, value in change.columns.items():
        setattr(change.row, column, value)
    if change.stated is not None:
        replace_figures(session, change.stated)
        replace_roster(session, change.stated)
