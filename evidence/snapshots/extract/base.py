"""What an extractor is, what it gives, and the choice of one for a media type."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import ClassVar

from evidence import plugins
from evidence.errors import InputRefused
from evidence.snapshots.archives.captured import Captured
from evidence.snapshots.charsets import Decoded, charset_named, lend_by_header
from evidence.snapshots.word_places import PagePlaces
from evidence.text.document import Page

__all__ = ["BY_HEADER", "Extracted", "Extractor", "extract", "library", "tidy"]

NOTHING = "none"
"""The extractor of what nothing here can read."""
BY_HEADER = "charset-"
"""Before the encoding that a server named, in a version."""
MAX_CHARACTERS = 50_000_000
MAX_TITLE = 1_000
_BLANKS = re.compile(r"[^\S\n\t]+")
_LINES = re.compile(r"[ \t]*\n[ \t]*")
_TABS = re.compile(r" ?\t ?")
_GAPS = re.compile(r"\n{3,}")
RECOGNISE = "recognise its letters: evidence snapshot read ID --ocr"
"""What to do about pictures of letters; whoever knows the snapshot says its name."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of an object, where its pages begin in it, and what is missing."""

    text: str
    complete: bool
    """False where some of the object's text is not in it, or may not be."""
    remarks: tuple[str, ...] = ()
    """What is missing or odd, in sentences."""
    pages: tuple[Page, ...] = ()
    title: str = ""
    language: str = ""
    published: str = ""
    """The day (ISO 8601) that the object itself declares; empty where none."""
    modified: str = ""
    extractor: str = NOTHING
    version: str = "1"
    ocr: bool = field(default=False)
    captured: Captured | None = None
    """Of an archive: what it records of how it came by what was read."""
    places: tuple[PagePlaces, ...] = ()
    """Where recognised words stand on their pages, which have no letters."""


class Extractor(ABC):
    """Reads one family of media types, in a limited child process."""

    name: ClassVar[str]
    number: ClassVar[int]
    """Raised by one whenever the same bytes give another text."""
    libraries: ClassVar[tuple[str, ...]] = ()
    """The distributions on whose version the text depends."""
    media_types: ClassVar[tuple[str, ...]]

    @classmethod
    def version(cls) -> str:
        """Return the own number and the libraries' versions."""
        return " ".join((str(cls.number), *(library(one) for one in cls.libraries)))

    @abstractmethod
    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the file at *path*; raises InputRefused where it can't."""


@cache
def library(name: str) -> str:
    """Return a distribution's name and version."""
    try:
        return f"{name}-{version(name)}"
    except PackageNotFoundError:
        return name


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return one instance of each extractor."""
    package = import_module("evidence.snapshots.extract")
    kinds = plugins.classes(package, Extractor)  # type: ignore[type-abstract]  # the base of what is looked for
    return tuple(kind() for kind in kinds)


def find_extractor(media_type: str) -> Extractor | None:
    """Return the extractor for a media type, if there is one."""
    known = (one for one in extractors() if media_type in one.media_types)
    return next(known, None)


def extract(path: Path, media_type: str, *, content_type: str = "") -> Extracted:
    """Return the text of the file at *path*, whatever becomes of the attempt.

    That something is kept never depends on its being readable: what no extractor knows,
    and what one fails on, has no text, is incomplete, and says why. *content_type* is
    the server's header: the encoding that it names is believed, as browsers do.
    """
    found = find_extractor(media_type)
    if found is None:
        return Extracted("", complete=False, remarks=(_unread(media_type),))
    with lend_by_header(path, media_type, charset_named(content_type)) as lent:
        readable, decoded = lent
        try:
            made = found.read(readable, media_type)
        except InputRefused as error:
            hint = f" ({error.hint})" if error.hint else ""
            made = Extracted("", complete=False, remarks=(f"{error.message}{hint}",))
    return Extracted(
        text=made.text,
        complete=made.complete and (decoded is None or decoded.complete),
        remarks=(*made.remarks, *(decoded.remarks if decoded is not None else ())),
        pages=made.pages,
        title=made.title[:MAX_TITLE],
        language=made.language,
        published=made.published,
        modified=made.modified,
        extractor=found.name,
        version=_version(found, made, decoded),
        ocr=made.ocr,
        captured=made.captured,
    )


def _version(reader: Extractor, made: Extracted, decoded: Decoded | None) -> str:
    """Return a reader's version, and whose help it took: another's text is its own.

    So is what the server's header made of the same bytes.
    """
    helped = [] if made.extractor == NOTHING else [made.extractor, made.version]
    if decoded is not None:
        helped.append(f"{BY_HEADER}{decoded.charset}")
    return " ".join((reader.version(), *helped))


def tidy(text: str) -> str:
    """Return *text* with single blanks and empty lines, without controls."""
    text = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _TABS.sub("\t", _BLANKS.sub(" ", text))
    return _GAPS.sub("\n\n", _LINES.sub("\n", text)).strip()


def _unread(media_type: str) -> str:
    if media_type.startswith("image/"):
        return f"a picture has no text: what it shows is unchecked; {RECOGNISE}"
    return f"there is no reader for {media_type}: its text is unchecked"
