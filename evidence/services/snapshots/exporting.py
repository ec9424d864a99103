"""Copy a snapshot out of the store, checked, under a name that harms nobody."""

from __future__ import annotations

import os
from pathlib import Path

from evidence.db import Session
from evidence.errors import Conflict, NotFound, StorageFailure
from evidence.exporters.whole_file import check_place
from evidence.queries.snapshots import get_snapshot
from evidence.snapshots.names import safe_name
from evidence.snapshots.store import Store

__all__ = ["export"]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def export(
    session: Session, store: Store, public_id: str, target: Path, *, warc: bool = False
) -> Path:
    """Write a snapshot's bytes to *target*, or into it where it is a folder.

    Returns the path. Raises NotFound, Conflict where a file is there already,
    IntegrityFailure where the kept bytes are missing or altered; then there is no file.
    """
    row, _ = get_snapshot(session, public_id)
    sha256, kind = row.sha256, row.media_type
    if warc:
        if not row.warc_sha256:
            raise NotFound(
                f"no WARC file was kept with {public_id}",
                hint="evidence snapshot add KEY URL --warc",
            )
        sha256, kind = row.warc_sha256, "application/warc+gzip"
    if target.is_dir():
        target /= safe_name(row.name, kind, row.public_id)
    check_place(target)
    data = store.read(sha256)
    try:
        descriptor = os.open(target, _NEW, 0o666)
    except FileExistsError as error:
        raise Conflict(
            f"{target} exists already; nothing was written", hint="name another file"
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        target.unlink(missing_ok=True)
        raise StorageFailure(
            f"could not be written ({error.strerror})", path=target
        ) from error
    return target
