"""Keep the table of retractions and corrections, and say which sources it concerns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evidence.checker.facts import LedgerFacts
from evidence.checker.loader import load_ledger
from evidence.checker.notice_loader import load_tables
from evidence.checker.notices import NoticeFacts, NoticeTable, standing
from evidence.checker.scope import make_scope
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows, update_rows
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.models import Notice, NoticeDataset, NoticeKind, SubjectKind
from evidence.queries.notices import find_dataset, get_held
from evidence.readers.retraction_watch import (
    MAX_BYTES,
    NAME,
    NoticeFile,
    read_notice_file,
)
from evidence.services.files import stored_path
from evidence.text.counts import many

KEPT_SHARE = 0.5
"""A table that holds less than this share of what the ledger holds is asked about: a
download that broke off looks like a mass of withdrawn notices."""

CODES: Mapping[NoticeKind, str] = {
    NoticeKind.RETRACTION: "SRC060",
    NoticeKind.PARTIAL_RETRACTION: "SRC060",
    NoticeKind.WITHDRAWAL: "SRC060",
    NoticeKind.REMOVAL: "SRC060",
    NoticeKind.CONCERN: "SRC061",
    NoticeKind.CORRECTION: "SRC062",
}
"""The rule that tells of each kind; a reinstatement is told by none."""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was read from a file, outside of any transaction."""

    path: Path
    sha256: str
    file: NoticeFile


@dataclass(frozen=True, slots=True)
class Affected:
    """A source, and what stands against it."""

    citekey: str
    notices: tuple[NoticeFacts, ...]


@dataclass(frozen=True, slots=True)
class ListedNotice:
    """A notice about a source, and what became of it."""

    citekey: str
    notice: NoticeFacts
    stands: bool
    used: bool
    """Whether the source is cited, or tied to a claim."""
    acknowledged_until: str
    """The last day (ISO 8601) of its waiver; empty where it has none today."""


@dataclass(frozen=True, slots=True)
class TableReport:
    """What an update did, and whom it concerns."""

    table: NoticeTable
    rows: int
    added: int
    changed: int
    gone: int
    unchanged: int
    older_than_before: bool
    sources: int
    """How many the ledger has."""
    affected: tuple[Affected, ...]


def read_table(path: Path) -> ReadTable:
    """Read the table at *path*.

    Raises NotFound for a missing file, InputRefused for what is no such table.
    """
    if path.is_dir():
        raise InputRefused("this is a folder, not a table in CSV", path=path)
    if not path.exists():
        raise NotFound("there is no such file", path=path)
    if not path.is_file():
        raise InputRefused("this is not a file", path=path)
    if path.stat().st_size > MAX_BYTES:
        raise InputRefused(f"the table has more than {MAX_BYTES:,} bytes", path=path)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return ReadTable(path, digest, read_notice_file(data, path))


def update(session: Session, read: ReadTable, *, shrink: bool = False) -> TableReport:
    """Bring the ledger's notices up to date with *read*: new, changed and gone rows.

    Raises Conflict where more than half of the notices would go, unless *shrink*.
    """
    today = session.act.at.date()
    rows = {row.record: asdict(row) for row in read.file.rows}
    newest = _newest((row["dated"] for row in rows.values()), today)
    dataset = find_dataset(session, NAME)
    before = "" if dataset is None else dataset.newest
    held = {} if dataset is None else get_held(session, dataset.id)
    if len(rows) < KEPT_SHARE * len(held) and not shrink:
        raise Conflict(
            f"{read.path} has {many(len(rows), 'notice')}, the ledger {len(held):,}: "
            "nothing was changed",
            hint="if the file is whole, add --shrink; else get it again",
        )
    dataset = _kept(session, dataset, read, newest)
    added, changed, gone = _write(session, dataset.id, rows, held)
    ledger = load_ledger(session)
    return TableReport(
        table=NoticeTable(NAME, dataset.path, newest, today),
        rows=len(rows),
        added=added,
        changed=changed,
        gone=gone,
        unchanged=len(rows) - added - changed,
        older_than_before=newest < before,
        sources=len(ledger.sources),
        affected=affected(ledger),
    )


def affected(ledger: LedgerFacts) -> tuple[Affected, ...]:
    """Return the sources against which a notice stands, in the ledger's order."""
    pairs = ((source.name, standing(source.notices)) for source in ledger.sources)
    return tuple(Affected(name, notices) for name, notices in pairs if notices)


def list_tables(session: Session) -> tuple[NoticeTable, ...]:
    """Return the tables of notices that the ledger has read."""
    return load_tables(session)


def list_notices(session: Session, *, today: date) -> tuple[ListedNotice, ...]:
    """Return all notices about the ledger's sources, in the ledger's order."""
    ledger = load_ledger(session)
    scope = make_scope(ledger, None)
    used = scope.cited | scope.tied
    waived: dict[tuple[str | None, str], str] = {
        (waiver.code, waiver.subject): waiver.until
        for waiver in ledger.waivers
        if waiver.subject_kind is SubjectKind.SOURCE and waiver.holds(today)
    }
    return tuple(
        ListedNotice(
            citekey=source.name,
            notice=notice,
            stands=notice in standing(source.notices),
            used=bool(used & {source.name, *source.aliases}),
            acknowledged_until=waived.get(
                (CODES.get(notice.kind, ""), source.name), ""
            ),
        )
        for source in ledger.sources
        for notice in sorted(source.notices, key=lambda each: each.dated)
    )


def _newest(days: Iterable[str], today: date) -> str:
    """Return the latest of *days*; one that is still to come is a slip of the pen."""
    return max((day for day in days if day <= today.isoformat()), default="")


def _kept(
    session: Session, dataset: NoticeDataset | None, read: ReadTable, newest: str
) -> NoticeDataset:
    if dataset is None:
        dataset = NoticeDataset(name=NAME)
        session.add(dataset)
    dataset.path = stored_path(read.path)
    dataset.sha256 = read.sha256
    dataset.newest = newest
    dataset.read_at = session.act.at
    session.flush()
    return dataset


def _write(
    session: Session,
    dataset_id: int,
    rows: Mapping[str, Mapping[str, Any]],
    held: Mapping[str, Mapping[str, Any]],
) -> tuple[int, int, int]:
    """Write what differs; return how many were added, changed and deleted."""
    new = [
        {**row, "dataset_id": dataset_id, "reasons": list(row["reasons"])}
        for record, row in rows.items()
        if record not in held
    ]
    changes = {
        held[record]["id"]: {**row, "reasons": list(row["reasons"])}
        for record, row in rows.items()
        if record in held and _differs(row, held[record])
    }
    gone = [row["id"] for record, row in held.items() if record not in rows]
    insert_rows(session, Notice, new)
    changed = update_rows(session, Notice, changes)
    delete_rows(session, Notice, gone)
    return len(new), changed, len(gone)


def _differs(row: Mapping[str, Any], held: Mapping[str, Any]) -> bool:
    return any(
        (list(value) if name == "reasons" else value) != held[name]
        for name, value in row.items()
    )
