"""How a connection is opened: modes, pragmas, and transactions that really begin.

SQLAlchemy's default for SQLite loses updates silently, because the driver begins its
transactions late; so the driver is told to leave transactions alone, and BEGIN
IMMEDIATE (writers) or BEGIN with ``query_only`` (readers) is sent when one begins.
The journal mode is DELETE: one file is the whole ledger, readable from a read-only
folder.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event, pool

from evidence.db.functions import add_functions
from evidence.errors import IntegrityFailure

if TYPE_CHECKING:
    from evidence.db.location import Location

BUSY_SECONDS = 30.0
"""How long a writer waits for another one (robustness: exit 5 afterwards)."""

_WRITER_LOCK = 0x65766964
"""The advisory lock that makes PostgreSQL writers take turns, as SQLite's do."""


class Mode(StrEnum):
    """What a connection may do; SQLite's own words."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"


def make_engine(
    location: Location,
    mode: Mode,
    *,
    foreign_keys: bool = True,
    busy_seconds: float = BUSY_SECONDS,
) -> sa.Engine:
    """Return an engine on *location*; nothing is opened yet."""
    if location.path is None:
        return _server_engine(location.url or "", mode)
    # Built, not written: parsing a URL's text would undo the quoting of % and ?.
    url = sa.URL.create(
        "sqlite",
        database=f"file:{quote(str(location.path.absolute()))}",
        query={"mode": mode.value, "uri": "true"},
    )
    engine = sa.create_engine(url, poolclass=pool.NullPool)

    @event.listens_for(engine, "connect")
    def configure(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None
        add_functions(dbapi)
        dbapi.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        dbapi.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        dbapi.execute("PRAGMA recursive_triggers = ON")
        dbapi.execute("PRAGMA cell_size_check = ON")
        dbapi.execute("PRAGMA synchronous = EXTRA")
        if mode is Mode.READ:
            dbapi.execute("PRAGMA query_only = ON")
        kept = dbapi.execute("PRAGMA foreign_keys").fetchone()[0]
        if bool(kept) is not foreign_keys:
            raise IntegrityFailure("this SQLite does not enforce foreign keys")

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN" if mode is Mode.READ else "BEGIN IMMEDIATE")

    return engine


def _server_engine(url: str, mode: Mode) -> sa.Engine:
    engine = sa.create_engine(url, poolclass=pool.NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if mode is Mode.READ:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")

    return engine
