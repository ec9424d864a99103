"""Edit the user's own files together with the ledger, or not at all.

A plan is made from the files as they are on the disk; it is shown as a diff, or carried
out: then a FileEdit row keeps the splices, so that the command can be taken back, and
the files are written just before the ledger commits (see ``db.with_commit``).
It is one module because what is planned, shown and written is one and the same.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from evidence.bibliography.bibtex.decode import (
    Decoded,
    Unencodable,
    decode,
)
from evidence.bibliography.editing.splices import (
    Splice,
    StaleSplice,
    apply,
    as_rows,
    ordered,
)
from evidence.db import Session
from evidence.db.with_commit import Step, before_commit
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.exporters.whole_file import check_place, write_whole
from evidence.given_file import read_file
from evidence.models import FileEdit
from evidence.services.files import stored_path

__all__ = [
    "EditedFile",
    "Splice",
    "decode_as",
    "edit_files",
    "encode_as",
    "plan_edits",
    "read_text",
    "spliced_bytes",
    "unified_diff",
    "write_edits",
]

BYTES = "bytes"
"""The encoding of an edit of a file that is no text: its splices count bytes."""
_PENDING = "file_edits.pending"


@dataclass(frozen=True)
class EditedFile:
    """One file before and after; *before* is None for one that is made new.

    *after* is None for one that is taken away (only an undo does that).
    """

    path: Path
    before: bytes | None
    after: bytes | None
    encoding: str
    splices: tuple[Splice, ...]

    @cached_property
    def old_text(self) -> str:
        """Return the text before, '' for a file that is made new."""
        return decode_as(self.encoding, self.before).text if self.before else ""

    @cached_property
    def new_text(self) -> str:
        """Return the text after."""
        return apply(self.old_text, self.splices)


def decode_as(encoding: str, data: bytes) -> Decoded:
    """Return *data* as the text in which an edit's splices count."""
    if encoding == BYTES:
        return Decoded(data.decode("latin-1"), BYTES, codec="latin-1", mark=b"")
    return decode(data)


def encode_as(decoded: Decoded, text: str) -> bytes:
    """Return the bytes of *text* in the encoding that ``decode_as`` gave."""
    if decoded.encoding == BYTES:
        return text.encode("latin-1")
    return decoded.encode(text)


def spliced_bytes(path: Path, before: bytes, splices: Iterable[Splice]) -> EditedFile:
    """Return what *splices*, which count bytes, make of a file that is no text."""
    made = ordered(splices)
    after = apply(before.decode("latin-1"), made).encode("latin-1")
    return EditedFile(path, before, after, BYTES, made)


def read_text(session: Session | None, path: Path) -> Decoded:
    """Return the file's text as this transaction will leave it.

    Raises NotFound and InputRefused.
    """
    data = _bytes(session, path)
    if data is None:
        raise NotFound("there is no such file", path=path)
    return _decoded(path, data)


def plan_edits(
    session: Session | None, edits: Mapping[Path, Iterable[Splice]]
) -> tuple[EditedFile, ...]:
    """Return what *edits* (file → splices of its text) make of the files.

    The files are read again, with what this transaction has changed in them already;
    one that is missing is made new, by one splice at 0. Nothing is written. Files that
    stay as they are, are left out. Raises Conflict where a file is not what its splices
    were made for, InputRefused where its encoding lacks a character.
    """
    planned = (_planned(session, path, each) for path, each in edits.items())
    return tuple(one for one in planned if one is not None)


def write_edits(session: Session, planned: Sequence[EditedFile]) -> None:
    """Record *planned*, and have it written to the disk right before the commit."""
    for one in planned:
        session.add(
            FileEdit(
                path=stored_path(one.path),
                encoding=one.encoding,
                before_sha256=_hash(one.before),
                after_sha256=_hash(one.after),
                splices=as_rows(one.splices),
                at=session.act.at,
            )
        )
        session.flush()
        write_with_commit(session, one)


def edit_files(
    session: Session, edits: Mapping[Path, Iterable[Splice]]
) -> tuple[EditedFile, ...]:
    """Plan *edits* and have them written: ``plan_edits``, then ``write_edits``."""
    planned = plan_edits(session, edits)
    write_edits(session, planned)
    return planned


def write_with_commit(session: Session, edited: EditedFile) -> None:
    """Have one file written right before the commit, and put back if that fails."""
    check_place(edited.path)
    pending = session.info.setdefault(_PENDING, {})
    pending[edited.path.absolute()] = edited.after
    before_commit(
        session,
        Step(
            partial(_replace, edited.path, edited.before, edited.after),
            partial(_put_back, edited.path, edited.before, edited.after),
        ),
    )


def unified_diff(planned: Iterable[EditedFile]) -> str:
    """Return what changes as one unified diff, three lines around each change."""
    return "".join(line for one in planned for line in _diff(one))


def _diff(one: EditedFile) -> Iterator[str]:
    name = stored_path(one.path)
    if one.encoding == BYTES:
        yield f"Binary files a/{name} and b/{name} differ\n"
        return
    lines = difflib.unified_diff(
        _lines(one.old_text),
        _lines(one.new_text),
        "/dev/null" if one.before is None else f"a/{name}",
        "/dev/null" if one.after is None else f"b/{name}",
    )
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return lines as ``diff`` has them: only line feeds end one."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _planned(
    session: Session | None, path: Path, splices: Iterable[Splice]
) -> EditedFile | None:
    before = _bytes(session, path)
    decoded = Decoded("", "utf-8") if before is None else _decoded(path, before)
    try:
        made = ordered(splices)
        text = apply(decoded.text, made)
        after = decoded.encode(text)
    except StaleSplice as error:
        raise Conflict(
            f"the file has changed since it was read ({error}); nothing was changed",
            path=path,
            hint=f"evidence source import {path}",
        ) from error
    except Unencodable as error:
        raise InputRefused(
            f"{error}; nothing was changed",
            path=path,
            hint="write it as LaTeX, or save the file as UTF-8 first",
        ) from error
    if not made and before is not None:
        return None
    return EditedFile(path, before, after, decoded.encoding, made)


def _bytes(session: Session | None, path: Path) -> bytes | None:
    """Return the file's bytes as this transaction leaves them; None for no file."""
    pending = {} if session is None else session.info.get(_PENDING, {})
    if path.absolute() in pending:
        found: bytes | None = pending[path.absolute()]
        return found
    try:
        return read_file(path, wanted="a .bib file")
    except NotFound:
        return None


def _decoded(path: Path, data: bytes) -> Decoded:
    try:
        return decode(data)
    except InputRefused as error:
        raise InputRefused(error.message, hint=error.hint, path=path) from error


def _hash(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()


def _replace(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Write the file, unless somebody has changed it in the meantime."""
    if _bytes(None, path) != before:
        raise Conflict(
            "the file was changed by another program just now; nothing was changed",
            path=path,
            hint="run the command again",
        )
    _put(path, after)


def _put_back(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Take the writing back; what is not of our writing is left alone."""
    if _bytes(None, path) == after:
        _put(path, before)


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, data)
