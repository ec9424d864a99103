"""The names in a ledger file at a glance, for what must answer while somebody types.

Opening a ledger looks it over and loads all that reads and writes it, which takes most
of a second. Here the file is only asked for its names: read-only, by fixed statements,
without waiting for a writer. Whatever is wrong with the file, there are no names; a
ledger on a server has none.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from urllib.parse import quote

LEDGER_NAME = "evidence.db"
MOST = 2_000
"""Names of one answer: no list that anybody looks through is longer."""
_WAIT = 0.2
"""Seconds for a writer to finish."""

_STATEMENTS = {
    "claims": "SELECT coalesce(slug, public_id) AS name FROM claim",
    "evidence": "SELECT public_id AS name FROM evidence",
    "keys": "SELECT citekey AS name FROM source",
    "manuscripts": "SELECT name FROM manuscript",
    "snapshots": "SELECT public_id AS name FROM snapshot",
    "topics": "SELECT DISTINCT topic AS name FROM claim WHERE topic <> ''",
}
KINDS = frozenset(_STATEMENTS)
"""What a ledger has names for."""


def find_file(start: str) -> str | None:
    """Return the path of the ledger in the folder *start* or above it."""
    folder = os.path.abspath(start)  # noqa: PTH100 - pathlib is slow to import
    while True:
        path = os.path.join(folder, LEDGER_NAME)  # noqa: PTH118 - as above
        if os.path.isfile(path):  # noqa: PTH113 - as above
            return path
        above = os.path.dirname(folder)  # noqa: PTH120 - as above
        if above == folder:
            return None
        folder = above


def names_in(path: str, kind: str, begin: str) -> list[str]:
    """Return the names of a *kind* that begin so, in order; none of a bad file."""
    if not os.path.isfile(path):  # noqa: PTH113 - as above
        return []
    statement = (
        f"SELECT name FROM ({_STATEMENTS[kind]}) "  # noqa: S608 - ours alone
        "WHERE substr(name, 1, length(:begin)) = :begin ORDER BY name LIMIT :most"
    )
    address = f"file:{quote(os.path.abspath(path))}?mode=ro"  # noqa: PTH100 - as above
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=_WAIT)) as ledger:
            rows = ledger.execute(statement, {"begin": begin, "most": MOST})
            return [name for (name,) in rows if isinstance(name, str)]
    except sqlite3.Error:
        return []
