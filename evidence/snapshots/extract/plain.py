"""The text of text files, as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from evidence.bibliography.bibtex.decode import decode
from evidence.errors import InputRefused
from evidence.snapshots.extract.base import MAX_CHARACTERS, Extracted, Extractor
from evidence.snapshots.sniff import PLAIN


class Plain(Extractor):
    """Text in UTF-8, UTF-16 or, said so, Windows-1252."""

    name: ClassVar[str] = "text"
    number: ClassVar[int] = 1
    media_types: ClassVar[tuple[str, ...]] = (PLAIN, "text/markdown", "application/xml")

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the file at *path*; only its line ends are changed."""
        del media_type
        return Extracted(*read_text(path))


def read_text(path: Path) -> tuple[str, bool, tuple[str, ...]]:
    """Return (text, complete, remarks); raises InputRefused for what is no text."""
    if path.stat().st_size > MAX_CHARACTERS:
        raise InputRefused(f"a text may have {MAX_CHARACTERS:,} bytes to be read")
    decoded = decode(path.read_bytes())
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    remarks = tuple(problem.message for problem in decoded.problems)
    if not text.strip():
        remarks = (*remarks, "there is no text in it")
    return text, bool(text.strip()), remarks
