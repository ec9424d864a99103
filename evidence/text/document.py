"""The one form that every manuscript takes, whatever file it came from.

All positions count Unicode code points of ``Document.text``, from 0, end exclusive, as
the W3C Web Annotation Data Model's TextPositionSelector does.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


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
