"""What the ledger holds, to be compared with a text, and the plan of what to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from evidence.db import Session
from evidence.db.base import Base
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    Derivation,
    Evidence,
    Manuscript,
    Passage,
    Rating,
    Recheck,
    RecheckedPassage,
    Revision,
    Snapshot,
    SourceRelation,
    Supersession,
    Waiver,
)
from evidence.queries.anchoring import SourceKey, list_citekeys
from evidence.queries.decisions import list_decisions, list_declarations
from evidence.queries.rechecks import list_passages, list_rechecks
from evidence.queries.snapshots import list_snapshots
from evidence.queries.whole import Whole, get_whole
from evidence.services.stated import (
    Stated,
    texts_by_owner,
)


@dataclass(frozen=True, slots=True)
class InputRef:
    """Which figure a formula's name stands for, by the public id of its owner."""

    name: str
    evidence: str | None
    claim: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Derived:
    """A derivation to write; *claim* is the public id of the one it belongs to."""

    claim: str
    row: Mapping[str, Any]
    inputs: tuple[InputRef, ...]


@dataclass(frozen=True, slots=True)
class PlannedPassage:
    """What became of a passage; *evidence* is the public id of its evidence."""

    evidence: str
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlannedRecheck:
    """A look to write; *snapshot* and *found* are public ids."""

    snapshot: str
    found: str | None
    columns: Mapping[str, Any]
    passages: tuple[PlannedPassage, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The ledger's rows by the names that a text uses."""

    sources: Mapping[str, SourceKey]
    manuscripts: Mapping[str, Manuscript]
    revisions: Mapping[str, Revision]
    """Manuscript → its latest revision."""
    claims: Mapping[str, Claim]
    """By public id; so are the next seven."""
    evidence: Mapping[str, Evidence]
    ratings: Mapping[str, Rating]
    waivers: Mapping[str, Waiver]
    decisions: Mapping[str, CitationDecision]
    declarations: Mapping[str, Declaration]
    supersessions: Mapping[str, Supersession]
    derivations: Mapping[str, Derivation]
    inputs: Mapping[int, tuple[InputRef, ...]]
    """By the derivation's id, in order of their names."""
    pinned: Mapping[str, Passage]
    """By the public id of its evidence."""
    snapshots: Mapping[str, Snapshot]
    rechecks: Mapping[tuple[str, datetime, Recheck], int]
    """Snapshot's public id, time and outcome → its inner id."""
    passages: Mapping[tuple[int, int], RecheckedPassage]
    """By the inner ids of re-check and evidence."""
    slugs: Mapping[str, Claim]
    relations: Mapping[tuple[object, ...], SourceRelation]
    """By source's id, kind, target's id."""
    figures: Mapping[tuple[str, int], tuple[str, ...]]
    """By the owner's column and id; so are the members."""
    members: Mapping[tuple[str, int], tuple[str, ...]]


def read_held(session: Session) -> Held:
    """Read the ledger in a dozen statements."""
    whole = get_whole(session)
    kept = {row.id: row for row, _ in list_snapshots(session)}
    latest = {row.manuscript_id: row for row in whole.revisions}
    return Held(
        sources=list_citekeys(session),
        revisions={
            row.name: latest[row.id] for row in whole.manuscripts if row.id in latest
        },
        manuscripts={row.name: row for row in whole.manuscripts},
        claims={row.public_id: row for row in whole.claims},
        evidence={row.public_id: row for row in whole.evidence},
        pinned=pinned_by_evidence(whole),
        ratings={row.public_id: row for row in whole.ratings},
        waivers={row.public_id: row for row in whole.waivers},
        decisions={row.public_id: row for row in list_decisions(session)},
        declarations={row.public_id: row for row in list_declarations(session)},
        supersessions={row.public_id: row for row in whole.supersessions},
        derivations={row.public_id: row for row in whole.derivations},
        inputs=input_refs(whole),
        snapshots={row.public_id: row for row in kept.values()},
        rechecks={
            (kept[row.snapshot_id].public_id, row.at, row.outcome): row.id
            for row in list_rechecks(session)
        },
        passages={
            (row.recheck_id, row.evidence_id): row for row in list_passages(session)
        },
        slugs={row.slug: row for row in whole.claims if row.slug},
        relations={
            (row.source_id, row.kind, row.target_id): row for row in whole.relations
        },
        figures=texts_by_owner(whole.figures),
        members=texts_by_owner(whole.members),
    )


def pinned_by_evidence(whole: Whole) -> dict[str, Passage]:
    """Return the pinned passages by the public id of their evidence."""
    names = {row.id: row.public_id for row in whole.evidence}
    return {names[row.evidence_id]: row for row in whole.passages}


def input_refs(whole: Whole) -> dict[int, tuple[InputRef, ...]]:
    """Return the inputs of each derivation, by its id."""
    claims = {row.id: row.public_id for row in whole.claims}
    evidence = {row.id: row.public_id for row in whole.evidence}
    found: dict[int, tuple[InputRef, ...]] = {}
    for row in whole.inputs:
        ref = InputRef(
            row.name,
            evidence=evidence.get(row.evidence_id or 0),
            claim=claims.get(row.claim_id or 0),
            number=row.ordinal,
        )
        found[row.derivation_id] = (*found.get(row.derivation_id, ()), ref)
    return found


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
    supersessions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    derivations: list[Derived] = field(default_factory=list)
    pinned: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """New passages, by the public id of their evidence."""
    unpinned: list[int] = field(default_factory=list)
    """Passages that are dropped, since their evidence quotes other words now."""
    snapshots: list[dict[str, Any]] = field(default_factory=list)
    rechecks: list[PlannedRecheck] = field(default_factory=list)
    rederived: list[tuple[int, tuple[InputRef, ...]]] = field(default_factory=list)
    """The inputs that take the place of a derivation's, by its id."""
    changes: list[Change] = field(default_factory=list)
    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
