"""The inline elements of pandoc's tree, appended to an Assembly."""

from __future__ import annotations

from evidence.readers.assembly import Assembly
from evidence.readers.positions import Positions
from evidence.readers.tree import Json, content, items, part, position, tag, text_of
from evidence.text.document import Span

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTAINERS = frozenset(
    [
        "Emph",
        "Strong",
        "Underline",
        "Strikeout",
        "Superscript",
        "Subscript",
        "SmallCaps",
    ]
)
_WITH_ATTRIBUTES = frozenset(["Span", "Link", "Image"])
_SECOND = frozenset(["Quoted", "Cite"])
_LITERALS = frozenset(["Code", "Math"])


def note_mark(number: int) -> str:
    """Return the mark of a footnote, as printed: ¹, ², … ¹²."""
    return str(number).translate(_SUPERSCRIPTS)


class InlineWalk:
    """Appends inline elements; keeps the notes that it meets for after the block."""

    def __init__(self, assembly: Assembly, positions: Positions) -> None:
        self._assembly = assembly
        self._positions = positions
        self._count = 0
        self.notes: list[tuple[int, list[Json]]] = []

    def walk(self, inlines: list[Json], where: str = "") -> None:
        """Append *inlines*; *where* is the position of the span around them."""
        for inline in inlines:
            self._inline(inline, where)

    def _inline(self, inline: Json, where: str) -> None:
        kind, inner = tag(inline), content(inline)
        if kind == "Str":
            self._take(text_of(inner), where)
        elif kind in _CONTAINERS:
            self.walk(items(inner), where)
        elif kind in _WITH_ATTRIBUTES:
            self.walk(items(part(inner, 1)), position(part(inner, 0)) or where)
        elif kind in _SECOND:
            self.walk(items(part(inner, 1)), where)
        elif kind in _LITERALS:
            self._take(text_of(part(inner, 1)), position(part(inner, 0)) or where)
        else:
            self._mark(kind, inner, where)

    def _mark(self, kind: str, inner: Json, where: str) -> None:
        if kind == "Space":
            self._take(" ", where)
        elif kind == "SoftBreak":
            self._assembly.add_break()
        elif kind == "LineBreak":
            self._assembly.add("\n")
        elif kind == "Note":
            self._count += 1
            self.notes.append((self._count, items(inner)))
            self._assembly.add(note_mark(self._count))

    def _take(self, text: str, where: str) -> None:
        span: Span | None = self._positions.span(where)
        if span is None:
            self._assembly.add(text)
        else:
            self._assembly.take(text, span)
