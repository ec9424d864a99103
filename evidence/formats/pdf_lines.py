"""The lines of a PDF's pages: their words, place and size of type.

pdfium gives the characters in the order of the page's own content, mostly that of
reading, with line ends. Places are asked for at the ends of a line only: asking for
every character takes ten times as long as reading the text.

Places are PDF points from the lower left corner of the page.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from bisect import bisect_left
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
_BOX = array("d", bytes(32))
"""Where pdfium writes a box, left, right, bottom and top: one for all of them."""
_LEFT, _RIGHT, _BOTTOM, _TOP = (
    ctypes.byref((ctypes.c_double * 4).from_buffer(_BOX), 8 * side) for side in range(4)
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _bound(function: Any, result: type) -> Any:
    """Return a function of pdfium that takes its arguments as they are.

    Looking at the type of each takes longer than the answer, and there are five
    questions a line: they are asked with a pointer, whole numbers and references.
    """
    return ctypes.cast(function, ctypes.CFUNCTYPE(result))


_get_box = _bound(raw.FPDFText_GetCharBox, ctypes.c_int)
_get_size = _bound(raw.FPDFText_GetFontSize, ctypes.c_double)


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
    letters = _Letters(words.raw, text, words.count_chars())
    for match in _LINE.finditer(text):
        printed = match[0]
        shown = printed.strip()
        if not shown:
            continue
        first = match.start()
        if len(shown) != len(printed):
            first += printed.index(shown[0])
        line = _line(letters, first, shown, index)
        if line is not None:
            yield line
    words.close()


class _Letters:
    """Asks pdfium for the place and the size of the letters of a page's text.

    Characters outside the basic plane are two of pdfium's, and line ends that it made
    up itself are counted in both.
    """

    __slots__ = ("_handle", "_last", "_wide")

    def __init__(self, handle: Any, text: str, count: int) -> None:
        self._handle = ctypes.cast(handle, ctypes.c_void_p)
        self._last = count - 1
        self._wide = (
            [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
        )

    def _number(self, place: int) -> int:
        """Return pdfium's own number of the character at a place in the text."""
        place += bisect_left(self._wide, place)
        return min(place, self._last)

    def box(self, place: int) -> tuple[float, float, float, float] | None:
        """Return (left, right, bottom, top) of a character."""
        if self._wide or place > self._last:
            place = self._number(place)
        if not _get_box(self._handle, place, _LEFT, _RIGHT, _BOTTOM, _TOP):
            return None
        left, right, bottom, top = _BOX
        return left, right, bottom, top

    def size(self, place: int) -> float:
        """Return the size of a character's type."""
        if self._wide or place > self._last:
            place = self._number(place)
        found: float = _get_size(self._handle, place)
        return found


def _line(letters: _Letters, first: int, shown: str, index: int) -> Line | None:
    last = first + len(shown) - 1
    box, end = letters.box(first), letters.box(last)
    if box is None or end is None:
        return None
    text = _with_raised(letters, first, shown)
    if not (text.isascii() and text.isprintable()):
        text = _CONTROLS.sub("", text.translate(_HYPHENS)).translate(_LIGATURES)
    size, middle = letters.size(first), letters.size((first + last) // 2)
    left, _, bottom, top = box
    _, right, low, high = end
    return Line(
        text,
        index,
        left,
        right,
        min(low, bottom),
        max(high, top),
        (max(middle, size)) or top - bottom,
    )


def _with_raised(letters: _Letters, first: int, shown: str) -> str:
    """Return a line with the numbers that are set small and high as raised digits."""
    match = _NUMBERS.search(shown)
    while match:
        begin = _first_raised(letters, first, shown, match.span())
        end = match.end()
        if begin is not None:
            raised = shown[begin:end].translate(_RAISED)
            shown = f"{shown[:begin]}{raised}{shown[end:]}"
        match = _NUMBERS.search(shown, end)
    return shown


def _first_raised(
    letters: _Letters, first: int, shown: str, span: tuple[int, int]
) -> int | None:
    """Return where a number is raised from: «in 2012⁵» from its last digit on."""
    start, end = span
    size = letters.size(first + end - 1)
    for at in range(start or 1, end):
        if shown[at].isdigit() and not shown[at - 1].isspace():
            place = first + at
            smaller = size <= letters.size(place - 1) * _SMALLER
            if smaller and _is_above(letters, place):
                return at
    return None


def _is_above(letters: _Letters, place: int) -> bool:
    """Tell whether a character stands above the one before it."""
    upper, lower = letters.box(place), letters.box(place - 1)
    if upper is None or lower is None:
        return False
    return (upper[2] + upper[3]) > (lower[2] + lower[3])
