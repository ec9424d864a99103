"""The block elements of pandoc's tree, appended to an Assembly as reading text.

Blocks follow one another, divided by an empty line. A table is one block, its cells
divided by tabs and its rows by newlines. A footnote becomes a block of its own after
the block that calls it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from evidence.readers.assembly import Assembly
from evidence.readers.captions import is_caption
from evidence.readers.inlines import InlineWalk, note_mark
from evidence.readers.positions import Positions
from evidence.readers.tree import Json, content, items, part, position, tag, text_of
from evidence.text.document import BlockKind, MarkedCitation, Span

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_RUNS = re.compile(r" +|[^ ]+")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[^\n]*\n")


def after_fence(source: str, at: int) -> int:
    """Return where the code of a block begins that begins at *at*."""
    fence = _FENCE.match(source, at)
    return fence.end() if fence else at


class BlockWalk:
    """Walks block elements in reading order."""

    def __init__(self, assembly: Assembly, positions: Positions) -> None:
        self._assembly = assembly
        self._positions = positions
        self._inlines = InlineWalk(assembly, positions)
        self._depth = 0
        self._kinds: dict[str, Callable[[Json, BlockKind], None]] = {
            "Para": self._paragraph,
            "Plain": self._paragraph,
            "Header": self._header,
            "BlockQuote": self._quotation,
            "BulletList": self._list,
            "OrderedList": self._ordered_list,
            "DefinitionList": self._definitions,
            "Div": self._division,
            "CodeBlock": self._code,
            "Table": self._table,
            "LineBlock": self._lines,
            "Figure": self._figure,
            "RawBlock": self._raw,
        }

    def walk(self, blocks: list[Json], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Append *blocks*; paragraphs among them become blocks of *kind*.

        Rules have no reading text and are left out; raw HTML gives its words.
        """
        for block in blocks:
            append = self._kinds.get(tag(block))
            if append:
                append(content(block), kind)

    @property
    def marked(self) -> tuple[MarkedCitation, ...]:
        """Return the citations that the format itself marks, so far."""
        return tuple(self._inlines.marked)

    @property
    def literal(self) -> tuple[Span, ...]:
        """Return where code and formulas stand in running text, so far."""
        return tuple(self._inlines.literal)

    def _paragraph(self, inner: Json, kind: BlockKind) -> None:
        start = self._assembly.gap()
        self._inlines.walk(items(inner))
        self._close(kind, start)

    def _close(self, kind: BlockKind, start: int, *, level: int = 0) -> None:
        if kind is BlockKind.PARAGRAPH and is_caption(self._assembly.block_text):
            kind = BlockKind.CAPTION
        if kind is BlockKind.LIST_ITEM:
            level = self._depth
        self._assembly.close(kind, start, level=level)
        notes, self._inlines.notes = self._inlines.notes, []
        for number, blocks in notes:
            self._note(number, blocks)

    def _note(self, number: int, blocks: list[Json]) -> None:
        mark = note_mark(number) + " "
        for block in blocks:
            if mark and tag(block) in {"Para", "Plain"}:
                start = self._assembly.gap()
                self._assembly.add(mark)
                mark = ""
                self._inlines.walk(items(content(block)))
                self._close(BlockKind.FOOTNOTE, start)
            else:
                self.walk([block], BlockKind.FOOTNOTE)

    def _header(self, inner: Json, _kind: BlockKind) -> None:
        level = part(inner, 0)
        start = self._assembly.gap()
        self._inlines.walk(items(part(inner, 2)))
        self._close(
            BlockKind.HEADING, start, level=level if isinstance(level, int) else 1
        )

    def _quotation(self, inner: Json, _kind: BlockKind) -> None:
        self.walk(items(inner), BlockKind.QUOTATION)

    def _division(self, inner: Json, kind: BlockKind) -> None:
        self.walk(items(part(inner, 1)), kind)

    def _list(self, inner: Json, _kind: BlockKind) -> None:
        self._depth += 1
        for item in items(inner):
            self.walk(items(item), BlockKind.LIST_ITEM)
        self._depth -= 1

    def _ordered_list(self, inner: Json, kind: BlockKind) -> None:
        self._list(part(inner, 1), kind)

    def _definitions(self, inner: Json, kind: BlockKind) -> None:
        for entry in items(inner):
            self._paragraph(part(entry, 0), kind)
            self._list(part(entry, 1), kind)

    def _code(self, inner: Json, _kind: BlockKind) -> None:
        start = self._assembly.gap()
        span = self._positions.span(position(part(inner, 0)))
        at = after_fence(self._assembly.source, span.start) if span else -1
        for number, line in enumerate(text_of(part(inner, 1)).split("\n")):
            if number:
                self._assembly.add("\n")
            at = self._code_line(line, at)
        self._close(BlockKind.CODE, start)

    def _code_line(self, line: str, at: int) -> int:
        """Append a line of code; return where the file is left.

        pandoc expands tabs: a line that isn't found as it is goes word by word.
        """
        source = self._assembly.source
        end = source.find("\n", at)
        whole = source.find(line, at, end + 1 if end >= 0 else None)
        for piece in [line] if whole >= 0 else _RUNS.findall(line):
            found = source.find(piece, at) if at >= 0 and piece.strip() else -1
            if found < 0:
                self._assembly.add(piece)
            else:
                at = found + len(piece)
                self._assembly.take(piece, Span(found, at))
        following = source.find("\n", at) + 1 if at >= 0 else 0
        return following or at

    def _table(self, inner: Json, _kind: BlockKind) -> None:
        """Append [attributes, caption, columns, head, bodies, foot]."""
        self.walk(items(part(inner, 1, 1)), BlockKind.CAPTION)
        rows = list(items(part(inner, 3, 1)))
        for body in items(part(inner, 4)):
            rows += [*items(part(body, 2)), *items(part(body, 3))]
        rows += items(part(inner, 5, 1))
        start = self._assembly.gap()
        for number, row in enumerate(rows):
            if number:
                self._assembly.add("\n")
            self._row(items(part(row, 1)))
        self._close(BlockKind.TABLE, start)

    def _lines(self, inner: Json, kind: BlockKind) -> None:
        start = self._assembly.gap()
        for number, line in enumerate(items(inner)):
            if number:
                self._assembly.add("\n")
            self._inlines.walk(items(line))
        self._close(kind, start)

    def _raw(self, inner: Json, kind: BlockKind) -> None:
        """Append the words of raw HTML, which mark-up and remarks may stand around.

        Markdown takes a line that begins with a remark for HTML to its end.
        """
        raw = text_of(part(inner, 1))
        if text_of(part(inner, 0)) != "html":
            return
        shown = _UNSEEN.sub(lambda match: " " * len(match[0]), raw)
        words = list(re.finditer(r"\S+", shown))
        if not re.search(r"\w", shown):
            return
        start = self._assembly.gap()
        at = self._assembly.source.find(raw, self._assembly.left)
        for number, word in enumerate(words):
            if number:
                self._assembly.add(" ")
            if at < 0:
                self._assembly.add(word[0])
            else:
                self._assembly.take(word[0], Span(at + word.start(), at + word.end()))
        self._close(kind, start)

    def _figure(self, inner: Json, _kind: BlockKind) -> None:
        """Append [attributes, caption, blocks]: the caption, then what else has words.

        A picture's alternative text mostly repeats the caption.
        """
        self.walk(items(part(inner, 1, 1)), BlockKind.CAPTION)

    def _row(self, cells: list[Json]) -> None:
        for number, cell in enumerate(cells):
            if number:
                self._assembly.add("\t")
            for block in items(part(cell, 4)):
                self._inlines.walk(items(content(block)))
