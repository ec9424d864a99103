"""The text of Word, OpenDocument and EPUB files, through pandoc."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from evidence import pandoc, worker
from evidence.formats.packages import pack, unpack
from evidence.snapshots.extract.base import Extracted, Extractor
from evidence.snapshots.sniff import DOCX, EPUB, ODT

_SECONDS = 120


class _Format(NamedTuple):
    pandoc: str
    what: str
    needed: str
    doctype: bool = False


_FORMATS = {
    DOCX: _Format("docx", "Word", "word/document.xml"),
    ODT: _Format("odt", "OpenDocument", "content.xml"),
    EPUB: _Format("epub", "EPUB", "META-INF/container.xml", doctype=True),
}


class Office(Extractor):
    """docx, odt and epub: unpacked within limits, read by pandoc, as a page is."""

    name: ClassVar[str] = "office"
    number: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("pypandoc_binary", "lxml")
    media_types: ClassVar[tuple[str, ...]] = tuple(_FORMATS)

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the file at *path*, notes at its end."""
        said: dict[str, Any] = worker.run(
            "evidence.snapshots.extract.office:as_answer",
            {"path": str(path), "media_type": media_type},
            limits=worker.Limits(wall=_SECONDS + 30, cpu=60),
        )
        remarks = () if said["text"] else ("there is no text in it",)
        return Extracted(
            said["text"],
            not remarks,
            remarks,
            title=said["title"],
            language=said["language"],
        )


def as_answer(payload: dict[str, str]) -> dict[str, Any]:
    """Read the file at ``payload["path"]``; for the worker."""
    from evidence.snapshots.page_text import read_page  # noqa: PLC0415 - in the child

    format_ = _FORMATS[payload["media_type"]]
    members = unpack(
        Path(payload["path"]).read_bytes(),
        what=format_.what,
        needed=format_.needed,
        doctype=format_.doctype,
    )
    arguments = ["-f", format_.pandoc, "-t", "html", "--standalone", "--wrap=none"]
    page = pandoc.run(arguments, pack(members), seconds=_SECONDS)
    return read_page(page.encode("utf-8", "replace"))
