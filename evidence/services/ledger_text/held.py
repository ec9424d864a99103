"""What the ledger holds, to be compared with a text, and the plan of what to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence.db import Session
from evidence.db.base import Base
from evidence.db.bulk import insert_rows
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    Evidence,
    Rating,
    Revision,
    SourceRelation,
    Waiver,
)
from evidence.queries.anchoring import SourceKey, list_citekeys
from evidence.queries.decisions import list_decisions, list_declarations
from evidence.queries.whole import get_whole
from evidence.services.stated import (
    Stated,
    insert_stated,
    replace_figures,
    replace_roster,
    texts_by_owner,
)


@dataclass(frozen=True, slots=True)
class Held:
    """The ledger's rows by the names that a text uses."""

    sources: Mapping[str, SourceKey]
    revisions: Mapping[str, Revision]
    """Manuscript → its latest revision."""
    claims: Mapping[str, Claim]
    """By public id; so are the next five."""
    evidence: Mapping[str, Evidence]
    ratings: Mapping[str, Rating]
    waivers: Mapping[str, Waiver]
    decisions: Mapping[str, CitationDecision]
    declarations: Mapping[str, Declaration]
    slugs: Mapping[str, Claim]
    relations: Mapping[tuple[object, ...], SourceRelation]
    """By source's id, kind, target's id."""
    figures: Mapping[tuple[str, int], tuple[str, ...]]
    """By the owner's column and id; so are the members."""
    members: Mapping[tuple[str, int], tuple[str, ...]]


def read_held(session: Session) -> Held:
    """Read the ledger in a dozen statements."""
    whole = get_whole(session)
    latest = {row.manuscript_id: row for row in whole.revisions}
    return Held(
        sources=list_citekeys(session),
        revisions={
            row.name: latest[row.id] for row in whole.manuscripts if row.id in latest
        },
        claims={row.public_id: row for row in whole.claims},
        evidence={row.public_id: row for row in whole.evidence},
        ratings={row.public_id: row for row in whole.ratings},
        waivers={row.public_id: row for row in whole.waivers},
        decisions={row.public_id: row for row in list_decisions(session)},
        declarations={row.public_id: row for row in list_declarations(session)},
        slugs={row.slug: row for row in whole.claims if row.slug},
        relations={
            (row.source_id, row.kind, row.target_id): row for row in whole.relations
        },
        figures=texts_by_owner(whole.figures),
        members=texts_by_owner(whole.members),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """New values for a row's columns, and for what its owner states."""

    row: Base
    columns: Mapping[str, Any]
    stated: Stated | None = None


@dataclass(slots=True)
class Plan:
    """Rows to write. Evidence and ratings name their claim by its public id."""

    relations: list[dict[str, Any]] = field(default_factory=list)
    claims: list[tuple[dict[str, Any], Stated]] = field(default_factory=list)
    evidence: list[tuple[str, dict[str, Any], Stated]] = field(default_factory=list)
    ratings: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    decisions: list[dict[str, Any]] = field(default_factory=list)
    declarations: list[dict[str, Any]] = field(default_factory=list)
    waivers: list[dict[str, Any]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)


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
    ratings = [{**row, "claim_id": ids[claim]} for claim, row in plan.ratings]
    insert_rows(session, Rating, ratings)
    insert_rows(session, CitationDecision, plan.decisions)
    insert_rows(session, Declaration, plan.declarations)
    insert_rows(session, Waiver, plan.waivers)
    for change in plan.changes:
        _write_change(session, change)
    session.flush()


def _write_change(session: Session, change: Change) -> None:
    for column, value in change.columns.items():
        setattr(change.row, column, value)
    if change.stated is not None:
        replace_figures(session, change.stated)
        replace_roster(session, change.stated)
