"""Manuscripts that are zip packages: Word, OpenDocument, EPUB.

Their own text stands in no one place of the file, so positions count in the canonical
text itself.
"""

from __future__ import annotations

from evidence.readers.assembly import Assembly
from evidence.readers.base import fingerprint
from evidence.readers.by_pandoc import language_of, title_of
from evidence.readers.tree import Json
from evidence.text.document import Document, MarkedCitation


def packaged_document(
    data: bytes,
    tree: dict[str, Json],
    assembly: Assembly,
    *,
    marked: tuple[MarkedCitation, ...],
    media_type: str,
    warnings: tuple[str, ...] = (),
) -> Document:
    """Return the document of a package's text."""
    return Document(
        text=assembly.text,
        blocks=tuple(assembly.blocks),
        source=assembly.text,
        sha256=fingerprint(data),
        media_type=media_type,
        title=title_of(tree),
        language=language_of(tree),
        warnings=warnings,
        marked=marked,
    )
