"""Plain text: the document's text is the file's, to the letter.

Paragraphs are divided by blank lines. A heading is a short line of its own with a
section number before it and no full stop at its end ("2.1 The Method"). A paragraph
all of whose lines are indented may be a block quotation (``text.block_quotations``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from evidence.readers.base import Reader, decode_text, fingerprint
from evidence.readers.captions import is_caption
from evidence.readers.indentation import laid_out
from evidence.text.document import Block, BlockKind, Document, Span
from evidence.text.quoted.block_quotations import find_block_quotations

MAX_HEADING = 150
"""In characters, as long as a heading may be that runs over two lines of print."""
_HEADING = re.compile(
    r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,5})\.?\s+(?=[^\W\d_]).*[^\s.!;:,]"
)
_BLANK_LINES = re.compile(r"(?:[ \t\f\v]*(?:\r\n|\r(?!\n)|\n)){2,}[ \t]*")


class PlainText(Reader):
    """Plain text in any encoding that can be told."""

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    media_type: ClassVar[str] = "text/plain"

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; its text is the decoded file, unchanged."""
        text, encoding, warnings = decode_text(data, path=path)
        return Document(
            text=text,
            blocks=tuple(_blocks(text)),
            source=text,
            sha256=fingerprint(data),
            media_type=self.media_type,
            encoding=encoding,
            warnings=warnings,
        )


def _blocks(text: str) -> Iterator[Block]:
    path: list[tuple[int, str]] = []
    spans = tuple(_paragraphs(text))
    levels = [heading_level(text[span.start : span.end]) for span in spans]
    kinds = [
        _kind(text[span.start : span.end], level)
        for span, level in zip(spans, levels, strict=True)
    ]
    quoted = _quoted(text, spans, kinds)
    for number, (span, level) in enumerate(zip(spans, levels, strict=True)):
        if level:
            words = text[span.start : span.end]
            path = [*(above for above in path if above[0] < level), (level, words)]
        kind = BlockKind.QUOTATION if number in quoted else kinds[number]
        section = tuple(heading for _, heading in path)
        yield Block(kind, span.start, span.end, level, section)


def _kind(words: str, level: int) -> BlockKind:
    if level:
        return BlockKind.HEADING
    return BlockKind.CAPTION if is_caption(words) else BlockKind.PARAGRAPH


def _quoted(
    text: str, spans: Sequence[Span], kinds: Sequence[BlockKind]
) -> frozenset[int]:
    """Return the numbers of the paragraphs that are block quotations."""
    laid = []
    for span, kind in zip(spans, kinds, strict=True):
        before = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start))
        plain = kind is BlockKind.PARAGRAPH
        laid.append(laid_out(text[before + 1 : span.end], plain=plain))
    return find_block_quotations(laid)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches between blank lines, without the white space around them."""
    start = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        words = text[start:end]
        if words.strip():
            left = len(words) - len(words.lstrip())
            yield Span(start + left, start + len(words.rstrip()))
        start = gap.end() if gap else end


def heading_level(words: str) -> int:
    """Return the level (1–6) of a numbered heading, 0 for what is none."""
    if len(words) > MAX_HEADING or "\n" in words or "\r" in words:
        return 0
    match = _HEADING.fullmatch(words)
    return match["number"].count(".") + 1 if match else 0
