"""The catalogue of full-text tables and the triggers that keep them (SQLite FTS5).

External-content tables: the words are indexed, the text stays where it is. A migration
drops what it finds and lets ``recreate`` make it anew, since a table rebuild loses
triggers silently. PostgreSQL needs none of it; ``queries/search.py`` covers both.
"""

from __future__ import annotations

import sqlalchemy as sa

CATALOGUE: dict[str, tuple[str, ...]] = {
    "claim": ("slug", "statement", "exact", "topic", "note"),
    "evidence": ("quotation", "note", "answer"),
    "source": ("words", "citekey"),
}
"""Table → its searched columns."""

APPEND_ONLY = ("journal", "rating")


def recreate(connection: sa.Connection) -> None:
    """Make all full-text tables and triggers anew, and fill them."""
    if connection.dialect.name != "sqlite":
        return
    for table, columns in CATALOGUE.items():
        for statement in _statements(table, columns):
            connection.exec_driver_sql(statement)
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table}_no_{verb.lower()}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'the {table} is only ever added to'); END"
            )


def check(connection: sa.Connection) -> None:
    """Raise the driver's error where an index differs from its table (rank 1)."""
    for table in CATALOGUE:
        connection.exec_driver_sql(
            f"INSERT INTO fts_{table}(fts_{table}, rank) VALUES('integrity-check', 1)"
        )


def _statements(table: str, columns: tuple[str, ...]) -> list[str]:
    fts = f"fts_{table}"
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    drop = f"INSERT INTO {fts}({fts}, rowid, {names}) VALUES('delete', old.id, {old});"
    add = f"INSERT INTO {fts}(rowid, {names}) VALUES(new.id, {new});"
    return [
        *(f"DROP TRIGGER IF EXISTS {fts}_{event}" for event in ("ai", "au", "ad")),
        f"DROP TABLE IF EXISTS {fts}",
        (
            f"CREATE VIRTUAL TABLE {fts} USING fts5({names}, content='{table}', "
            "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
        ),
        f"CREATE TRIGGER {fts}_ai AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {fts}_ad AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {fts}_au AFTER UPDATE ON {table} BEGIN {drop} {add} END",
        f"INSERT INTO {fts}({fts}) VALUES('rebuild')",
    ]
