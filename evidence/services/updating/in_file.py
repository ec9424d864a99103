"""Change a claim's words in the manuscript's own file, and read it again.

The file must be the one that was read, to the byte; and what is read of it afterwards
must be the text that was meant, to the letter. Else nothing is changed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from evidence import worker
from evidence.bibliography.editing.splices import apply, as_rows, from_rows
from evidence.errors import EvidenceError, InputRefused
from evidence.readers.base import Reader, readers
from evidence.readers.word import Word
from evidence.services.file_edits import EditedFile, spliced_bytes
from evidence.services.files import bytes_as_read
from evidence.services.updating.in_text import TEXTS, change_text
from evidence.services.updating.wishes import Gathered, Signature, Wording
from evidence.text.document import Document

LIMITS = worker.Limits(wall=60, cpu=40, answer=400_000_000)
_NEVER = {
    "application/pdf": "a PDF shows words in places, and has no text that can change",
    "application/epub+zip": "an e-book is made from another file",
    "application/vnd.oasis.opendocument.text": "OpenDocument is only read so far",
}


class Changed(NamedTuple):
    """The file before and after, what is read of it, why it only has a comment."""

    edited: EditedFile
    document: Document
    because: str


def change_file(
    gathered: Gathered, wording: Wording, comment: str, signed: Signature
) -> Changed:
    """Return the manuscript's file with the new words; nothing is written.

    Raises NotFound, Conflict where it is not the file that was read, InputRefused where
    its format or its mark-up does not let the words be changed.
    """
    path = Path(gathered.manuscript.path)
    reader = _reader(gathered.media_type, path)
    before = bytes_as_read(path, gathered.manuscript.sha256)
    if isinstance(reader, Word):
        edited, because = _word(gathered, before, wording, comment, signed)
    else:
        because = ""
        edited = change_text(
            path,
            before,
            wording.splices,
            media_type=gathered.media_type,
            source_map=gathered.source_map,
        )
    document = reader.read(edited.after or b"", path=path)
    old = gathered.manuscript.text
    if document.text != (old if because else apply(old, wording.splices)):
        raise InputRefused(
            "read again, the changed file would not say what was meant; nothing was "
            "changed",
            path=path,
            hint="change the words in the file, and read it again: "
            f"evidence manuscript read {path}",
        )
    return Changed(edited, document, because)


def _reader(media_type: str, path: Path) -> Reader:
    if why := _NEVER.get(media_type):
        raise InputRefused(
            f"its words cannot be changed by this program: {why}",
            path=path,
            hint="change them where the file is made, then: evidence manuscript read "
            "FILE, manuscript diff, manuscript accept",
        )
    for reader in readers(foreign=True):
        if reader.media_type == media_type and (
            media_type in TEXTS or isinstance(reader, Word)
        ):
            return reader
    raise InputRefused(f"files of the type {media_type} are only read", path=path)


def _word(
    gathered: Gathered,
    before: bytes,
    wording: Wording,
    comment: str,
    signed: Signature,
) -> tuple[EditedFile, str]:
    """Return the Word file with tracked changes, or why it only has a comment."""
    path, claim = Path(gathered.manuscript.path), gathered.claim
    text = gathered.manuscript.text
    start = wording.start
    block = next(
        (b for b in gathered.manuscript.blocks if b.start <= start < b.end), None
    )
    payload: dict[str, Any] = {
        "block": text[block.start : block.end] if block else wording.sentence,
        "sentence": wording.sentence,
        "splices": as_rows(
            [o._replace(start=o.start - start) for o in wording.splices]
        ),
        "comment": f"{claim.name}: {comment}",
        "author": signed.author,
        "date": f"{signed.at:%Y-%m-%dT%H:%M:%SZ}",
    }
    with tempfile.NamedTemporaryFile(suffix=".docx") as copy:
        copy.write(before)
        copy.flush()
        try:
            answer = worker.run(
                "evidence.formats.word_changes:as_answer",
                {**payload, "path": copy.name},
                limits=LIMITS,
            )
        except EvidenceError as error:
            error.path = path
            raise
    splices = from_rows(answer["splices"])
    return spliced_bytes(path, before, splices), str(answer["because"])
