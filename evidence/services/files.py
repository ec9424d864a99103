"""How the ledger names the files that were read."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from evidence.errors import Conflict, NotFound
from evidence.given_file import read_file


def stored_path(path: Path) -> str:
    """Return *path* as the ledger keeps it: as the user named it, in sound UTF-8."""
    text = os.path.normpath(path)
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def is_same_file(stored: str, path: Path) -> bool:
    """Tell whether a stored path means the file that *path* means now."""
    if stored == stored_path(path):
        return True
    try:
        return Path(stored).samefile(path)
    except OSError:
        return False


def bytes_as_read(path: Path, digest: str) -> bytes:
    """Return a manuscript's bytes, where they are those that were read.

    Raises NotFound where the file is gone, Conflict where its SHA-256 is not *digest*.
    """
    try:
        data = read_file(path, wanted="a manuscript")
    except NotFound as error:
        raise NotFound(
            "the manuscript's file is not there",
            path=path,
            hint="it is named as it was read: run this in the same folder",
        ) from error
    if sha256(data).hexdigest() != digest:
        raise Conflict(
            "the file has changed since it was read; nothing was changed",
            path=path,
            hint=f"evidence manuscript read {path}, then manuscript diff and accept",
        )
    return data
