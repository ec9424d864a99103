"""Look at the addresses of copies again, and record what became of passages.

What a server says for certain is little: the same bytes, other bytes, or that there is
nothing (404, 410). All else, a refusal, a busy or broken server, silence, is «could not
tell», never «gone».
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from evidence.config import Settings
from evidence.db import Session
from evidence.errors import Conflict, NetworkFailure
from evidence.models import (
    PassageFate,
    Recheck,
    RecheckedPassage,
    SnapshotRecheck,
    Verdict,
)
from evidence.network.answer import Answer, require_ok
from evidence.network.web import Web
from evidence.queries.rechecks import list_passages
from evidence.queries.snapshots import get_snapshot
from evidence.queries.sources import get_source
from evidence.services.snapshots.adding import Details, Taken, record, with_text
from evidence.services.snapshots.due import Due, is_as_listed
from evidence.snapshots.copies import copy_answer
from evidence.snapshots.passages import Fate, follow_passage
from evidence.snapshots.store import Store

__all__ = ["Look", "Recorded", "check_online", "look", "record_look"]

NOTHING_THERE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at an address found; nothing of it is recorded yet."""

    due: Due
    outcome: Recheck
    status: int | None
    detail: str
    taken: Taken | None = None
    """The newer copy, where the bytes differ."""
    fates: tuple[tuple[int, Fate], ...] = ()
    """Evidence's inner id, and what became of its passage."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A look as the ledger has it now."""

    look: Look
    found: str
    """The public id of the newer copy, empty where there is none."""
    open: int
    """Passages about which a person is to decide."""


def check_online(settings: Settings) -> None:
    """Raise NetworkFailure where the house forbids the network: nothing was asked."""
    if settings.offline:
        raise NetworkFailure(
            "no server was asked: the setting offline forbids it",
            hint="unset EVIDENCE_OFFLINE, or offline in the settings",
        )


def look(store: Store, web: Web, due: Due) -> Look:
    """Ask *due*'s address; keep and compare what differs. Never fails for a server."""
    try:
        answer = web.get(due.address, fresh=True)
    except NetworkFailure as error:
        return Look(due, Recheck.UNKNOWN, None, error.message)
    if answer.status in NOTHING_THERE:
        said = f"the server says that there is nothing (status {answer.status})"
        return Look(due, Recheck.MISSING, answer.status, said)
    try:
        require_ok(answer, "the server")
    except NetworkFailure as error:
        return Look(due, Recheck.UNKNOWN, answer.status, error.message)
    return _compared(store, due, answer)


def _compared(store: Store, due: Due, answer: Answer) -> Look:
    copy = copy_answer(store, answer)
    if copy.sha256 == due.sha256:
        return Look(due, Recheck.SAME, answer.status, "the same bytes")
    taken = with_text(store, copy)
    made = taken.text.made
    before = store.read(due.text_sha256).decode() if due.text_sha256 else ""
    fates = tuple(
        (own, follow_passage(quoted, before, made.text, complete=made.complete))
        for own, quoted in due.quoted
    )
    same = before == made.text and made.complete
    said = ["other bytes, the same text" if same else "other bytes"]
    if answer.final_url != due.address:
        said.append(f"answered by {answer.final_url}")
    detail = "; ".join((*said, *copy.remarks, *made.remarks))
    return Look(due, Recheck.CHANGED, answer.status, detail, taken, fates)


def record_look(
    session: Session, found: Look, *, at: datetime | None = None
) -> Recorded:
    """Record a look, the newer copy if there is one, and what became of passages.

    *at* is when the address was asked, if not at the time of the command. Raises
    Conflict where the ledger's part of it has changed since it was listed: what was
    found was compared with what does not hold any more.
    """
    due = found.due
    if not is_as_listed(session, due):
        raise Conflict(
            f"{due.source}: the ledger has changed since {due.address} was asked",
            hint="the answer was not recorded; run evidence recheck again",
        )
    newer = ""
    newer_id = None
    if found.taken is not None:
        source = get_source(session, due.source)
        note = f"found by looking for {due.snapshot} again"
        added = record(session, source, found.taken, Details(note=note))
        newer = added.snapshot
        newer_id = get_snapshot(session, newer).snapshot.id
    row = SnapshotRecheck(
        snapshot_id=due.snapshot_id,
        at=at or session.act.at,
        outcome=found.outcome,
        status=found.status,
        detail=found.detail,
        found_id=newer_id,
    )
    earlier = _kept_before(session, found)
    session.add(row)
    session.flush()
    left = 0
    for own, fate in found.fates:
        passage = _passage(row.id, own, fate, earlier.get((own, fate.new)))
        session.add(passage)
        differs = fate.fate in {PassageFate.ALTERED, PassageFate.GONE}
        left += differs and passage.verdict is None
    session.flush()
    return Recorded(found, newer, left)


def _kept_before(
    session: Session, found: Look
) -> dict[tuple[int, str], RecheckedPassage]:
    """Return the decisions to stay with the old wording, by evidence and new one."""
    owners = {own for own, _ in found.fates}
    return {
        (row.evidence_id, row.new): row
        for row in list_passages(session, evidence=owners)
        if row.verdict is Verdict.KEPT
    }


def _passage(
    recheck: int, evidence: int, fate: Fate, decided: RecheckedPassage | None
) -> RecheckedPassage:
    """Return a passage's row; the same difference is not asked about twice."""
    return RecheckedPassage(
        recheck_id=recheck,
        evidence_id=evidence,
        fate=fate.fate,
        old=fate.old,
        new=fate.new,
        difference=fate.difference,
        verdict=decided.verdict if decided else None,
        reason=decided.reason if decided else "",
        by=decided.by if decided else "",
        at=decided.at if decided else None,
    )
