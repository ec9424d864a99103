"""OpenDocument text through pandoc, unpacked within limits first."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from evidence.errors import InputRefused
from evidence.formats.packages import pack, unpack
from evidence.readers.base import Reader
from evidence.readers.by_pandoc import parse, walked
from evidence.readers.packaged import packaged_document
from evidence.text.document import Document


class OpenDocument(Reader):
    """OpenDocument text, as LibreOffice writes it."""

    name: ClassVar[str] = "odt"
    suffixes: ClassVar[tuple[str, ...]] = (".odt",)
    media_type: ClassVar[str] = "application/vnd.oasis.opendocument.text"

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; tracked changes are read as accepted."""
        try:
            members = unpack(data, what="OpenDocument", needed="content.xml")
        except InputRefused as error:
            error.path = path
            raise
        tree = parse("odt", pack(members), path=path)
        assembly, walk = walked(tree, path=path)
        changes = members["content.xml"].count(b"<text:changed-region")
        told = f"it has {changes} tracked changes, which are read as accepted"
        return packaged_document(
            data,
            tree,
            assembly,
            marked=walk.marked,
            media_type=self.media_type,
            warnings=(told,) if changes else (),
        )
