"""The tags of a laid out PDF, tidied: what is no content, and what says nothing.

Tagged content that belongs to no element is neither read nor skipped for certain (ISO
14289-1, 7.1 and 7.8): WeasyPrint leaves running heads so, and they become artifacts.
And it wraps each piece of a line in elements that say nothing, more than half of all:
their content is given to what they stand in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, MutableMapping
from functools import partial

from pikepdf import Array, Dictionary, Object, Pdf

_MARKED = re.compile(rb"/\w+\s+<</MCID (\d+)>>\s+BDC")
_PAGINATION = b"/Artifact <</Type /Pagination /Subtype /%s>> BDC"
_HEIGHT = re.compile(rb" ([-\d.]+) Tm\b")
_UNIT = 0.75
"""Points of the unit in which WeasyPrint draws, downwards from the top of the page."""
_BARE = frozenset({"/Span", "/NonStruct"})
_PLAIN = frozenset({"/Type", "/S", "/K", "/Pg", "/P"})
"""What an element has that says nothing."""
_HOSTS = frozenset(
    {"/P", "/TD", "/TH", "/LBody", "/Lbl", "/Caption", "/Link", *_BARE}
    | {f"/H{level}" for level in range(1, 7)}
)
"""What may hold content itself."""


def tidy(pdf: Pdf) -> None:
    """Set the running heads of *pdf* aside, and take out what says nothing."""
    rows = dict(rows_of(pdf))
    document = pdf.Root.StructTreeRoot.K[0]
    inside = {kid.objgen for kid in document.K}
    loose = [
        element
        for element in pdf.objects
        if isinstance(element, Dictionary)
        and "/S" in element
        and _is_loose(element, document, inside)
    ]
    _set_aside(pdf, loose, rows)
    for element in document.K:
        _lighten(element, rows)


def rows_of(pdf: Pdf) -> Iterator[tuple[int, Object]]:
    """Yield the entries of the parent tree: a page's elements, or that of a link."""
    flat = pdf.Root.StructTreeRoot.ParentTree.Nums
    for at in range(0, len(flat), 2):
        yield int(flat[at]), flat[at + 1]


def _is_loose(
    element: Object, document: Object, inside: Collection[tuple[int, int]]
) -> bool:
    """Tell whether *element* names the document as its parent, but is not in it."""
    above = element.get("/P")
    return (
        isinstance(above, Dictionary)
        and above.objgen == document.objgen
        and element.objgen not in inside
    )


def _set_aside(pdf: Pdf, loose: list[Dictionary], rows: dict[int, Object]) -> None:
    """Mark what is outside of the tree as artifacts."""
    marks: dict[tuple[int, int], set[int]] = defaultdict(set)
    for element in loose:
        _collect(element, marks)
    for page in pdf.pages:
        if gone := marks.get(page.obj.objgen):
            text = page.obj.Contents.read_bytes()
            middle = float(page.mediabox[3]) / _UNIT / 2
            mark_up = partial(_artifact, gone=gone, middle=middle)
            page.obj.Contents = pdf.make_stream(_MARKED.sub(mark_up, text))
            row = rows[int(page.obj.StructParents)]
            for mark in gone:
                row[mark] = None


def _artifact(found: re.Match[bytes], gone: Collection[int], middle: float) -> bytes:
    """Return the mark of a running head or foot (ISO 32000-1, table 330)."""
    if int(found[1]) not in gone:
        return found[0]
    height = _HEIGHT.search(found.string, found.end())
    is_foot = height is not None and float(height[1]) > middle
    return _PAGINATION % (b"Footer" if is_foot else b"Header")


def _collect(element: Object, marks: MutableMapping[tuple[int, int], set[int]]) -> None:
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary):
            _collect(kid, marks)
        else:
            marks[element.Pg.objgen].add(int(kid))


def _lighten(element: Object, rows: dict[int, Object]) -> None:
    """Give *element* the content of those below it that say nothing."""
    kept: list[Object | int] = []
    for kid in element.get("/K", Array()):
        if not _is_element(kid):
            kept.append(kid)
            continue
        _lighten(kid, rows)
        if _says_nothing(kid, element):
            kept += _handed(kid, element, rows)
        else:
            kept.append(kid)
    element.K = Array(kept)


def _is_element(kid: Object | int) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _says_nothing(kid: Object, above: Object) -> bool:
    return (
        str(kid.S) in _BARE
        and str(above.S) in _HOSTS
        and set(kid.keys()) <= _PLAIN
        and kid.Pg.objgen == above.Pg.objgen
    )


def _handed(
    kid: Object, element: Object, rows: dict[int, Object]
) -> Iterator[Object | int]:
    """Yield what *kid* holds, as held by *element*."""
    for each in kid.get("/K", Array()):
        if _is_element(each):
            each.P = element
        elif not isinstance(each, Dictionary):
            rows[int(element.Pg.StructParents)][int(each)] = element
        yield each
