"""What the citation processor printed, read from pandoc's document tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from evidence.exporters.pieces import Piece, Style

Node = dict[str, Any]

_TEXTS: dict[str, Callable[[Any], str]] = {
    "Str": str,
    "Space": lambda _: " ",
    "SoftBreak": lambda _: " ",
    "LineBreak": lambda _: " ",
    "Code": lambda content: str(content[-1]),
    "Math": lambda content: str(content[-1]),
    "RawInline": lambda content: str(content[-1]),
}
_STYLES = {
    "Emph": Style.ITALIC,
    "Strong": Style.BOLD,
    "SmallCaps": Style.SMALL_CAPS,
    "Superscript": Style.SUPERSCRIPT,
    "Subscript": Style.SUBSCRIPT,
}
_ON_A_LINE = frozenset({"csl-left-margin", "csl-block", "csl-indent"})
"""Spans that a page sets apart; in running text a blank parts them."""


def references_in(blocks: Iterable[Node]) -> dict[str, tuple[Piece, ...]]:
    """Return the list's entries by the names they were given, in its order."""
    return dict(_references(blocks))


def citations_in(blocks: Iterable[Node]) -> dict[str, tuple[Piece, ...]]:
    """Return what is printed for each citation, or in its note, by name."""
    found: dict[str, tuple[Piece, ...]] = {}
    for block in blocks:
        if block["t"] != "Para":
            continue
        for node in block["c"]:
            if node["t"] == "Cite":
                items, inlines = node["c"]
                found[items[0]["citationId"]] = _text_of(inlines)
    return found


def _references(blocks: Iterable[Node]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for block in blocks:
        if block["t"] != "Div":
            continue
        name, inner = block["c"][0][0], block["c"][1]
        if name == "refs":
            yield from _references(inner)
        elif name.startswith("ref-"):
            yield name.removeprefix("ref-"), _text_of(inner)


def _text_of(nodes: Iterable[Node]) -> tuple[Piece, ...]:
    line = _Line()
    line.take(nodes, Style.PLAIN, "")
    return line.pieces()


class _Line:
    """Collects texts; neighbours of the same style and address become one piece."""

    def __init__(self) -> None:
        self._runs: list[tuple[list[str], Style, str]] = []
        self._look: tuple[Style, str] | None = None
        self._blank = True
        """Whether the line ends in a blank, to which no other is added."""

    def take(self, nodes: Iterable[Node], style: Style, url: str) -> None:
        """Take the text below *nodes*; of nested styles the innermost holds.

        Italics within italics stand upright again, as CSL has it.
        """
        for node in nodes:
            kind: str = node["t"]
            content: Any = node.get("c")
            if kind == "Str":
                self._add(content, style, url)
            elif kind in _TEXTS:
                self._add(_TEXTS[kind](content), style, url)
            elif kind == "Link":
                self.take(content[1], style, content[2][0])
            elif kind == "Quoted":
                self._add("“", style, url)
                self.take(content[1], style, url)
                self._add("”", style, url)
            elif kind in {"Span", "Div"}:
                self._set_apart(content, style, url)
            elif isinstance(content, list):
                inner = _STYLES.get(kind, style)
                again = kind == "Emph" and style is Style.ITALIC
                self.take(content, Style.PLAIN if again else inner, url)

    def pieces(self) -> tuple[Piece, ...]:
        """Return what was taken, without blanks at either end."""
        texts = ["".join(run[0]) for run in self._runs]
        if texts:
            texts[0] = texts[0].lstrip(" ")
            texts[-1] = texts[-1].rstrip(" ")
        return tuple(
            Piece(text, style, url)
            for text, (_, style, url) in zip(texts, self._runs, strict=True)
            if text
        )

    def _add(self, text: str, style: Style, url: str) -> None:
        if not text or (text == " " and self._blank):
            return
        self._blank = text[-1] == " "
        if self._look == (style, url):
            self._runs[-1][0].append(text)
            return
        self._look = (style, url)
        self._runs.append(([text], style, url))

    def _set_apart(self, content: list[Any], style: Style, url: str) -> None:
        """Take a span or division, whose attributes come first."""
        (_, classes, _), inner = content
        apart = bool(classes) and not _ON_A_LINE.isdisjoint(classes)
        if apart and "csl-left-margin" not in classes:
            self._add(" ", Style.PLAIN, "")
        self.take(inner, style, url)
        if apart:
            self._add(" ", Style.PLAIN, "")
