"""What a reader of bibliographies is, and the choice of one for a file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from evidence import plugins
from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.citekeys import DEFAULT_PATTERN, check_pattern
from evidence.bibliography.entries import Bibliography
from evidence.errors import InputRefused, UsageFault
from evidence.given_file import read_file

_HEAD = 4096
"""Characters of a file by which its format is told."""


class BibliographyReader(ABC):
    """Turns the bytes of a file into a Bibliography; one format a class."""

    name: ClassVar[str]
    """What ``--from`` calls it."""
    suffixes: ClassVar[tuple[str, ...]]
    """The endings of file names it is for, lower case, with the dot."""

    @abstractmethod
    def recognises(self, head: str) -> bool:
        """Tell whether a text that begins like this is of this format."""

    @abstractmethod
    def read(
        self, data: bytes, *, path: Path, pattern: str = DEFAULT_PATTERN
    ) -> Bibliography:
        """Return the bibliography; *path* is where its entries say they come from.

        Records without a citekey get one by *pattern*. Raises InputRefused for what is
        not of this format, or holds no record at all.
        """


def bibliography_readers(*, foreign: bool = False) -> tuple[BibliographyReader, ...]:
    """Return one instance of each reader; *foreign* adds other distributions'."""
    package = import_module("evidence.readers")
    found = plugins.classes(
        package,
        BibliographyReader,  # type: ignore[type-abstract]  # the base looked for
        foreign=foreign,
    )
    return tuple(reader() for reader in found)


def choose_bibliography_reader(
    path: Path, data: bytes, *, name: str | None = None, foreign: bool = False
) -> BibliographyReader:
    """Return the reader called *name*, else the one for the file's suffix and text.

    Where the two disagree, the text counts. Raises UsageFault for an unknown name and
    InputRefused where neither tells.
    """
    known = bibliography_readers(foreign=foreign)
    if name is not None:
        return _named(known, name)
    suffix = path.suffix.lower()
    by_suffix = [reader for reader in known if suffix in reader.suffixes]
    head = _head(data)
    for reader in (*by_suffix, *known):
        if reader.recognises(head):
            return reader
    if by_suffix:
        return by_suffix[0]
    endings = ", ".join(ending for reader in known for ending in reader.suffixes)
    raise InputRefused(
        "the format of this bibliography is not known",
        path=path,
        hint=f"known endings: {endings}; or name the format with --from",
    )


def read_sources(
    path: Path,
    *,
    format_: str | None = None,
    pattern: str = DEFAULT_PATTERN,
    foreign: bool = False,
) -> Bibliography:
    """Read the bibliography at *path* in the format of that name, or the one it has.

    Raises NotFound, InputRefused or UsageFault; nothing else for any file content.
    """
    try:
        check_pattern(pattern)
    except ValueError as error:
        raise UsageFault(str(error), hint="see the setting citekey_pattern") from error
    data = read_file(path, wanted="a file")
    reader = choose_bibliography_reader(path, data, name=format_, foreign=foreign)
    try:
        return reader.read(data, path=path, pattern=pattern)
    except InputRefused as error:
        if error.path is None:
            raise InputRefused(
                error.message, hint=error.hint, path=path, line=error.line
            ) from error
        raise


def _named(known: Sequence[BibliographyReader], name: str) -> BibliographyReader:
    for reader in known:
        if reader.name == name:
            return reader
    names = ", ".join(reader.name for reader in known)
    raise UsageFault(f"there is no format called {name}", hint=f"one of: {names}")


def _head(data: bytes) -> str:
    try:
        return decode(data[: _HEAD & ~1]).text
    except InputRefused:
        return ""
