"""Which ledger a command would use, found out without what opens one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from evidence.glance import find_file

if TYPE_CHECKING:
    from pathlib import Path


def nearby_ledger(named: str | None, config: Path | None) -> str | None:
    """Return the path of the ledger that a command would use; None for a server's.

    *named* and *config* are the options of these names. The settings are read where
    one near by may name a ledger.
    """
    if named is None and (config is not None or _is_set("ledger")):
        named = _from_settings(config)
    if named is None:
        return find_file(os.getcwd())  # noqa: PTH109 - pathlib is slow to import
    if "://" not in named:
        return os.path.expanduser(named)  # noqa: PTH111 - as above
    return named.partition(":///")[2] if named.startswith("sqlite:///") else None


def _is_set(word: str) -> bool:
    """Tell whether a settings file near by mentions *word*: reading them is slow."""
    user = os.environ.get("EVIDENCE_USER_CONFIG") or os.path.join(  # noqa: PTH118 - as above
        os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"),  # noqa: PTH111 - as above
        "evidence",
        "evidence.toml",
    )
    folder, files = os.getcwd(), [user]  # noqa: PTH109 - as above
    while True:
        files += [os.path.join(folder, n) for n in ("evidence.toml", "pyproject.toml")]  # noqa: PTH118 - as above
        above = os.path.dirname(folder)  # noqa: PTH120 - as above
        if above == folder:
            return any(_mentions(file, word) for file in files)
        folder = above


def _mentions(file: str, word: str) -> bool:
    try:
        with open(file, encoding="utf-8", errors="replace") as text:  # noqa: PTH123 - as above
            return word in text.read()
    except OSError:
        return False


def _from_settings(config: Path | None) -> str | None:
    from pathlib import Path

    from evidence.config import load_settings
    from evidence.errors import EvidenceError

    try:
        return load_settings(Path.cwd(), file=config).ledger or None
    except (EvidenceError, OSError):
        return None
