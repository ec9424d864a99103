"""The one form that every manuscript takes, whatever file it came from.

All positions count Unicode code points of ``Document.text``, from 0, end exclusive, as
the W3C Web Annotation Data Model's TextPositionSelector does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: *start* inclusive, *end* exclusive, in code points."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block is; the names follow pandoc's and HTML's."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    QUOTATION = "quotation"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text; *level* is a heading's (1–6) or a list's depth, else 0.

    *section* is the path of headings above the block, outermost first; a heading's own
    text is the last member of its own path.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paginated file: where its text begins in the canonical text.

    *index* counts from 0; *label* is what is printed on it («xiv», «14»), empty where
    the file names none.
    """

    index: int
    label: str
    start: int


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One work of a citation that the file's own format marks.

    *key* is a citekey, as pandoc's Markdown and LaTeX print it; *uris* are addresses of
    the work (its DOI, its place in a Zotero or Mendeley library); *data* is what the
    file says of it, as a CSL-JSON item. Any of them may be empty. *label* is CSL's word
    for what the locator counts («page», «chapter»).
    """

    key: str = ""
    uris: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class MarkedCitation:
    """A citation that the file's own format marks, over a stretch of the text.

    *system* is what made it: ``pandoc``, ``latex``, ``html``, ``zotero``,
    ``mendeley``, ``endnote``.
    """

    start: int
    end: int
    items: tuple[MarkedItem, ...]
    system: str


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where the canonical text lies in the file's own text, as decoded.

    *runs* are (start in the canonical text, start in the file's text), ascending;
    within a run both advance together. No runs: both texts are the same.
    """

    runs: tuple[tuple[int, int], ...] = ()

    def to_file(self, position: int) -> int:
        """Return the file's offset for an offset of the canonical text."""
        if not self.runs:
            return position
        at = bisect_right(self.runs, (position, 1 << 62)) - 1
        start, file_start = self.runs[max(at, 0)]
        return file_start + (position - start)


@dataclass(frozen=True, slots=True)
class Document:
    """A manuscript as read: *text* is canonical, *source* the file's own text."""

    text: str
    blocks: tuple[Block, ...]
    source: str
    sha256: str
    """Of the file's bytes, hexadecimal."""
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    title: str | None = None
    language: str = ""
    """BCP 47, where the file names it."""
    source_map: SourceMap = field(default_factory=SourceMap)
    warnings: tuple[str, ...] = ()
    """What the reader could not be sure of, or left out, in sentences."""
    pages: tuple[Page, ...] = ()
    """Where each page begins, ascending; empty for what has no pages."""
    marked: tuple[MarkedCitation, ...] = ()
    """The citations that the format itself knows, in order."""

    def in_file(self, span: Span) -> Span:
        """Return the span of the file's own text that *span* of the text came from."""
        if span.end <= span.start:
            here = self.source_map.to_file(span.start)
            return Span(here, here)
        return Span(
            self.source_map.to_file(span.start),
            self.source_map.to_file(span.end - 1) + 1,
        )

    def line_of(self, position: int) -> tuple[int, int]:
        """Return the 1-based (line, column) of a canonical position in the file."""
        at = self.source_map.to_file(position)
        before = self.source[:at]
        return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
