"""Take back the last command as a whole, files included; or do again what was undone.

A command's rows are taken back by the journal (``db.taking_back``), the files that it
edited by their splices: each must still be what the command left, byte for byte.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from evidence.bibliography.bibtex.decode import Decoded
from evidence.bibliography.editing.splices import apply, from_rows, invert
from evidence.db import Session
from evidence.db.taking_back import (
    Change,
    Command,
    changes_of,
    find_command,
    find_redoable,
    find_undoable,
    take_back,
)
from evidence.errors import Conflict, NotFound
from evidence.services.file_edits import (
    EditedFile,
    decode_as,
    encode_as,
    write_with_commit,
)

_FILES = "file_edit"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back, or would be: a command, its rows, its files."""

    command: str
    actor: str
    at: str
    rows: Mapping[str, int]
    """How many rows of each table change."""
    files: tuple[EditedFile, ...]


def undo(session: Session, *, dry_run: bool = False) -> TakenBack:
    """Take back the newest command that holds.

    Raises NotFound where there is none, Conflict where a file or a row has changed
    since; then nothing is changed.
    """
    found = find_undoable(session.connection())
    if found is None:
        raise NotFound("there is nothing to undo: no command has changed this ledger")
    return _invert(session, found, found, dry_run=dry_run)


def redo(session: Session, *, dry_run: bool = False) -> TakenBack:
    """Do again what the newest undo took back.

    Raises NotFound where nothing was undone, or something else was done since;
    Conflict as for ``undo``.
    """
    connection = session.connection()
    found = find_redoable(connection)
    if found is None:
        raise NotFound(
            "there is nothing to redo: the last command was no undo",
            hint="evidence undo",
        )
    undone = find_command(connection, found.inverts or 0)
    return _invert(session, found, undone, dry_run=dry_run)


def _invert(
    session: Session, command: Command, shown: Command, *, dry_run: bool
) -> TakenBack:
    changes = changes_of(session.connection(), command)
    files = _Files()
    edited = tuple(files.invert(one) for one in reversed(changes) if _is_file(one))
    if not dry_run:
        take_back(session, changes)
        for one in edited:
            write_with_commit(session, one)
    rows = Counter(one.table for one in changes if not _is_file(one))
    return TakenBack(shown.name, shown.actor, shown.at, dict(rows), edited)


def _is_file(change: Change) -> bool:
    return change.table == _FILES


class _Files:
    """The files as they will be, step by step."""

    def __init__(self) -> None:
        self._data: dict[Path, bytes | None] = {}

    def invert(self, change: Change) -> EditedFile:
        """Return what takes one edit back, or makes it again where it was undone."""
        row = change.after or change.before or {}
        back = change.before is None
        path = Path(row["path"])
        splices = from_rows(json.loads(row["splices"]))
        hashes = row["before_sha256"], row["after_sha256"]
        was, wanted = reversed(hashes) if back else hashes
        now = self._read(path)
        if _hash(now) != was:
            raise _changed(path, missing=now is None)
        made = invert(splices) if back else splices
        decoded = Decoded("", "utf-8")
        if now is not None:
            decoded = decode_as(row["encoding"], now)
        after = None if not wanted else encode_as(decoded, apply(decoded.text, made))
        if _hash(after) != wanted:
            raise _changed(path, missing=False)
        self._data[path] = after
        return EditedFile(path, now, after, decoded.encoding, made)

    def _read(self, path: Path) -> bytes | None:
        if path not in self._data:
            try:
                self._data[path] = path.read_bytes()
            except FileNotFoundError:
                self._data[path] = None
            except OSError as error:
                reason = error.strerror or "unknown reason"
                raise Conflict(f"cannot be read: {reason}", path=path) from error
        return self._data[path]


def _changed(path: Path, *, missing: bool) -> Conflict:
    if missing:
        return Conflict(
            "the file is not there; nothing was changed",
            path=path,
            hint="it is named as the command was told: run this in the same folder",
        )
    return Conflict(
        "the file has changed since that command; nothing was changed",
        path=path,
        hint="put the file back as it was, or change it by hand and import it again",
    )


def _hash(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()
