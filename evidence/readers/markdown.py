"""Markdown through pandoc, with an exact map back to the file.

The dialect is pandoc's ``commonmark_x``: CommonMark with footnotes, pipe tables,
attributes, definition lists and YAML front matter. Its ``sourcepos`` gives the line
and column of every word, and ``smart`` is off, so that quotation marks and dashes stay
the author's.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import ClassVar

from evidence import pandoc
from evidence.errors import EvidenceError, InputRefused
from evidence.readers.assembly import Assembly
from evidence.readers.base import Reader, decode_text, fingerprint
from evidence.readers.blocks import BlockWalk
from evidence.readers.markdown_citations import markdown_citations
from evidence.readers.positions import Positions
from evidence.readers.tree import Json, items, plain
from evidence.text.document import Document

FORMAT = "commonmark_x+sourcepos-smart"
MAX_CHARACTERS = 2_000_000
"""About 300,000 words; the tree with its places takes a hundred times the text."""
SECONDS = 120
"""Several times what a text of that size takes."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Markdown(Reader):
    """Markdown: CommonMark with the extensions that manuscripts use."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown", ".mdown")
    media_type: ClassVar[str] = "text/markdown"

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; its text is the reading text without mark-up."""
        source, encoding, warnings = decode_text(data, path=path)
        assembly = Assembly(source)
        try:
            tree = _parse(source, path)
            walk = BlockWalk(assembly, Positions(source))
            walk.walk(items(tree.get("blocks")))
        except RecursionError as error:
            raise InputRefused("it is nested too deeply", path=path) from error
        if not re.search(r"\w", assembly.text):
            raise InputRefused("there is no text in it, only mark-up", path=path)
        meta = tree.get("meta")
        fields = meta if isinstance(meta, dict) else {}
        return Document(
            text=assembly.text,
            blocks=tuple(assembly.blocks),
            source=source,
            sha256=fingerprint(data),
            media_type=self.media_type,
            encoding=encoding,
            title=_words(fields.get("title")) or None,
            language=_language(fields),
            source_map=assembly.source_map,
            warnings=warnings,
            marked=markdown_citations(assembly.text, assembly.blocks, walk.literal),
        )


def _parse(source: str, path: Path) -> dict[str, Json]:
    if len(source) > MAX_CHARACTERS:
        raise InputRefused(
            f"it has {len(source):,} characters; the limit for Markdown is "
            f"{MAX_CHARACTERS:,}",
            path=path,
            hint="divide it into chapters",
        )
    try:
        printed = pandoc.run(["-f", FORMAT, "-t", "json"], source, seconds=SECONDS)
    except EvidenceError as error:
        error.path = error.path or path
        raise
    tree: dict[str, Json] = json.loads(printed)
    return tree


def _words(value: Json) -> str:
    return " ".join(plain(value).split())


def _language(fields: dict[str, Json]) -> str:
    """Return the BCP 47 tag of ``lang``, empty where there is none."""
    language = _words(fields.get("lang"))
    return language if _LANGUAGE.fullmatch(language) else ""
