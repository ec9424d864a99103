"""The catalogue of full-text tables and the triggers that keep them (SQLite FTS5).

External-content tables: the words are indexed, the text stays where it is. A migration
drops what it finds and lets ``recreate`` make it anew, since a table rebuild loses
triggers silently. PostgreSQL needs none of it; ``queries/search.py`` covers both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

CATALOGUE: dict[str, tuple[str, ...]] = {
    "claim": ("slug", "statement", "exact", "topic", "note"),
    "evidence": ("quotation", "note", "answer"),
    "source": ("words", "citekey"),
}
"""Table → its searched columns."""

MANY = 100
"""Rows from which an index is filled by one statement instead of by its trigger."""

APPEND_ONLY = ("journal", "rating")


def recreate(connection: sa.Connection) -> None:
    """Make all full-text tables and triggers anew, and fill them."""
    if connection.dialect.name != "sqlite":
        return
    for table, columns in CATALOGUE.items():
        for statement in _statements(table, columns):
            connection.exec_driver_sql(statement)
    for table in APPEND_ONLY:
        _forbid_changes(connection, table)


def _forbid_changes(connection: sa.Connection, table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        name = f"{table}_no_{verb.lower()}"
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN "
            f"SELECT RAISE(ABORT, 'the {table} is only ever added to'); END"
        )


@contextmanager
def writable_again(
    connection: sa.Connection, tables: Collection[str]
) -> Iterator[None]:
    """Let rows of append-only *tables* be deleted in the block, never the journal's.

    For the taking back of a command, and nothing else: the triggers are dropped and
    made anew within the transaction, so that nobody ever sees the ledger without them.
    PostgreSQL has no such triggers; there it is the program alone that keeps ratings.
    """
    opened = [
        table
        for table in APPEND_ONLY
        if table in tables
        and table != "journal"
        and connection.dialect.name == "sqlite"
    ]
    for table in opened:
        connection.exec_driver_sql(f"DROP TRIGGER {table}_no_delete")
    yield
    for table in opened:
        _forbid_changes(connection, table)


@contextmanager
def indexed_at_once(
    connection: sa.Connection, table: str, *, rows: int
) -> Iterator[None]:
    """Index what is inserted into *table* inside the block by one statement at its end.

    The trigger indexes row by row, which takes three times as long. For fewer than
    MANY *rows*, tables without an index, and other databases nothing is changed.
    """
    if table not in CATALOGUE or rows < MANY or connection.dialect.name != "sqlite":
        yield
        return
    columns = CATALOGUE[table]
    last = connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar() or 0  # noqa: S608 - our own names
    connection.exec_driver_sql(f"DROP TRIGGER fts_{table}_ai")
    yield
    names = ", ".join(columns)
    connection.exec_driver_sql(
        f"INSERT INTO fts_{table}(rowid, {names}) "  # noqa: S608 - as above
        f"SELECT id, {names} FROM {table} WHERE id > {last}"
    )
    connection.exec_driver_sql(_insert_trigger(table, columns))


def check(connection: sa.Connection) -> None:
    """Raise the driver's error where an index differs from its table (rank 1)."""
    for table in CATALOGUE:
        connection.exec_driver_sql(
            f"INSERT INTO fts_{table}(fts_{table}, rank) VALUES('integrity-check', 1)"
        )


def _statements(table: str, columns: tuple[str, ...]) -> list[str]:
    fts = f"fts_{table}"
    names = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    drop = f"INSERT INTO {fts}({fts}, rowid, {names}) VALUES('delete', old.id, {old});"
    add = _addition(table, columns)
    return [
        *(f"DROP TRIGGER IF EXISTS {fts}_{event}" for event in ("ai", "au", "ad")),
        f"DROP TABLE IF EXISTS {fts}",
        (
            f"CREATE VIRTUAL TABLE {fts} USING fts5({names}, content='{table}', "
            "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
        ),
        _insert_trigger(table, columns),
        f"CREATE TRIGGER {fts}_ad AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {fts}_au AFTER UPDATE ON {table} BEGIN {drop} {add} END",
        f"INSERT INTO {fts}({fts}) VALUES('rebuild')",
    ]


def _insert_trigger(table: str, columns: tuple[str, ...]) -> str:
    add = _addition(table, columns)
    return f"CREATE TRIGGER fts_{table}_ai AFTER INSERT ON {table} BEGIN {add} END"


def _addition(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    return f"INSERT INTO fts_{table}(rowid, {names}) VALUES(new.id, {new});"
