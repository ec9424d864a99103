"""Which copies are to be looked for again, and what rests on each.

Of the copies of one address one is the reference: the newest that no newer one has
replaced, and that was not itself found by a look after which passages read otherwise;
such a copy becomes the reference when a person accepts it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from evidence.db import Session
from evidence.models import Evidence, Passage, PassageFate, Snapshot, Verdict
from evidence.queries.passages import map_passages
from evidence.queries.rechecks import list_passages, list_quoted, list_rechecks
from evidence.queries.snapshots import find_text, list_snapshots
from evidence.queries.sources import get_source
from evidence.snapshots.passages import Quoted
from evidence.text.anchors import Selector

__all__ = ["Due", "is_as_listed", "list_due", "list_unsettled"]


@dataclass(frozen=True, slots=True)
class Due:
    """A copy to be looked for again at its *address*."""

    snapshot_id: int
    snapshot: str
    source: str
    address: str
    sha256: str
    text_sha256: str
    """Of the copy's text; empty where none was made."""
    last: datetime
    """When the address was last asked."""
    quoted: tuple[tuple[int, Quoted], ...]
    """Evidence that quotes the source: its inner id, and its words."""


def list_due(
    session: Session,
    keys: Sequence[str] = (),
    *,
    older_than: timedelta,
    now: datetime,
) -> list[Due]:
    """Return what was last looked at more than *older_than* ago, the oldest first.

    Of the sources *keys*, or of all. Raises NotFound for an unknown key.
    """
    wanted = {get_source(session, key).citekey for key in keys}
    asked = _last_asked(session)
    found = []
    for row, citekey in _references(session).values():
        last = max(asked.get(row.id, row.retrieved_at), row.retrieved_at)
        if (not keys or citekey in wanted) and now - last >= older_than:
            found.append(_due(session, row, citekey, last))
    return sorted(found, key=lambda due: (due.last, due.source, due.snapshot))


def is_as_listed(session: Session, due: Due) -> bool:
    """Tell whether *due* is still what it was when it was listed.

    It is not where somebody has looked at, replaced or removed the copy since, or has
    tied, pinned or decided about what rests on it.
    """
    for row, citekey in _references(session, due.source).values():
        if row.id == due.snapshot_id:
            asked = _last_asked(session, [row.id]).get(row.id, row.retrieved_at)
            last = max(asked, row.retrieved_at)
            return _due(session, row, citekey, last) == due
    return False


def _last_asked(
    session: Session, snapshots: Collection[int] | None = None
) -> Mapping[int, datetime]:
    """Return when each copy's address was last asked, by the copy's inner id."""
    return {row.snapshot_id: row.at for row in list_rechecks(session, snapshots)}


def _references(
    session: Session, source: str | None = None
) -> Mapping[tuple[int, str], tuple[Snapshot, str]]:
    """Return the reference copy of each source and address, or of one *source*."""
    copies = list_snapshots(session, source=source)
    of = None if source is None else [row.id for row, _ in copies]
    unsettled = list_unsettled(session, of)
    kept: dict[tuple[int, str], tuple[Snapshot, str]] = {}
    for row, citekey in copies:
        if row.url_requested and not row.replaced_by and row.id not in unsettled:
            kept[row.source_id, row.url_requested] = (row, citekey)
    return kept


def list_unsettled(
    session: Session, snapshots: Collection[int] | None = None
) -> set[int]:
    """Return copies in which passages read otherwise, and were not accepted.

    All such, or those of *snapshots*.
    """
    looks = list_rechecks(session, snapshots)
    of = None if snapshots is None else [look.id for look in looks]
    differing = {
        row.recheck_id
        for row in list_passages(session, rechecks=of)
        if row.fate in {PassageFate.ALTERED, PassageFate.GONE, PassageFate.UNKNOWN}
        and row.verdict is not Verdict.ACCEPTED
    }
    return {
        row.found_id
        for row in looks
        if row.found_id is not None and row.id in differing
    }


def _due(session: Session, row: Snapshot, citekey: str, last: datetime) -> Due:
    text = find_text(session, row.sha256)
    quoting = list_quoted(session, row.source_id)
    pins = map_passages(session, [tie.id for tie in quoting])
    ties = [(tie.id, _quoted(tie, pins.get(tie.id), row)) for tie in quoting]
    return Due(
        snapshot_id=row.id,
        snapshot=row.public_id,
        source=citekey,
        address=row.url_requested,
        sha256=row.sha256,
        text_sha256=text.text_sha256 if text is not None else "",
        last=last,
        quoted=tuple(ties),
    )


def _quoted(tie: Evidence, pin: Passage | None, copy: Snapshot) -> Quoted:
    """Return a quotation with its place in this copy, where it is pinned in it."""
    if pin is None or pin.sha256 != copy.sha256:
        return Quoted(tie.quotation)
    anchor = Selector(pin.exact, pin.prefix, pin.suffix, pin.start, pin.end)
    return Quoted(tie.quotation, anchor)
