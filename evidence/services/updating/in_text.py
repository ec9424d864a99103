"""Change words in a text file with mark-up, where their places are exact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from evidence.bibliography.bibtex.decode import Unencodable, decode
from evidence.bibliography.editing.splices import Splice, apply, ordered
from evidence.errors import InputRefused
from evidence.services.file_edits import EditedFile
from evidence.text.document import SourceMap
from evidence.text.word_splices import word_splices

_HINT = "change the words in the file, and read it again: evidence manuscript read FILE"
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = {
    "text/markdown": r"[\\`*_\[\]<>|~^$@#]",
    "application/x-latex": r"[%&#_${}]",
    "text/x-rst": r"[\\`*_|]",
}
"""What mark-up would take for its own; a backslash before it makes it a letter."""
TEXTS = frozenset({"text/plain", "text/html", *_SIGNS})


def change_text(
    path: Path,
    before: bytes,
    splices: Iterable[Splice],
    *,
    media_type: str,
    source_map: SourceMap,
) -> EditedFile:
    """Return the file with *splices*, which count in what was read of it.

    Everything else of it stays to the byte. Raises InputRefused where the words do not
    stand in the file as they were read, or its encoding lacks a letter.
    """
    decoded = decode(before)
    made = ordered(_in_file(decoded.text, splices, media_type, source_map, path))
    try:
        after = decoded.encode(apply(decoded.text, made))
    except Unencodable as error:
        raise InputRefused(f"{error}; nothing was changed", path=path) from error
    return EditedFile(path, before, after, decoded.encoding, made)


def _in_file(
    text: str,
    splices: Iterable[Splice],
    media_type: str,
    source_map: SourceMap,
    path: Path,
) -> Iterator[Splice]:
    for whole in splices:
        for one in word_splices(whole.removed, whole.inserted, at=whole.start):
            start = _place(one, source_map)
            if text[start : start + len(one.removed)] != one.removed:
                raise InputRefused(
                    f"“{one.removed}” does not stand in the file as it was read: there "
                    "is mark-up in it, or its place is not certain",
                    path=path,
                    hint=_HINT,
                )
            yield Splice(start, one.removed, _escaped(one.inserted, media_type))


def _place(one: Splice, source_map: SourceMap) -> int:
    """Return where a splice begins in the file.

    What is only put in stands behind the letter before it: mark-up may begin after it.
    """
    if one.removed or one.start == 0:
        return source_map.to_file(one.start)
    return source_map.to_file(one.start - 1) + 1


def _escaped(text: str, media_type: str) -> str:
    if media_type == "text/html":
        return "".join(_HTML.get(sign, sign) for sign in text)
    if media_type in _SIGNS:
        return re.sub(_SIGNS[media_type], lambda match: f"\\{match[0]}", text)
    return text
