"""The words of a PDF whose letters were recognised, and where each is on its page.

They stand in a layer that nobody sees, in letters without a form: a word has the place
of its first and last one. Some programs stretch a word so that the blank behind it is
inside the word's box too, hence that blank is taken with it.

Places are fractions of the page as it is shown, from its upper left corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2

from evidence.errors import InputRefused
from evidence.formats.letters import utf16_place

Place = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_LINE = re.compile(r"[^\r\n\x02\ufffe]+")
"""pdfium gives \\x02 for a hyphen that ends a line, and no line end behind it."""
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}]+")
"""Where words have no blanks between them each character is one."""
_TAILS = 0.2
"""Of a letter's height: how far below their line g and y reach."""


def as_answer(payload: dict[str, str]) -> list[dict[str, Any]]:
    """Return the pages of the PDF at ``payload["path"]``; for the worker.

    Each has its ``form``, width by height as it is shown, and its ``lines``, in which
    a word is [text, left, top, right, bottom]. Raises InputRefused for what is no PDF.
    """
    try:
        pdf = pypdfium2.PdfDocument(payload["path"])
    except pypdfium2.PdfiumError as error:
        raise InputRefused(f"the PDF cannot be opened ({error})") from error
    return [_page(pdf, index) for index in range(len(pdf))]


def _page(pdf: pypdfium2.PdfDocument, index: int) -> dict[str, Any]:
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:  # a page that is damaged
        return {"form": 1.0, "lines": []}
    width, height = page.get_size()
    lines = [line for line in _lines(page) if line] if width and height else []
    return {"form": width / height if height else 1.0, "lines": lines}


def _lines(page: Any) -> Iterator[list[list[Any]]]:
    shown = _Shown(page)
    letters = page.get_textpage()
    text = letters.get_text_range()
    number = utf16_place(text)
    for line in _LINE.finditer(text):
        found = []
        for word in _WORD.finditer(text, line.start(), line.end()):
            first, last = number(word.start()), number(word.end() - 1)
            if text[word.end() : word.end() + 1] == " ":
                last += 1
            place = shown.place(
                letters.get_charbox(first, loose=True),
                letters.get_charbox(last, loose=True),
            )
            if place is not None:
                found.append([word[0], *place])
        yield found


class _Shown:
    """Turns places in a page's own points into those on the page as it is shown."""

    def __init__(self, page: Any) -> None:
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turns = page.get_rotation() // 90

    def place(self, first: Place, last: Place) -> Place | None:
        """Return the place of a word; None where it has none on the page."""
        corners = [
            self._turned(x, y)
            for left, bottom, right, top in (first, last)
            for x, y in ((left, bottom), (right, top))
        ]
        across, down = ([corner[side] for corner in corners] for side in (0, 1))
        left, right = _inside(min(across)), _inside(max(across))
        top, bottom = min(down), max(down)
        bottom += _TAILS * (bottom - top)
        top, bottom = _inside(top), _inside(bottom)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        right = (x - self._left) / (self._right - self._left)
        down = (self._top - y) / (self._top - self._bottom)
        for _ in range(self._turns):
            right, down = 1 - down, right
        return right, down


def _inside(part: float) -> float:
    return min(max(part, 0.0), 1.0)
