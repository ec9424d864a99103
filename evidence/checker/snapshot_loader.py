"""Snapshots joined with their texts, damage and re-checks, for many sources at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping
from typing import TypeAlias

from evidence.checker.snapshots import PassageFacts, RecheckFacts, SnapshotFacts
from evidence.db import Session
from evidence.models import Snapshot, SnapshotDamage, SnapshotText
from evidence.queries.evidence import name_evidence
from evidence.queries.rechecks import list_passages, list_rechecks
from evidence.queries.snapshots import list_damage, list_snapshots, list_texts

Sizes: TypeAlias = Callable[[str], int | None]
"""An object's hash to its size in the store, None where it is not there."""
Snapshots: TypeAlias = Mapping[int, tuple[SnapshotFacts, ...]]
"""By the id of their source, oldest first."""


def load_snapshots(
    session: Session, sizes: Sizes | None, *, of: Container[int] | None = None
) -> Snapshots:
    """Return the snapshots of the sources whose inner ids are in *of*; of all for None.

    *sizes* looks into the store, once for each of them.
    """
    kept = [
        row for row, _ in list_snapshots(session) if of is None or row.source_id in of
    ]
    if not kept:
        return {}
    texts = {row.sha256: row for row in list_texts(session)}
    damage = {row.sha256: row for row in list_damage(session)}
    rechecks = _rechecks(session)
    found: dict[int, list[SnapshotFacts]] = defaultdict(list)
    for row in kept:
        text = texts.get(row.sha256)
        objects = (row.sha256, row.warc_sha256, text.text_sha256 if text else "")
        broken = next((damage[one] for one in objects if one in damage), None)
        looks = tuple(rechecks.get(row.id, ()))
        found[row.source_id].append(_facts(row, text, broken, looks, sizes))
    return {own: tuple(copies) for own, copies in found.items()}


def _rechecks(session: Session) -> Mapping[int, list[RecheckFacts]]:
    passages: dict[int, list[PassageFacts]] = defaultdict(list)
    rows = list_passages(session)
    named = name_evidence(session, [row.evidence_id for row in rows])
    for row in rows:
        evidence, claim = named[row.evidence_id]
        passages[row.recheck_id].append(
            PassageFacts(
                evidence=evidence,
                claim=claim,
                fate=row.fate,
                old=row.old,
                new=row.new,
                difference=row.difference,
                verdict=row.verdict,
            )
        )
    found: dict[int, list[RecheckFacts]] = defaultdict(list)
    for look in list_rechecks(session):
        found[look.snapshot_id].append(
            RecheckFacts(
                on=look.at.date(),
                outcome=look.outcome,
                status=look.status,
                detail=look.detail,
                passages=tuple(passages[look.id]),
            )
        )
    return found


def _facts(
    row: Snapshot,
    text: SnapshotText | None,
    damage: SnapshotDamage | None,
    rechecks: tuple[RecheckFacts, ...],
    sizes: Sizes | None,
) -> SnapshotFacts:
    size = sizes(row.sha256) if sizes is not None else None
    state = "unread"
    if text is not None:
        state = "complete" if text.complete else "incomplete"
    return SnapshotFacts(
        name=row.public_id,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        method=row.method,
        address=row.url_requested,
        retrieved_on=row.retrieved_at.date(),
        consent=row.consent,
        on_record=row.on_record,
        replaced_by=row.replaced_by,
        is_there=None if sizes is None else size is not None,
        found_size=size,
        damage=damage.found if damage is not None else "",
        damaged_on=damage.at.date() if damage is not None else None,
        text=state,
        ocr=text is not None and text.ocr,
        remarks=tuple(text.remarks) if text is not None else (),
        rechecks=rechecks,
    )
