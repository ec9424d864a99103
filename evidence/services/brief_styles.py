"""Sources in a citation style: one call of pandoc for all of them.

pandoc's own default style is the Chicago Manual's author-date style, so that none need
be shipped. Its answer is taken apart as a document tree, never as HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evidence import pandoc
from evidence.bibliography.csl import to_csl
from evidence.bibliography.entry import Entry
from evidence.checker.facts import SourceFacts
from evidence.errors import InputRefused, UsageFault
from evidence.exporters.base import Piece, Style

DEFAULT_STYLE = "chicago-author-date"
SECONDS = 60
_DEPENDENT = re.compile(rb"rel\s*=\s*[\"']independent-parent[\"']")
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


def format_sources(
    sources: Sequence[SourceFacts], style: str
) -> tuple[tuple[SourceFacts, tuple[Piece, ...]], ...]:
    """Return *sources* with their formatted entries, in the style's order.

    A source that the style prints nothing of is given its citekey and title. Raises
    UsageFault for a style that is neither the default nor a file, InputRefused for a
    file that is no independent CSL style.
    """
    by_id = {f"s{at}": source for at, source in enumerate(sources)}
    if not by_id:
        return ()
    records = [to_csl(_entry(source)) | {"id": key} for key, source in by_id.items()]
    arguments = ["--from=csljson", "--to=json", "--citeproc", *_style_argument(style)]
    answer = json.loads(pandoc.run(arguments, json.dumps(records), seconds=SECONDS))
    found = dict(_entries(answer["blocks"]))
    for key, source in by_id.items():
        if not found.get(key):
            found[key] = (Piece(f"{source.name}. {source.title}"),)
    return tuple((by_id[key], found[key]) for key in found if key in by_id)


def _entry(source: SourceFacts) -> Entry:
    """Return the entry that *source* was read from, as far as it is stored."""
    return Entry(
        key=source.name,
        type=source.entry_type,
        fields=source.fields,
        raw=source.raw,
        path=source.place.path,
        line=source.place.line,
        end_line=source.place.end_line or source.place.line,
    )


def _style_argument(style: str) -> list[str]:
    if style == DEFAULT_STYLE:
        return []
    path = Path(style)
    if path.suffix != ".csl" or not path.is_file():
        raise UsageFault(
            f"there is no citation style {style!r}",
            hint=f"{DEFAULT_STYLE}, or the path of a .csl file "
            "(https://www.zotero.org/styles)",
        )
    if _DEPENDENT.search(path.read_bytes()):
        raise InputRefused(
            "this style only points to another, which would have to be fetched",
            path=path,
            hint="take the style that it names as independent-parent",
        )
    return [f"--csl={path}"]


def _entries(
    blocks: Iterable[dict[str, Any]],
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for block in blocks:
        if block["t"] != "Div":
            continue
        name, inner = block["c"][0][0], block["c"][1]
        if name == "refs":
            yield from _entries(inner)
        elif name.startswith("ref-"):
            yield name.removeprefix("ref-"), tuple(_joined(_pieces(inner)))


def _pieces(
    nodes: Iterable[Any], style: Style = Style.PLAIN, url: str = ""
) -> Iterator[Piece]:
    """Yield the text below *nodes*; of nested styles the innermost holds."""
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind in _TEXTS:
            yield Piece(_TEXTS[kind](content), style, url)
        elif kind == "Link":
            yield from _pieces(content[1], style, content[2][0])
        elif kind == "Quoted":
            yield Piece("“", style, url)
            yield from _pieces(content[1], style, url)
            yield Piece("”", style, url)
        elif isinstance(content, list):
            # A span or division has its attributes first.
            inner = content[1] if kind in {"Span", "Div"} else content
            yield from _pieces(inner, _STYLES.get(kind, style), url)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of the same style and address."""
    last: Piece | None = None
    for piece in pieces:
        if last and (last.style, last.url) == (piece.style, piece.url):
            last = Piece(last.text + piece.text, last.style, last.url)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
