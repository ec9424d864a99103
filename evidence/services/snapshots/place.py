"""Where a ledger's snapshots lie: beside it, or where the setting says."""

from __future__ import annotations

from pathlib import Path

from evidence.config import Settings
from evidence.db import Location
from evidence.errors import UsageFault
from evidence.snapshots.local_store import LocalStore
from evidence.snapshots.store import Store

__all__ = ["open_store"]

SUFFIX = ".snapshots"


def open_store(settings: Settings, location: Location) -> Store:
    """Return the store of a ledger: ``chapter.snapshots`` beside ``chapter.db``.

    Raises UsageFault where a ledger on a server has no store named.
    """
    named = settings.snapshots
    if named and "://" in named:
        from evidence.snapshots.remote_store import (  # noqa: PLC0415 - fsspec is slow to import
            RemoteStore,
        )

        return RemoteStore(named)
    if named:
        return LocalStore(Path(named))
    if location.path is None:
        raise UsageFault(
            "a ledger on a server needs a place for its snapshots",
            hint='snapshots = "FOLDER" in the settings, or EVIDENCE_SNAPSHOTS',
        )
    path = location.path.absolute()
    return LocalStore(path.with_name(f"{path.stem}{SUFFIX}"))
