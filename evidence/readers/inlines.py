"""The inline elements of pandoc's tree, appended to an Assembly."""

from __future__ import annotations

import re

from evidence.readers.assembly import Assembly
from evidence.readers.citations import cited_items, span_keys, target_item
from evidence.readers.positions import Positions
from evidence.readers.tree import (
    Json,
    content,
    items,
    part,
    plain,
    position,
    tag,
    text_of,
)
from evidence.text.document import MarkedCitation, MarkedItem, Span

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTAINERS = frozenset(
    [
        "Emph",
        "Strong",
        "Underline",
        "Strikeout",
        "Subscript",
        "SmallCaps",
    ]
)
_WITH_ATTRIBUTES = frozenset(["Span", "Link", "Image"])
_LITERALS = frozenset(["Code", "Math"])
_PLAIN = frozenset(["Str", "Space"])
_RAISED = re.compile(r"[0-9][0-9,;–\- ]*")
_RAISED_WORDS = re.compile(r"(?=.*[^\W\d_])(?=.*\d).*\s.*", re.DOTALL)
_RAISED_DIGITS = str.maketrans("0123456789;", "⁰¹²³⁴⁵⁶⁷⁸⁹,", " ")


def note_mark(number: int) -> str:
    """Return the mark of a footnote, as printed: ¹, ², … ¹²."""
    return str(number).translate(_SUPERSCRIPTS)


class InlineWalk:
    """Appends inline elements; keeps the notes that it meets for after the block."""

    def __init__(self, assembly: Assembly, positions: Positions) -> None:
        self._assembly = assembly
        self._positions = positions
        self._count = 0
        self._inside = 0
        """How many marked citations are open: one inside another is its part."""
        self.notes: list[tuple[int, list[Json]]] = []
        self.marked: list[MarkedCitation] = []
        self.literal: list[Span] = []
        """Where code and formulas stand, which cite nothing."""

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
            self._attributed(kind, inner, where)
        elif kind == "Cite":
            self._cite(inner, where)
        elif kind == "Quoted":
            self._quoted(inner, where)
        elif kind == "Superscript":
            self._raised(items(inner), where)
        elif kind in _LITERALS:
            start = self._assembly.length
            self._take(text_of(part(inner, 1)), position(part(inner, 0)) or where)
            self.literal.append(Span(start, self._assembly.length))
        else:
            self._mark(kind, inner, where)

    def _attributed(self, kind: str, inner: Json, where: str) -> None:
        """Append a span, link or image; one that cites is a marked citation."""
        inlines = items(part(inner, 1))
        place = position(part(inner, 0)) or where
        cited: tuple[MarkedItem, ...] = ()
        if kind == "Link":
            cited = target_item(text_of(part(inner, 2, 0)))
        elif kind == "Span":
            cited = span_keys(part(inner, 0))
        self._marked(inlines, place, cited, "html")

    def _cite(self, inner: Json, where: str) -> None:
        """Append what a Cite node shows: what was rendered, else its own command."""
        cited = cited_items(items(part(inner, 0)))
        inlines = items(part(inner, 1))
        raw: list[Json] = [
            {"t": "Str", "c": " ".join(text_of(part(content(one), 1)).split())}
            if tag(one) == "RawInline"
            else one
            for one in inlines
        ]
        latex = any(tag(one) == "RawInline" for one in inlines)
        self._marked(raw, where, cited, "latex" if latex else "pandoc")

    def _marked(
        self,
        inlines: list[Json],
        where: str,
        cited: tuple[MarkedItem, ...],
        system: str,
    ) -> None:
        start = self._assembly.length
        outermost = cited and not self._inside
        self._inside += bool(cited)
        self.walk(inlines, where)
        self._inside -= bool(cited)
        if outermost and self._assembly.length > start:
            end = self._assembly.length
            self.marked.append(MarkedCitation(start, end, cited, system))

    def _quoted(self, inner: Json, where: str) -> None:
        """Append a quotation with the marks that pandoc took for its tree."""
        single = tag(part(inner, 0)) == "SingleQuote"
        self._assembly.add("‘" if single else "“")
        self.walk(items(part(inner, 1)), where)
        self._assembly.add("’" if single else "”")

    def _raised(self, inlines: list[Json], where: str) -> None:
        """Append a superscript; numbers as raised digits, which may cite or count."""
        shown = plain(inlines)
        if _RAISED.fullmatch(shown) and all(tag(one) in _PLAIN for one in inlines):
            self._assembly.add(shown.translate(_RAISED_DIGITS))
        elif _RAISED_WORDS.fullmatch(shown):
            # As pandoc's plain text has it: «growth^(see 3, 4)» is no «growthsee 3, 4».
            self._assembly.add("^(")
            self.walk(inlines, where)
            self._assembly.add(")")
        else:
            self.walk(inlines, where)

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
