"""Many rows changed or deleted by a few statements, journalled like every other change.

The companion of ``db.bulk``. The session does not learn of it: objects that it holds of
such rows are stale, and are for the caller to forget.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast

import sqlalchemy as sa

from evidence.db.base import Base
from evidence.db.journal import LedgerSession, append, plain

_AT_ONCE = 5_000
"""Parameters of one statement: SQLite's limit is 32,766, PostgreSQL's 65,535."""


def update_rows(
    session: LedgerSession,
    model: type[Base],
    values: Mapping[int, Mapping[str, Any]],
) -> int:
    """Give rows new values (id → column → value); return how many really changed.

    What equals the value that a row has is neither written nor journalled.
    """
    session.flush()
    table = cast("sa.Table", sa.inspect(model).local_table)
    held = _held(session.connection(), table, values)
    changes: list[dict[str, Any]] = []
    for own, row in held.items():
        new = {name: plain(table.c[name], v) for name, v in values[own].items()}
        before = {name: row[name] for name, v in new.items() if row[name] != v}
        if before:
            after = {name: new[name] for name in before}
            changes.append(_change(table, own, before, after))
    _write(session.connection(), table, changes)
    append(session.connection(), session.act, changes)
    return len(changes)


def delete_rows(
    session: LedgerSession, model: type[Base], ids: Collection[int]
) -> None:
    """Delete the rows with these ids; the journal keeps what they held."""
    session.flush()
    table = cast("sa.Table", sa.inspect(model).local_table)
    connection = session.connection()
    changes = [
        _change(table, own, row, None)
        for own, row in _held(connection, table, ids).items()
    ]
    for chunk in _chunks(ids):
        connection.execute(sa.delete(table).where(table.c["id"].in_(chunk)))
    append(connection, session.act, changes)


def _held(
    connection: sa.Connection, table: sa.Table, ids: Iterable[int]
) -> dict[int, dict[str, Any]]:
    """Return rows as they stand in the database, past the types that read them."""
    bare = _bare(table)
    rows: dict[int, dict[str, Any]] = {}
    for chunk in _chunks(ids):
        found = sa.select(bare).where(bare.c["id"].in_(chunk)).order_by(bare.c["id"])
        for row in connection.execute(found).mappings():
            rows[row["id"]] = dict(row)
    return rows


def _bare(table: sa.Table) -> sa.TableClause:
    return sa.table(table.name, *(sa.column(column.name) for column in table.c))


def _chunks(ids: Iterable[int]) -> Iterable[Sequence[int]]:
    ordered = sorted(ids)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def _change(
    table: sa.Table, own: int, before: dict[str, Any], after: dict[str, Any] | None
) -> dict[str, Any]:
    return {"table": table.name, "key": [own], "before": before, "after": after}


def _write(
    connection: sa.Connection, table: sa.Table, changes: Iterable[Mapping[str, Any]]
) -> None:
    """Update the rows, those that change in the same columns by one statement."""
    bare = _bare(table)
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for change in changes:
        after = change["after"]
        given = {"own_id": change["key"][0]} | {f"to_{k}": v for k, v in after.items()}
        groups.setdefault(tuple(after), []).append(given)
    for names, rows in groups.items():
        statement = (
            sa.update(bare)
            .where(bare.c["id"] == sa.bindparam("own_id"))
            .values({name: sa.bindparam(f"to_{name}") for name in names})
        )
        connection.execute(statement, rows)
