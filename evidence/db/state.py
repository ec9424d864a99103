"""What tells whether a ledger is still what it was: its journal, and its file.

The journal alone would not do: whoever opens the file with another program changes it
past the journal.
"""

from __future__ import annotations

import os

from evidence.db.journal import LedgerSession, head

_CHANGE_COUNTER = 24
"""Where SQLite's header has the number of changes (File Format, section 1.3.7)."""


def ledger_state(session: LedgerSession) -> str | None:
    """Return what is another as soon as anything in the ledger is.

    None where that cannot be told: of a ledger on a server, or one with changes that
    are not committed.
    """
    path = session.location.path if session.location is not None else None
    if path is None or session.new or session.dirty or session.deleted:
        return None
    # First the journal, by which this transaction's view is fixed; then the file. What
    # is committed in between makes a state that no later run sees.
    last = head(session.connection())
    try:
        with path.open("rb") as stream:
            found = os.fstat(stream.fileno())
            stream.seek(_CHANGE_COUNTER)
            changes = int.from_bytes(stream.read(4), "big")
    except OSError:
        return None
    same = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, changes)
    return f"{last.seq} {last.hash} {same}"
