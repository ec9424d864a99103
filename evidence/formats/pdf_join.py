"""Parts of one tagged PDF, laid out apart, joined: one tree, one set of names.

Joining pages alone would lose what leads from part to part, and what is numbered in
each part from the beginning: the rows of the parent tree (ISO 32000-1, 14.7.4.4), the
names of header cells, the outline.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from evidence.formats.pdf_tags import tidy

_NAMED = re.compile(rb"/([\w.]+)(?= gs\b| [\d.]+ Tf\b)")
"""A resource in a page's instructions: a state of the pen, or a font with its size."""
_NUMBER = b"Number"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline."""

    words: str
    page: int
    """From 0."""
    left: float
    top: float
    below: tuple[Bookmark, ...]


def open_tidy(data: bytes) -> Pdf:
    """Open a laid out PDF, and tidy its tags."""
    pdf = Pdf.open(io.BytesIO(data))
    tidy(pdf)
    return pdf


def join(parts: Sequence[bytes], outline: Iterable[Bookmark], scheme: str) -> Pdf:
    """Return *parts* as one PDF with *outline*.

    Links to addresses of *scheme* lead to the destination that they name.
    """
    first, *others = parts
    pdf = open_tidy(first)
    names = dict(_names(pdf))
    for number, data in enumerate(others, 1):
        names |= _append(pdf, open_tidy(data), number)
    _name(pdf, names)
    for page in pdf.pages:
        for link in page.obj.get("/Annots", Array()):
            _lead(link, names, scheme)
    with pdf.open_outline() as made:
        made.root[:] = [_item(pdf, each) for each in outline]
    return pdf


def print_numbers(pdf: Pdf, data: bytes, skipped: int) -> None:
    """Print page after page of *data* on those of *pdf*, as artifacts.

    The first *skipped* pages stay as they are.
    """
    sheets = Pdf.open(io.BytesIO(data))
    begin = pdf.make_stream(b"q\n")
    given: dict[tuple[int, int], None] = {}
    shared = pdf.copy_foreign(sheets.pages[0].obj.Resources)
    pairs = zip(pdf.pages, sheets.pages, strict=True)
    for page, sheet in list(pairs)[skipped:]:
        if page.obj.Resources.objgen not in given:
            given[page.obj.Resources.objgen] = None
            _share(page.obj.Resources, shared)
        drawn = _NAMED.sub(rb"/" + _NUMBER + rb"\1", sheet.obj.Contents.read_bytes())
        number = b"Q\n/Artifact <</Type /Pagination>> BDC\nq\n" + drawn + b"\nQ\nEMC\n"
        page.obj.Contents = Array([begin, page.obj.Contents, pdf.make_stream(number)])


def _share(own: Object, shared: Object) -> None:
    """Let the resources *own* have those that are *shared*, under names of theirs."""
    for kind in ("/Font", "/ExtGState"):
        if kind not in own:
            own[kind] = Dictionary()
        for name, value in shared.get(kind, Dictionary()).items():
            own[kind][f"/{_NUMBER.decode()}{name[1:]}"] = value


def _append(pdf: Pdf, part: Pdf, number: int) -> dict[bytes, Object]:
    """Put *part* behind the pages of *pdf*; return its names as those of *pdf*."""
    names = part.make_indirect(Array([each for pair in _names(part) for each in pair]))
    before = len(pdf.pages)
    for page in part.pages:
        pdf.pages.append(page)
    tree = pdf.Root.StructTreeRoot
    added = pdf.copy_foreign(part.Root.StructTreeRoot)
    shift = 1 + int(tree.ParentTree.Nums[-2])
    _renumber(list(pdf.pages)[before:], shift)
    flat = added.ParentTree.Nums
    for at in range(0, len(flat), 2):
        tree.ParentTree.Nums.append(int(flat[at]) + shift)
        tree.ParentTree.Nums.append(flat[at + 1])
    for element in added.K[0].K:
        element.P = tree.K[0]
        _rename(element, number)
        tree.K[0].K.append(element)
    copied = pdf.copy_foreign(names)
    return {bytes(copied[at]): copied[at + 1] for at in range(0, len(copied), 2)}


def _renumber(pages: Iterable[Page], shift: int) -> None:
    """Count what *pages* and their links have in the parent tree from *shift*."""
    for page in pages:
        page.obj.StructParents = int(page.obj.StructParents) + shift
        for link in page.obj.get("/Annots", Array()):
            link.StructParent = int(link.StructParent) + shift


def _rename(element: Object, number: int) -> None:
    """Let the names of header cells say that they are of the part *number*."""
    if "/ID" in element:
        element.ID = _of(number, element.ID)
    if "/A" in element and "/Headers" in element.A:
        element.A.Headers = Array([_of(number, each) for each in element.A.Headers])
    for kid in element.get("/K", Array()):
        if isinstance(kid, Dictionary) and "/S" in kid:
            _rename(kid, number)


def _of(number: int, name: Object) -> String:
    return String(f"{number}-{name}")


def _names(pdf: Pdf) -> Iterable[tuple[bytes, Object]]:
    """Yield the destinations of *pdf* by name."""
    flat = pdf.Root.Names.Dests.Names if "/Names" in pdf.Root else Array()
    for at in range(0, len(flat), 2):
        yield bytes(flat[at]), flat[at + 1]


def _name(pdf: Pdf, names: dict[bytes, Object]) -> None:
    """Let *names* be the destinations of *pdf*, in order as a name tree needs them."""
    flat = [each for key in sorted(names) for each in (String(key), names[key])]
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.Dests = Dictionary(Names=Array(flat))


def _lead(link: Object, names: dict[bytes, Object], scheme: str) -> None:
    """Lead *link* within the file, where its address is of *scheme*."""
    address = str(link.get("/A", Dictionary()).get("/URI", ""))
    name = address.removeprefix(scheme)
    if name != address and name.encode() in names:
        del link.A
        link.Dest = link.Contents = String(name)


def _item(pdf: Pdf, bookmark: Bookmark) -> OutlineItem:
    page = pdf.pages[bookmark.page].obj
    place = Array([page, Name.XYZ, bookmark.left, bookmark.top, 0])
    item = OutlineItem(bookmark.words, place)
    item.children.extend(_item(pdf, each) for each in bookmark.below)
    return item
