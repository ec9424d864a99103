"""Where a ledger's snapshots lie: beside it, or where the setting says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evidence.config import Settings
from evidence.db import Location
from evidence.errors import UsageFault
from evidence.snapshots.local_store import LocalStore
from evidence.snapshots.store import Store

__all__ = ["open_store", "quick_look", "quick_read"]

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


def quick_look(
    settings: Settings, location: Location
) -> Callable[[str], int | None] | None:
    """Return what tells an object's size at once; None where that needs a network.

    A check never reaches the network: of a store on object storage it knows what the
    last verification found.
    """
    return open_store(settings, location).size if _is_near(settings, location) else None


def quick_read(settings: Settings, location: Location) -> Callable[[str], bytes] | None:
    """Return what reads an object's bytes, checked; None where that needs a network."""
    return open_store(settings, location).read if _is_near(settings, location) else None


def _is_near(settings: Settings, location: Location) -> bool:
    """Tell whether the store is a folder."""
    if settings.snapshots:
        return "://" not in settings.snapshots
    return location.path is not None
