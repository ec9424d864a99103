"""The lines of a PDF's pages: their words, place and size of type.

pdfium gives the characters in the order of the page's own content, mostly that of
reading, with line ends. Places are asked for at the ends of a line only: asking for
every character takes ten times as long as reading the text.

Places are PDF points from the lower left corner of the page.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from evidence.errors import InputRefused

MAX_PAGES = 2_000
_LINE = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?")
"""pdfium gives \\x02 for a hyphen that ends a line, and no line end behind it."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_HYPHENS = str.maketrans({"\x02": "\xad", "\ufffe": "\xad", "\u2010": "-"})
_NUMBERS = re.compile(r"\d{1,12}(?:[,–-]\d{1,4}){0,30}")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹–")
_SMALLER = 0.85
"""Of the size of type before it: a raised number is set smaller than this."""
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_CORNERS = tuple(ctypes.c_double() for _ in range(4))
"""Where pdfium writes a box: making them anew for each takes as long as asking."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(slots=True)
class Line:
    """A line of print; *size* is that of its first letter's type, in points."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Pages:
    """What a PDF says of itself, and its lines page by page."""

    title: str
    language: str
    labels: tuple[str, ...]
    heights: tuple[float, ...]
    lines: tuple[tuple[Line, ...], ...]


def read_pages(path: str) -> Pages:
    """Return the lines of the PDF at *path*.

    Raises InputRefused for what is no PDF, needs a password, or has too many pages.
    """
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, error) from error
    count = len(pdf)
    if count > MAX_PAGES:
        raise InputRefused(f"it has {count:,} pages; {MAX_PAGES:,} are read at most")
    labels: list[str] = []
    heights: list[float] = []
    lines: list[tuple[Line, ...]] = []
    for index in range(count):
        labels.append(pdf.get_page_label(index))
        try:
            page = pdf[index]
        except pypdfium2.PdfiumError:
            heights.append(0.0)
            lines.append(())
            continue
        heights.append(page.get_height())
        lines.append(tuple(_lines(page, index)))
        page.close()
    said = pdf.get_metadata_dict()
    return Pages(
        title=" ".join(said.get("Title", "").split()),
        language="",
        labels=tuple(labels),
        heights=tuple(heights),
        lines=tuple(lines),
    )


def _refused(path: str, error: Exception) -> InputRefused:
    with open(path, "rb") as stream:  # noqa: PTH123 - the first bytes
        head = stream.read(1024).lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return InputRefused(
            "this is a web page, not a PDF: perhaps a login page was saved",
            hint="download the PDF itself, or read the page as .html",
        )
    if "password" in str(error).lower():
        return InputRefused("this PDF needs a password", hint="save it without one")
    if b"%pdf-" not in head:
        return InputRefused("this is no PDF")
    return InputRefused("this PDF is damaged: it cannot be opened")


def _lines(page: Any, index: int) -> Iterator[Line]:
    words = page.get_textpage()
    text = words.get_text_range()
    count = words.count_chars()
    handle = words.raw
    shift = _Shift(handle, text, count)
    for match in _LINE.finditer(text):
        shown = match[0].strip()
        if not shown:
            continue
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        last = match.start() + len(match[0].rstrip()) - 1
        line = _line(handle, shift, (first, last), match[0].strip(), index)
        if line is not None:
            yield line
    words.close()


class _Shift:
    """Leads from a place in the text to pdfium's own number of the character.

    Characters outside the basic plane are two of pdfium's, and line ends that it made
    up itself are counted in both.
    """

    def __init__(self, handle: Any, text: str, count: int) -> None:
        self._handle = handle
        self._count = count
        self._wide = [match.start() for match in _WIDE.finditer(text)]

    def __call__(self, place: int) -> int:
        wide = sum(at < place for at in self._wide) if self._wide else 0
        return min(place + wide, self._count - 1)


def _line(
    handle: Any, shift: _Shift, span: tuple[int, int], shown: str, index: int
) -> Line | None:
    first, last = span
    here, there = shift(first), shift(last)
    box, end = _box(handle, here), _box(handle, there)
    if box is None or end is None:
        return None
    text = _with_raised(handle, shift, first, shown)
    if not (text.isascii() and text.isprintable()):
        text = _CONTROLS.sub("", text.translate(_HYPHENS)).translate(_LIGATURES)
    size = float(raw.FPDFText_GetFontSize(handle, here))
    middle = shift((first + last) // 2)
    size = max(size, float(raw.FPDFText_GetFontSize(handle, middle)))
    return Line(
        text=text,
        page=index,
        left=box[0],
        right=end[1],
        bottom=min(box[2], end[2]),
        top=max(box[3], end[3]),
        size=size or box[3] - box[2],
    )


def _box(handle: Any, number: int) -> tuple[float, float, float, float] | None:
    """Return (left, right, bottom, top) of a character."""
    left, right, bottom, top = _CORNERS
    if not raw.FPDFText_GetCharBox(handle, number, left, right, bottom, top):
        return None
    return left.value, right.value, bottom.value, top.value


def _with_raised(handle: Any, shift: _Shift, first: int, shown: str) -> str:
    """Return a line with the numbers that are set small and high as raised digits."""
    pieces: list[str] = []
    at = 0
    for match in _NUMBERS.finditer(shown):
        begin = _first_raised(handle, shift, first, shown, match.span())
        if begin is not None:
            raised = shown[begin : match.end()].translate(_RAISED)
            pieces += [shown[at:begin], raised]
            at = match.end()
    return "".join(pieces) + shown[at:]


def _first_raised(
    handle: Any, shift: _Shift, first: int, shown: str, span: tuple[int, int]
) -> int | None:
    """Return where a number is raised from: «in 2012⁵» from its last digit on."""
    start, end = span
    size = float(raw.FPDFText_GetFontSize(handle, shift(first + end - 1)))
    for at in range(max(start, 1), end):
        if shown[at].isdigit() and not shown[at - 1].isspace():
            before, here = shift(first + at - 1), shift(first + at)
            body = float(raw.FPDFText_GetFontSize(handle, before))
            if size <= body * _SMALLER and _is_above(handle, before, here):
                return at
            if size > body * _SMALLER:
                continue
    return None


def _is_above(handle: Any, before: int, here: int) -> bool:
    upper, lower = _box(handle, here), _box(handle, before)
    if upper is None or lower is None:
        return False
    return (upper[2] + upper[3]) > (lower[2] + lower[3])
