r"""The hash-chained record of every change to the ledger.

Each entry's hash is SHA-256 over ``seq\\nprev\\nbody``; the body is canonical JSON with
the table, the row's key, its values before and after, who acted, by which command, when
and with which version. It is written in the same transaction as the change. A chain
proves much less than an anchor outside the file: every brief prints the head.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from evidence.db.base import Base
from evidence.db.types import Integer, Text, canonical_json, utc_text
from evidence.errors import IntegrityFailure
from evidence.version import program_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from evidence.db.location import Location

GENESIS = "0" * 64

journal = sa.Table(
    "journal",
    Base.metadata,
    sa.Column("seq", Integer, primary_key=True, autoincrement=False),
    sa.Column("prev", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("hash", Text, nullable=False),
    sqlite_strict=True,
)


_INSERT = "INSERT INTO journal (seq, prev, body, hash) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Act:
    """Who changes the ledger, by which command, and when (aware)."""

    actor: str
    command: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the chain: its number (0 for none) and its hash."""

    seq: int
    hash: str


def entry_hash(seq: int, prev: str, body: str) -> str:
    """Return the hash of one entry."""
    return hashlib.sha256(f"{seq}\n{prev}\n{body}".encode()).hexdigest()


def head(connection: sa.Connection) -> Head:
    """Return the chain's last entry."""
    row = connection.execute(
        sa.select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)
    ).first()
    return Head(0, GENESIS) if row is None else Head(row.seq, row.hash)


def find_hash(session: Session, seq: int) -> str:
    """Return the hash of entry *seq*; that before the first, or nothing for none."""
    if seq == 0:
        return GENESIS
    found = session.execute(sa.select(journal.c.hash).where(journal.c.seq == seq))
    return found.scalar_one_or_none() or ""


def append(
    connection: sa.Connection, act: Act, changes: Iterable[Mapping[str, Any]]
) -> None:
    """Append one entry a change: ``table``, ``key``, ``before``, ``after``."""
    last = head(connection)
    seq, prev = last.seq, last.hash
    frame = {
        "actor": act.actor,
        "at": utc_text(act.at),
        "command": act.command,
        "version": program_version(),
    }
    rows = []
    for change in changes:
        seq += 1
        body = canonical_json({**frame, **change})
        own = entry_hash(seq, prev, body)
        rows.append({"seq": seq, "prev": prev, "body": body, "hash": own})
        prev = own
    if rows and connection.dialect.name == "sqlite":
        # Plain tuples: naming the parameters of each row costs half as much again.
        connection.exec_driver_sql(_INSERT, [tuple(row.values()) for row in rows])
    elif rows:
        connection.execute(sa.insert(journal), rows)


def verify(connection: sa.Connection) -> Head:
    """Walk the whole chain; raise IntegrityFailure at the first broken link."""
    expected = Head(0, GENESIS)
    for row in connection.execute(sa.select(journal).order_by(journal.c.seq)):
        right = row.seq == expected.seq + 1 and row.prev == expected.hash
        if not right or row.hash != entry_hash(row.seq, row.prev, row.body):
            raise IntegrityFailure(f"the journal is broken at entry {row.seq}")
        expected = Head(row.seq, row.hash)
    return expected


class LedgerSession(Session):
    """A session whose every flush is journalled; ``act`` says who and why."""

    act: Act
    location: Location | None = None
    """Where the ledger is, so that another process can read it too."""
    cache: Path | None = None
    """The folder in which what is costly may be kept; it need not exist."""


@event.listens_for(LedgerSession, "after_flush")
def _record(session: LedgerSession, _context: Any) -> None:
    """Journal what this flush wrote; histories are still those before it."""
    changes = [
        *(_change(thing, before=False, after=True) for thing in session.new),
        *(
            _change(thing, before=True, after=True)
            for thing in session.dirty
            if session.is_modified(thing)
        ),
        *(_change(thing, before=True, after=False) for thing in session.deleted),
    ]
    if changes:
        append(session.connection(), session.act, changes)


def _change(thing: Any, *, before: bool, after: bool) -> dict[str, Any]:
    state = sa.inspect(thing)
    values: dict[str, dict[str, Any]] = {"before": {}, "after": {}}
    for attribute in state.mapper.column_attrs:
        column = attribute.columns[0]
        history = state.attrs[attribute.key].history
        current = plain(column, getattr(thing, attribute.key))
        old = plain(column, history.deleted[0]) if history.deleted else current
        if before and after and not history.has_changes():
            continue
        values["before"][column.name] = old
        values["after"][column.name] = current
    return {
        "table": state.mapper.local_table.name,
        "key": [getattr(thing, column.key) for column in state.mapper.primary_key],
        "before": values["before"] if before else None,
        "after": values["after"] if after else None,
    }


def plain(column: sa.Column[Any], value: Any) -> Any:
    """Return *value* as it stands in the database."""
    bind = binder(column)
    return value if bind is None else bind(value, None)


def binder(column: sa.Column[Any]) -> Callable[[Any, Any], Any] | None:
    """Return what turns a value of *column* into what the database holds, if any."""
    bind: Callable[[Any, Any], Any] | None
    bind = getattr(column.type, "process_bind_param", None)
    return bind
