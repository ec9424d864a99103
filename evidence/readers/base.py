"""What a reader is, and the choice of one for a file."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from evidence import plugins
from evidence.bibliography.bibtex.decode import decode
from evidence.errors import EvidenceError, InputRefused, UsageFault
from evidence.given_file import read_file
from evidence.text.document import Document
from evidence.text.hidden_signs import hidden_signs

MAX_BYTES = 64 * 1024 * 1024
"""A manuscript of 64 MB would be a hundred thick books."""
MAX_CONTROLS = 0.01
"""A larger share of control characters than this means a binary file."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Reader(ABC):
    """Turns the bytes of a file into a Document; one format a class."""

    name: ClassVar[str]
    """What ``--reader`` calls it."""
    suffixes: ClassVar[tuple[str, ...]]
    """The endings of file names it is for, lower case, with the dot."""
    media_type: ClassVar[str]
    """The IANA media type of what it reads."""

    @abstractmethod
    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; *path* is only for messages.

        Raises InputRefused for what is binary, empty, or not of this format.
        """


def readers(*, foreign: bool = False) -> tuple[Reader, ...]:
    """Return one instance of each reader; *foreign* adds other distributions'."""
    package = import_module("evidence.readers")
    found = plugins.classes(
        package,
        Reader,  # type: ignore[type-abstract]  # the base of what is looked for
        foreign=foreign,
    )
    return tuple(reader() for reader in found)


def choose_reader(
    path: Path, *, name: str | None = None, foreign: bool = False
) -> Reader:
    """Return the reader called *name*, else the one for the path's suffix.

    A file without a suffix is read as plain text. Raises UsageFault for an unknown
    name and InputRefused for an unknown suffix.
    """
    known = readers(foreign=foreign)
    suffix = path.suffix.lower() or ".txt"
    for reader in known:
        if reader.name == name or (name is None and suffix in reader.suffixes):
            return reader
    names = ", ".join(reader.name for reader in known)
    if name is not None:
        raise UsageFault(f"there is no reader called {name}", hint=f"one of: {names}")
    endings = ", ".join(ending for reader in known for ending in reader.suffixes)
    raise InputRefused(
        f"there is no reader for {suffix} files",
        path=path,
        hint=f"known: {endings}; or choose a reader by name: {names}",
    )


def read_manuscript(
    path: Path, *, reader: str | None = None, foreign: bool = False
) -> Document:
    """Read the file at *path* with the reader of that name, or the one that fits.

    Raises NotFound, InputRefused or UsageFault; nothing else for any file content.
    """
    chosen = choose_reader(path, name=reader, foreign=foreign)
    read = chosen.read(read_bytes(path), path=path)
    return replace(read, warnings=(*read.warnings, *hidden_signs(read)))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a manuscript, whole; raises what ``read_file`` raises."""
    return read_file(path, limit=MAX_BYTES, wanted="a manuscript")


def decode_text(data: bytes, *, path: Path) -> tuple[str, str, tuple[str, ...]]:
    """Return (text, encoding, warnings) of the bytes of a text file.

    By byte order mark, else UTF-8, else Windows-1252 with a warning. Raises
    InputRefused for what is binary or has no word in it.
    """
    try:
        decoded = decode(data)
    except EvidenceError as error:
        said = error.message.replace(", not BibTeX", ", not a text")
        raise InputRefused(said, path=path) from error
    text = decoded.text
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > len(text) * MAX_CONTROLS:
        raise InputRefused("this is a binary file, not a text", path=path)
    if not re.search(r"\w", text):
        raise InputRefused("the file is empty: there is no word in it", path=path)
    return text, decoded.encoding, tuple(p.message for p in decoded.problems)


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of the file's bytes, hexadecimal."""
    return sha256(data).hexdigest()
