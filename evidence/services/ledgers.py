"""Make a ledger, or bring it up to date."""

from __future__ import annotations

from dataclasses import replace

from evidence.db import Location, Upgrade, create, upgrade
from evidence.db.location import LEDGER_NAME

__all__ = ["Upgrade", "init", "upgrade"]


def init(location: Location) -> Location:
    """Make a new, empty ledger and return where it is; nothing is overwritten.

    A path that is a folder gets an ``evidence.db`` inside. Raises Conflict where
    something is there already, NotFound for a missing folder, StorageFailure where
    nothing can be written.
    """
    path = location.path
    if path is not None and path.is_dir():
        location = replace(location, path=path / LEDGER_NAME)
    create(location)
    return location
