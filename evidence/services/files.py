"""How the ledger names the files that were read."""

from __future__ import annotations

import os
from pathlib import Path


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
