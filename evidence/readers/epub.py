"""EPUB through pandoc, unpacked within limits first."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from evidence.errors import InputRefused
from evidence.formats.packages import pack, unpack
from evidence.readers.base import Reader
from evidence.readers.by_pandoc import parse, walked
from evidence.readers.packaged import packaged_document
from evidence.text.document import Document


class Epub(Reader):
    """EPUB 2 and 3: the chapters in the order of the book's spine."""

    name: ClassVar[str] = "epub"
    suffixes: ClassVar[tuple[str, ...]] = (".epub",)
    media_type: ClassVar[str] = "application/epub+zip"

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document."""
        try:
            members = unpack(
                data, what="EPUB", needed="META-INF/container.xml", doctype=True
            )
        except InputRefused as error:
            error.path = path
            raise
        tree = parse("epub", pack(members), path=path)
        assembly, walk = walked(tree, path=path)
        return packaged_document(
            data, tree, assembly, marked=walk.marked, media_type=self.media_type
        )
