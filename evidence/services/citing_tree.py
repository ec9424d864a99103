"""What the citation processor printed, read from pandoc's document tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from evidence.exporters.base import Piece, Style

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
    return tuple(_trimmed(list(_joined(_pieces(nodes)))))


def _pieces(
    nodes: Iterable[Node], style: Style = Style.PLAIN, url: str = ""
) -> Iterator[Piece]:
    """Yield the text below *nodes*; of nested styles the innermost holds.

    Italics within italics stand upright again, as CSL has it.
    """
    for node in nodes:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in _TEXTS:
            yield Piece(_TEXTS[kind](content), style, url)
        elif kind == "Link":
            yield from _pieces(content[1], style, content[2][0])
        elif kind == "Quoted":
            yield Piece("“", style, url)
            yield from _pieces(content[1], style, url)
            yield Piece("”", style, url)
        elif kind in {"Span", "Div"}:
            yield from _set_apart(content, style, url)
        elif isinstance(content, list):
            inner = _STYLES.get(kind, style)
            again = kind == "Emph" and style is Style.ITALIC
            yield from _pieces(content, Style.PLAIN if again else inner, url)


def _set_apart(content: list[Any], style: Style, url: str) -> Iterator[Piece]:
    """Yield a span or division, whose attributes come first."""
    (_, classes, _), inner = content
    apart = not _ON_A_LINE.isdisjoint(classes)
    if apart and "csl-left-margin" not in classes:
        yield Piece(" ")
    yield from _pieces(inner, style, url)
    if apart:
        yield Piece(" ")


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of the same style and address, blanks with blanks."""
    last: Piece | None = None
    for piece in pieces:
        text = piece.text
        if text == " " and last is not None and last.text.endswith(" "):
            continue
        if last and (last.style, last.url) == (piece.style, piece.url):
            last = Piece(last.text + text, last.style, last.url)
            continue
        if last:
            yield last
        last = piece if text else last
    if last:
        yield last


def _trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """Take blanks off both ends."""
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        text = piece.text
        text = text.lstrip(" ") if at == 0 else text
        text = text.rstrip(" ") if at == last else text
        if text:
            yield Piece(text, piece.style, piece.url)
