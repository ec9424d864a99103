"""What hangs on a source, moved to another one or taken away with it."""

from __future__ import annotations

from evidence.db import Session
from evidence.db.bulk_changes import delete_rows, update_rows
from evidence.models import (
    CitationDecision,
    CitationItem,
    DerivationInput,
    Evidence,
    FigureRow,
    ItemStatus,
    Passage,
    RecheckedPassage,
    RosterMember,
    Snapshot,
    SnapshotRecheck,
    Source,
    SourceRelation,
    Supersession,
    Waiver,
)
from evidence.queries.decisions import list_decisions_of
from evidence.queries.derivations import list_inputs_from
from evidence.queries.passages import list_pinned_ids, list_pinned_only_in
from evidence.queries.rechecks import list_passage_ids, list_rechecks
from evidence.queries.snapshots import list_snapshots_of
from evidence.queries.sources import list_relations
from evidence.queries.supersessions import list_supersessions_by
from evidence.queries.uses import (
    list_evidence_of,
    list_item_ids,
    list_stated_ids,
    list_waivers_of,
)


def move_rows(session: Session, other: Source, keep: Source) -> None:
    """Tie to *keep* all that is tied to *other*, and delete *other*.

    A relation between the two, and one that *keep* has already, is dropped.
    """
    values = {}
    for piece in list_evidence_of(session, other.id):
        values[piece.id] = {
            "source_id": _moved(piece.source_id, other, keep),
            "via_source_id": _moved(piece.via_source_id, other, keep),
        }
    update_rows(session, Evidence, values)
    _move_relations(session, other, keep)
    waivers = list_waivers_of(session, other.citekey)
    update_rows(session, Waiver, {one.id: {"subject": keep.citekey} for one in waivers})
    items = list_item_ids(session, other.id)
    update_rows(session, CitationItem, {own: {"source_id": keep.id} for own in items})
    decided = [one.id for one in list_decisions_of(session, other.id)]
    to_keep = {own: {"source_id": keep.id} for own in decided}
    update_rows(session, CitationDecision, to_keep)
    newer = list_supersessions_by(session, other.id)
    to_keep = {row: {"source_id": keep.id} for row in newer}
    update_rows(session, Supersession, to_keep)
    kept = {
        one.id: {"source_id": keep.id} for one in list_snapshots_of(session, other.id)
    }
    update_rows(session, Snapshot, kept)
    delete_rows(session, Source, [other.id])


def remove_rows(session: Session, source: Source) -> None:
    """Delete *source* and all that hangs on it.

    Evidence that was only read by way of it stays, second-hand as it was.
    """
    evidence = list_evidence_of(session, source.id)
    own = [piece.id for piece in evidence if piece.source_id == source.id]
    via = [piece.id for piece in evidence if piece.source_id != source.id]
    for model in (FigureRow, RosterMember):
        delete_rows(session, model, list_stated_ids(session, model, own))
    _remove_snapshots(session, source, own)
    # The formulas stay: what they miss is for a check to say.
    delete_rows(session, DerivationInput, list_inputs_from(session, own))
    delete_rows(session, Supersession, list_supersessions_by(session, source.id))
    delete_rows(session, Passage, list_pinned_ids(session, own))
    delete_rows(session, Evidence, own)
    update_rows(session, Evidence, {each: {"via_source_id": None} for each in via})
    relations = list_relations(session, source.id)
    delete_rows(session, SourceRelation, [one.id for one in relations])
    waivers = list_waivers_of(session, source.citekey)
    delete_rows(session, Waiver, [one.id for one in waivers])
    decided = [one.id for one in list_decisions_of(session, source.id)]
    delete_rows(session, CitationDecision, decided)
    lost = {
        "source_id": None,
        "status": ItemStatus.MISSING,
        "candidates": [],
        "score": 0,
        "reasons": ["its source was removed"],
    }
    items = list_item_ids(session, source.id)
    update_rows(session, CitationItem, dict.fromkeys(items, lost))
    delete_rows(session, Source, [source.id])


def _remove_snapshots(session: Session, source: Source, evidence: list[int]) -> None:
    """Delete a source's snapshots with all looks at them; the bytes stay."""
    kept = [one.id for one in list_snapshots_of(session, source.id)]
    looks = [look.id for look in list_rechecks(session, kept)]
    passages = list_passage_ids(session, rechecks=looks, evidence=evidence)
    delete_rows(session, Passage, list_pinned_only_in(session, source.id))
    delete_rows(session, RecheckedPassage, passages)
    delete_rows(session, SnapshotRecheck, looks)
    delete_rows(session, Snapshot, kept)


def _move_relations(session: Session, other: Source, keep: Source) -> None:
    kept = {
        (one.source_id, one.kind, one.target_id)
        for one in list_relations(session, keep.id)
        if other.id not in {one.source_id, one.target_id}
    }
    values: dict[int, dict[str, object]] = {}
    dropped = []
    for one in list_relations(session, other.id):
        source = _moved(one.source_id, other, keep)
        target = _moved(one.target_id, other, keep)
        wanted = (source, one.kind, target)
        if source == target or wanted in kept:
            dropped.append(one.id)
        else:
            kept.add((source or 0, one.kind, target or 0))
            values[one.id] = {"source_id": source, "target_id": target}
    delete_rows(session, SourceRelation, dropped)
    update_rows(session, SourceRelation, values)


def _moved(own: int | None, other: Source, keep: Source) -> int | None:
    return keep.id if own == other.id else own
