"""What a writer that was killed, or a power cut, left half-written is taken back.

SQLite keeps the pages as they were in a journal beside the file, and puts them back
when the file is next opened; but a connection that may only read refuses to.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import exc

from evidence.db.engine import Mode, make_engine

if TYPE_CHECKING:
    from pathlib import Path

    from evidence.db.location import Location

__all__ = ["journal_of", "take_back_half"]


def take_back_half(location: Location) -> None:
    """Let SQLite put back what was there before, where a journal was left behind."""
    if location.path is None or not journal_of(location.path).exists():
        return
    # Whoever holds the lock is alive, and there is nothing to take back.
    engine = make_engine(location, Mode.WRITE, busy_seconds=0)
    with suppress(exc.DatabaseError), engine.connect() as connection:
        # Any look at the pages does it. What this cannot mend is told by the reader.
        connection.exec_driver_sql("PRAGMA schema_version")


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of the ledger at *path*."""
    return path.with_name(f"{path.name}-journal")
