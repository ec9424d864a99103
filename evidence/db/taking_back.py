"""The journal read backwards: commands, and their changes taken back.

A command is a run of entries with the same actor, time and name. Taking one back
writes the inverse of each of its changes in reverse order, each of which was possible
once, and journals them with ``inverts``: the number of the entry that is taken back. So
the journal tells at any time which commands hold, and a taking back can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from evidence.db.base import Base
from evidence.db.fulltext import writable_again
from evidence.db.journal import LedgerSession, append, journal
from evidence.errors import Conflict

UNDO, REDO = "undo", "redo"
"""The names under which these commands journal themselves."""

_AT_ONCE = 500
"""Rows read or written by one statement."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command that changed the ledger: entries *first* to *last*."""

    actor: str
    name: str
    at: str
    first: int
    last: int
    inverts: int | None
    """For an undo or redo: an entry of the command that it took back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change: the values that differ, None where there was no row."""

    seq: int
    table: str
    key: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def find_undoable(connection: sa.Connection) -> Command | None:
    """Return the newest command that holds and is neither undo nor redo."""
    return next((each for each in _holding(connection) if each.inverts is None), None)


def find_redoable(connection: sa.Connection) -> Command | None:
    """Return the newest undo that holds, unless something else was done since."""
    for each in _holding(connection):
        if each.name == UNDO:
            return each
        if each.inverts is None:
            return None
    return None


def find_command(connection: sa.Connection, seq: int) -> Command:
    """Return the command that the entry *seq* belongs to; it must be there."""
    return next(each for each in _commands(connection) if each.first <= seq)


def changes_of(connection: sa.Connection, command: Command) -> tuple[Change, ...]:
    """Return what a command changed, in the order in which it did."""
    rows = connection.execute(
        sa.select(journal.c.seq, journal.c.body)
        .where(journal.c.seq.between(command.first, command.last))
        .order_by(journal.c.seq)
    )
    return tuple(_change(seq, json.loads(body)) for seq, body in rows)


def take_back(session: LedgerSession, changes: Sequence[Change]) -> None:
    """Write and journal the inverse of *changes*, the last one first.

    Raises Conflict where a row is not as it was left: then the whole transaction is to
    be given up.
    """
    session.flush()
    connection = session.connection()
    tables = {change.table for change in changes}
    with writable_again(connection, tables):
        for batch in _batches(reversed(changes)):
            table = Base.metadata.tables.get(batch[0].table)
            if table is None:
                raise _other_version(batch[0])
            _take_back(connection, table, batch)
    append(connection, session.act, (_inverse(change) for change in reversed(changes)))
    session.expire_all()


def _holding(connection: sa.Connection) -> Iterator[Command]:
    """Yield the commands that have not been taken back, the newest first."""
    gone: list[int] = []
    for command in _commands(connection):
        if any(command.first <= seq <= command.last for seq in gone):
            gone = [seq for seq in gone if seq < command.first]
            continue
        if command.inverts is not None:
            gone.append(command.inverts)
        yield command


def _commands(connection: sa.Connection) -> Iterator[Command]:
    rows = connection.execution_options(yield_per=1_000).execute(
        sa.select(journal.c.seq, journal.c.body).order_by(journal.c.seq.desc())
    )
    now: Command | None = None
    for seq, text in rows:
        body = json.loads(text)
        actor, name, at = body["actor"], body["command"], body["at"]
        if now is not None and (actor, name, at) != (now.actor, now.name, now.at):
            yield now
            now = None
        last = seq if now is None else now.last
        now = Command(actor, name, at, seq, last, body.get("inverts"))
    if now is not None:
        yield now


def _change(seq: int, body: Mapping[str, Any]) -> Change:
    [key] = body["key"]
    return Change(seq, body["table"], key, body["before"], body["after"])


def _inverse(change: Change) -> dict[str, Any]:
    return {
        "table": change.table,
        "key": [change.key],
        "before": change.after,
        "after": change.before,
        "inverts": change.seq,
    }


def _batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Yield runs of changes that one statement can take back, no row twice in one."""
    batch: list[Change] = []
    keys: set[int] = set()
    for change in changes:
        full = len(batch) == _AT_ONCE or change.key in keys
        if batch and (full or _kind(change) != _kind(batch[0])):
            yield batch
            batch, keys = [], set()
        batch.append(change)
        keys.add(change.key)
    if batch:
        yield batch


def _kind(change: Change) -> tuple[object, ...]:
    written = change.before or {}
    return change.table, change.before is None, change.after is None, (*written,)


def _take_back(
    connection: sa.Connection, table: sa.Table, batch: Sequence[Change]
) -> None:
    bare = sa.table(table.name, *(sa.column(column.name) for column in table.c))
    _check(connection, bare, batch)
    own = bare.c["id"] == sa.bindparam("own_id")
    first = batch[0]
    if first.before is None:
        gone = [change.key for change in batch]
        connection.execute(sa.delete(bare).where(bare.c["id"].in_(gone)))
    elif first.after is None:
        if set(first.before) != set(bare.c.keys()):
            raise _other_version(first)
        rows = [dict(change.before or {}) for change in batch]
        connection.execute(sa.insert(bare), rows)
    else:
        values: dict[str, Any] = {
            name: sa.bindparam(f"to_{name}") for name in first.before
        }
        rows = [
            {"own_id": change.key}
            | {f"to_{name}": value for name, value in (change.before or {}).items()}
            for change in batch
        ]
        connection.execute(sa.update(bare).where(own).values(values), rows)


def _check(
    connection: sa.Connection, bare: sa.TableClause, batch: Sequence[Change]
) -> None:
    """Raise Conflict unless the rows are as the changes left them."""
    if unknown := set(batch[0].after or batch[0].before or {}) - set(bare.c.keys()):
        raise _other_version(batch[0], *unknown)
    keys = [change.key for change in batch]
    found = {
        row["id"]: row
        for row in connection.execute(
            sa.select(bare).where(bare.c["id"].in_(keys))
        ).mappings()
    }
    for change in batch:
        row = found.get(change.key)
        left = change.after
        same = (
            row is None
            if left is None
            else row is not None and all(row[k] == v for k, v in left.items())
        )
        if not same:
            raise Conflict(
                f"{change.table} {change.key} is not as the command left it; nothing "
                "was changed",
                hint="it was changed past this program: evidence check",
            )


def _other_version(change: Change, *columns: str) -> Conflict:
    what = f" ({', '.join(sorted(columns))})" if columns else ""
    return Conflict(
        f"the table {change.table} has other columns by now{what}; nothing was changed",
        hint="what was recorded before an upgrade cannot be taken back",
    )
