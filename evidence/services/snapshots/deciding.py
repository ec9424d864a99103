"""Decide about a passage that reads otherwise now: take the new wording, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.checker.snapshots import tells
from evidence.db import Session
from evidence.errors import Conflict, NotFound
from evidence.models import (
    Evidence,
    PassageFate,
    RecheckedPassage,
    Snapshot,
    SnapshotRecheck,
    Verdict,
)
from evidence.queries.evidence import map_evidence_ids
from evidence.queries.rechecks import list_passages, list_rechecks
from evidence.services.passages.found import Pin
from evidence.services.passages.recording import drop_pins, record_pin

__all__ = ["Decided", "decide", "find_open"]

_DIFFERS = frozenset({PassageFate.ALTERED, PassageFate.GONE})


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of a piece of evidence's passage."""

    evidence: str
    verdict: Verdict
    old: str
    new: str
    left: int
    """Passages of the same newer copy that are still open."""
    replaced: str
    """The copy that the newer one has replaced; empty where it has not yet."""


def decide(
    session: Session,
    evidence: str,
    verdict: Verdict,
    *,
    reason: str,
    pin: Pin | None = None,
) -> Decided:
    """Record a decision on the latest open passage of *evidence* (a public id).

    Accepting gives the evidence the new wording as its quotation, and *pin* as its
    place instead of the old one; its figures are for a person to correct. Raises
    NotFound where nothing is open, Conflict where a passage is to be accepted that is
    not there any more.
    """
    row, look = find_open(session, evidence)
    if verdict is Verdict.ACCEPTED and row.fate is PassageFate.GONE:
        raise Conflict(
            f"the passage of {evidence} is gone: there is no new wording to accept",
            hint="keep it for a reason, or tie the claim to another source",
        )
    row.verdict, row.reason = verdict, reason
    row.by, row.at = session.act.actor, session.act.at
    if verdict is Verdict.ACCEPTED:
        session.get_one(Evidence, row.evidence_id).quotation = row.new
        drop_pins(session, [row.evidence_id])
        if pin is not None:
            record_pin(session, row.evidence_id, pin)
    session.flush()
    rows = list_passages(session, rechecks=[look.id])
    left = sum(one.fate in _DIFFERS and one.verdict is None for one in rows)
    replaced = "" if left else _replace(session, look, rows)
    return Decided(evidence, verdict, row.old, row.new, left, replaced)


def find_open(
    session: Session, evidence: str
) -> tuple[RecheckedPassage, SnapshotRecheck]:
    """Return the passage that waits for a decision, and its look; raises NotFound."""
    own = map_evidence_ids(session).get(evidence)
    looks = {row.id: row for row in list_rechecks(session)}
    passages = list_passages(session)
    fates: dict[int, list[PassageFate]] = defaultdict(list)
    for row in passages:
        fates[row.recheck_id].append(row.fate)
    latest = {
        look.snapshot_id: look.id
        for look in looks.values()
        if tells(look.outcome, fates[look.id])
    }
    found = [
        row
        for row in passages
        if row.evidence_id == own
        and row.fate in _DIFFERS
        and row.verdict is None
        and latest.get(looks[row.recheck_id].snapshot_id) == row.recheck_id
    ]
    if own is None or not found:
        raise NotFound(
            f"no passage of {evidence!r} waits for a decision",
            hint="evidence recheck open lists those that do",
        )
    return found[-1], looks[found[-1].recheck_id]


def _replace(
    session: Session, look: SnapshotRecheck, rows: Sequence[RecheckedPassage]
) -> str:
    """Let the newer copy take the old one's place, if all that differs is accepted."""
    verdicts = {row.verdict for row in rows}
    if Verdict.ACCEPTED not in verdicts or Verdict.KEPT in verdicts:
        return ""
    if look.found_id is None:
        return ""
    old = session.get_one(Snapshot, look.snapshot_id)
    old.replaced_by = session.get_one(Snapshot, look.found_id).public_id
    session.flush()
    return old.public_id
