"""Assemble a document's canonical text, its blocks and the map back to the file."""

from __future__ import annotations

from evidence.text.document import Block, BlockKind, SourceMap, Span

BLOCK_GAP = "\n\n"


class Assembly:
    """A canonical text in the making.

    Every character is either *taken* from the file, with its place there, or *added*
    (the gap between blocks, the tab between cells) and mapped to where the file was
    left.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._block_piece = 0
        self._length = 0
        self._runs: list[tuple[int, int]] = []
        self._expected = -1
        self._left = 0
        self._headings: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    @property
    def left(self) -> int:
        """Return where the file was left: what comes next stands behind it."""
        return self._left

    @property
    def length(self) -> int:
        """Return how many characters there are so far."""
        return self._length

    @property
    def block_text(self) -> str:
        """Return the text since the last ``gap``."""
        return "".join(self._pieces[self._block_piece :])

    @property
    def source_map(self) -> SourceMap:
        """Return the map from the text so far to the file."""
        return SourceMap(tuple(self._runs))

    def take(self, text: str, span: Span) -> None:
        """Append *text*, which stands within *span* of the file.

        Where an escape or an entity stands for it, it is mapped to the character
        itself if that is there, else to the beginning of *span*.
        """
        at = self.source.find(text, span.start, max(span.end, span.start + len(text)))
        self._append(text, at if at >= 0 else span.start)
        self._left = max(span.end, self._left if at < 0 else at + len(text))

    def add(self, text: str) -> None:
        """Append *text* that the file doesn't have at this place."""
        self._append(text, self._left)

    def add_break(self) -> None:
        """Append a space for the end of a line inside a paragraph."""
        line_end = self.source.find("\n", self._left)
        self._append(" ", line_end if line_end >= 0 else self._left)

    def _append(self, text: str, at: int) -> None:
        if not text:
            return
        if at != self._expected:
            self._runs.append((self._length, at))
        self._pieces.append(text)
        self._length += len(text)
        self._expected = at + len(text)

    def gap(self) -> int:
        """Begin a block: divide it from the one before and return its start."""
        if self.blocks and self._pieces[-1] != BLOCK_GAP:
            self.add(BLOCK_GAP)
        self._block_piece = len(self._pieces)
        return self._length

    def close(self, kind: BlockKind, start: int, *, level: int = 0) -> None:
        """End the block that began at *start*, if there is any text in it."""
        words = self.block_text
        if not words.strip():
            return
        if kind is BlockKind.HEADING:
            kept = [above for above in self._headings if above[0] < level]
            self._headings = [*kept, (level, " ".join(words.split()))]
        section = tuple(heading for _, heading in self._headings)
        self.blocks.append(Block(kind, start, self._length, level, section))
