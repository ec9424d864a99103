"""Add a snapshot: keep the bytes first, read their text, then record both.

The bytes are on the disk before the ledger names them; fetching and reading happen
outside the transaction. What is kept but never recorded is swept up by ``gc``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import UsageFault
from evidence.models import (
    Consent,
    Method,
    OnRecord,
    Snapshot,
    SnapshotDamage,
    Source,
)
from evidence.network.answer import require_ok
from evidence.network.web import Web
from evidence.queries.snapshots import find_same, list_damage, list_snapshot_ids
from evidence.services.ids import Kind, new_id
from evidence.services.snapshots.texts import ReadText, make_text, record_text
from evidence.snapshots.copies import Copy, as_captured, copy_answer, copy_file
from evidence.snapshots.store import Store
from evidence.version import program_version

__all__ = ["Added", "Details", "Taken", "record", "take_file", "take_url"]
__all__ += ["with_text"]

SPOKEN = frozenset({Method.INTERVIEW, Method.PHONE})
"""Methods by which a person is quoted, who must have been asked."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says of a copy."""

    method: Method | None = None
    """Where it is not what the bytes and their way here show."""
    note: str = ""
    consent: Consent | None = None
    on_record: OnRecord | None = None
    collector: str = ""
    """Who took it, if not whoever records it."""
    retrieved_at: datetime | None = None
    """When it was taken, if not now."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy and its text, both in the store, neither in the ledger."""

    copy: Copy
    text: ReadText


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a copy."""

    snapshot: str
    source: str
    taken: Taken
    new: bool
    """False where the source has a snapshot with these bytes already."""


def check_details(details: Details) -> None:
    """Raise UsageFault for a talk without the terms on which it was given."""
    spoken = details.method in SPOKEN
    if spoken and (details.consent is None or details.on_record is None):
        raise UsageFault(
            "a person who is quoted must have been asked",
            hint="--consent given|limited|refused|not-asked and "
            "--terms on-record|background|off-record",
        )


def take_file(store: Store, path: Path, *, now: datetime, url: str = "") -> Taken:
    """Keep a file and its text."""
    return with_text(store, copy_file(store, path, now=now, url=url))


def take_url(store: Store, web: Web, url: str, *, warc: bool = False) -> Taken:
    """Fetch *url* anew and keep what it answers; raises NetworkFailure if not 200."""
    answer = require_ok(web.get(url, fresh=True), "the server")
    copy = copy_answer(store, answer)
    if warc:
        from evidence.snapshots.warc_file import (  # noqa: PLC0415 - only where asked
            warc_of,
        )

        copy = replace(copy, warc_sha256=store.put([warc_of(answer)]).sha256)
    return with_text(store, copy)


def record(session: Session, source: Source, taken: Taken, details: Details) -> Added:
    """Record a copy of *source* with its text.

    Unless the source has it already, and nothing more is said of it.
    """
    copy = taken.copy
    _record_healing(session, copy)
    same = find_same(session, source.id, copy.sha256)
    record_text(session, taken.text)
    if same is not None and not _says_more(copy, details, same):
        return Added(same.public_id, source.citekey, taken, new=False)
    retrieved = details.retrieved_at or copy.retrieved_at
    public_id = new_id(
        Kind.SNAPSHOT,
        source.citekey,
        copy.sha256,
        retrieved.isoformat(),
        taken=list_snapshot_ids(session),
    )
    row = {
        "public_id": public_id,
        "source_id": source.id,
        "sha256": copy.sha256,
        "size": copy.size,
        "media_type": copy.media_type,
        "name": copy.name,
        "method": details.method or copy.method,
        "url_requested": copy.url_requested,
        "url_final": copy.url_final,
        "redirects": list(copy.redirects),
        "status": copy.status,
        "headers": dict(copy.headers),
        "peer": copy.peer,
        "certificate": copy.certificate,
        "retrieved_at": retrieved,
        "tool": f"evidence {program_version()}",
        "collector": details.collector or session.act.actor,
        "consent": details.consent,
        "on_record": details.on_record,
        "note": details.note,
        "warc_sha256": copy.warc_sha256,
        "replaced_by": "",
        "by": session.act.actor,
        "at": session.act.at,
    }
    insert_rows(session, Snapshot, [row])
    return Added(public_id, source.citekey, taken, new=True)


def _says_more(copy: Copy, details: Details, same: Snapshot) -> bool:
    """Tell whether there is more to record than *same* has: terms, a note, a WARC.

    Somebody who takes back their consent is heard though the notes are the same.
    """
    said = (
        (details.consent, same.consent),
        (details.on_record, same.on_record),
        (details.method, same.method),
        (details.note, same.note),
        (copy.warc_sha256, same.warc_sha256 and copy.warc_sha256),
    )
    return any(new and new != old for new, old in said)


def with_text(store: Store, copy: Copy) -> Taken:
    """Return a copy with its text, read by the header with which it came.

    Of an archive with what it records of its making.
    """
    said = copy.headers.get("content-type", "")
    text = make_text(store, copy.sha256, copy.media_type, content_type=said)
    captured = text.made.captured
    return Taken(copy if captured is None else as_captured(copy, captured), text)


def _record_healing(session: Session, copy: Copy) -> None:
    """Record that an object is whole again, of which the store has made sure."""
    known = [one for one in list_damage(session) if one.sha256 == copy.sha256]
    for one in known:
        one.healed_at = session.act.at
    if copy.healed and not known:
        now = session.act.at
        damage = SnapshotDamage(
            sha256=copy.sha256, found="altered", at=now, healed_at=now
        )
        session.add(damage)
    session.flush()
