"""Copy a snapshot out of the store, checked, under a name that harms nobody."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from evidence.db import Session
from evidence.errors import Conflict, NotFound, StorageFailure
from evidence.exporters.whole_file import check_place
from evidence.models import Snapshot
from evidence.queries.snapshots import find_text, get_snapshot
from evidence.snapshots.names import safe_name
from evidence.snapshots.sniff import WACZ, WARC
from evidence.snapshots.store import Store

__all__ = ["Form", "export"]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class Form(StrEnum):
    """In which form a snapshot leaves the store."""

    AS_KEPT = "as kept"
    WARC = "warc"
    WACZ = "wacz"


def export(
    session: Session,
    store: Store,
    public_id: str,
    target: Path,
    *,
    form: Form = Form.AS_KEPT,
) -> Path:
    """Write a snapshot's bytes to *target*, or into it where it is a folder.

    Returns the path. Raises NotFound, Conflict where a file is there already,
    IntegrityFailure where the kept bytes are missing or altered; then there is no file.
    """
    row, _ = get_snapshot(session, public_id)
    kind = {Form.WARC: f"{WARC}+gzip", Form.WACZ: WACZ}.get(form, row.media_type)
    if target.is_dir():
        target /= safe_name(row.name, kind, row.public_id)
    check_place(target)
    _write_new(target, _bytes(session, store, row, form))
    return target


def _bytes(session: Session, store: Store, row: Snapshot, form: Form) -> bytes:
    if form is Form.AS_KEPT:
        return store.read(row.sha256)
    if not row.warc_sha256:
        raise NotFound(
            f"no WARC file was kept with {row.public_id}",
            hint="evidence snapshot add KEY URL --warc",
        )
    warc = store.read(row.warc_sha256)
    if form is Form.WARC:
        return warc
    from evidence.snapshots.wacz import Page, wacz_of  # noqa: PLC0415 - only where asked

    text = find_text(session, row.sha256)
    title = text.title if text is not None else ""
    return wacz_of(warc, Page(row.public_id, row.url_final, title, row.retrieved_at))


def _write_new(target: Path, data: bytes) -> None:
    """Write a file that was not there: whole, or not at all."""
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
