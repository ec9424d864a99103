"""What all readers share whose text comes through pandoc.

pandoc reads the file in a process of its own, without network or other files, within
limits of memory and time; its tree becomes blocks of reading text.
"""

from __future__ import annotations

import json
import re
from abc import abstractmethod
from pathlib import Path
from typing import ClassVar

from evidence import pandoc
from evidence.errors import EvidenceError, InputRefused
from evidence.readers.alignment import align
from evidence.readers.assembly import Assembly
from evidence.readers.base import Reader, decode_text, fingerprint
from evidence.readers.blocks import BlockWalk
from evidence.readers.positions import Positions
from evidence.readers.tree import Json, items, plain
from evidence.text.document import Document, SourceMap

SECONDS = 120
"""Several times what a book takes."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def parse(
    format_: str, source: str | bytes, *, path: Path, options: tuple[str, ...] = ()
) -> dict[str, Json]:
    """Return pandoc's tree of *source*; raises InputRefused with *path*."""
    arguments = ["-f", format_, "-t", "json", *options]
    try:
        tree: dict[str, Json] = json.loads(
            pandoc.run(arguments, source, seconds=SECONDS)
        )
    except EvidenceError as error:
        error.path = error.path or path
        raise
    except (RecursionError, ValueError) as error:
        raise InputRefused("it is nested too deeply", path=path) from error
    return tree


def walked(tree: dict[str, Json], *, path: Path) -> tuple[Assembly, BlockWalk]:
    """Return the reading text of pandoc's tree."""
    assembly = Assembly("")
    walk = BlockWalk(assembly, Positions(""))
    try:
        walk.walk(items(tree.get("blocks")))
    except RecursionError as error:
        raise InputRefused("it is nested too deeply", path=path) from error
    if not re.search(r"\w", assembly.text):
        raise InputRefused("there is no text in it, only mark-up", path=path)
    return assembly, walk


def title_of(tree: dict[str, Json]) -> str | None:
    """Return the title in the metadata."""
    return _words(_meta(tree).get("title")) or None


def language_of(tree: dict[str, Json]) -> str:
    """Return the BCP 47 tag of ``lang``, empty where there is none."""
    language = _words(_meta(tree).get("lang"))
    return language if _LANGUAGE.fullmatch(language) else ""


def _meta(tree: dict[str, Json]) -> dict[str, Json]:
    meta = tree.get("meta")
    return meta if isinstance(meta, dict) else {}


def _words(value: Json) -> str:
    return " ".join(plain(value).split())


class MarkupReader(Reader):
    """A format that is text with mark-up; its places are found by its words."""

    format: ClassVar[str]
    """What pandoc calls it."""
    limit: ClassVar[int] = 20_000_000
    """Characters."""

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; its text is the reading text without mark-up."""
        source, encoding, warnings = decode_text(data, path=path)
        if len(source) > self.limit:
            raise InputRefused(
                f"it has {len(source):,} characters; the limit is {self.limit:,}",
                path=path,
                hint="divide it into chapters",
            )
        tree = parse(self.format, self.prepared(source), path=path)
        assembly, walk = walked(tree, path=path)
        return Document(
            text=assembly.text,
            blocks=tuple(assembly.blocks),
            source=source,
            sha256=fingerprint(data),
            media_type=self.media_type,
            encoding=encoding,
            title=title_of(tree),
            language=language_of(tree),
            source_map=SourceMap(align(assembly.text, self.running(source))),
            warnings=(*warnings, *self.remarks(source)),
            marked=walk.marked,
        )

    def prepared(self, source: str) -> str:
        """Return what pandoc is given: the source, where nothing is in its way."""
        return source

    def running(self, source: str) -> str:
        """Return *source*, as long as it is, with blanks for mark-up that has words."""
        return source

    @abstractmethod
    def remarks(self, source: str) -> tuple[str, ...]:
        """Return what is not read, in sentences."""


def blanked(match: re.Match[str]) -> str:
    """Return blanks for a match, as many as it has characters; line ends are kept."""
    return re.sub(r"[^\n]", " ", match[0])
