"""Pictures of passages as they are printed: a piece of the page, the words marked.

A passage is found on its page by letters and digits alone, since print divides words,
joins letters and sets what a text has not. pdfium draws the page; the mark is a tint
and a line under the words, so that it needs no colour to be seen.

Places are PDF points from the lower left corner of the page.
"""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from evidence.errors import InputRefused

RESOLUTION = 150 / 72
"""Pixels a point: as sharp as an office's printer needs."""
MOST_PIXELS = 3_000_000
MARGIN = 30.0
"""Points above and below the passage: two or three lines."""
SIDE = 10.0
"""Points beside the page's text."""
TALLEST = 320.0
"""Points of a passage that are shown: less than half a page."""
SCANNED = 110 / 72
"""Pixels a point of a whole scanned page: it can be read, and is not too large."""
TALLEST_PAGE = 560.0
"""Points on paper of a whole page: the card's words find room beside it."""
COLOURS = 48
GREYS = 16
TINT = (255, 236, 150)
LINE = (125, 78, 0)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters and digits of a page, and the number of each one's character."""

    text: str
    places: tuple[int, ...]


def as_answer(payload: dict[str, Any]) -> list[dict[str, Any] | None]:
    """Draw each of ``payload["passages"]`` of the PDF at ``payload["path"]``.

    A passage has ``page`` (from 0), ``before`` (the page's text up to it) and
    ``words``; ``scanned`` says that its letters were recognised in a picture, which has
    none to find: then the page is drawn whole, and nothing marked. For the worker; None
    stands for what is not found on its page. Raises InputRefused for what is no PDF.
    """
    try:
        pdf = pypdfium2.PdfDocument(payload["path"])
    except pypdfium2.PdfiumError as error:
        raise InputRefused(f"the PDF cannot be opened ({error})") from error
    return [_attempt(pdf, one) for one in payload["passages"]]


def _attempt(
    pdf: pypdfium2.PdfDocument, passage: dict[str, Any]
) -> dict[str, Any] | None:
    try:
        return _drawn(pdf, **passage)
    except pypdfium2.PdfiumError:  # a page that is damaged
        return None


def _drawn(
    pdf: pypdfium2.PdfDocument,
    *,
    page: int,
    before: str,
    words: str,
    scanned: bool = False,
) -> dict[str, Any] | None:
    if page >= len(pdf):
        return None
    opened = pdf[page]
    found = _marked(opened, before, words)
    return _whole(opened) if found is None and scanned else found


def _marked(opened: Any, before: str, words: str) -> dict[str, Any] | None:
    if opened.get_rotation():  # its text runs another way than its picture
        return None
    text = opened.get_textpage()
    span = _find(_letters(text.get_text_range()), before, words)
    if span is None:
        return None
    marked = list(_boxes(text, span[0], span[1] - span[0] + 1))
    everything = list(_boxes(text, 0, -1))
    if not marked:
        return None
    region, is_whole = _region(marked, everything, opened.get_bbox())
    picture = _picture(opened, region, marked)
    return _answer(picture, region[2] - region[0], whole=is_whole, marked=True)


def _whole(page: Any) -> dict[str, Any]:
    """Draw all of a page, as it is turned, in the greys of a scan."""
    width, height = page.get_size()
    scale = min(SCANNED, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    drawn = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
    picture = drawn.to_pil().convert("RGB").quantize(GREYS, dither=Image.Dither.NONE)
    shown = min(width, TALLEST_PAGE * width / max(height, 1.0))
    return _answer(picture, shown, whole=True, marked=False)


def _answer(
    picture: Image.Image, width: float, *, whole: bool, marked: bool
) -> dict[str, Any]:
    png = base64.b64encode(_as_png(picture)).decode()
    return {"png": png, "width": width, "whole": whole, "marked": marked}


def _letters(text: str) -> _Letters:
    letters: list[str] = []
    places: list[int] = []
    place = 0
    for sign in text:
        for letter in unicodedata.normalize("NFKC", sign).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
        place += 2 if ord(sign) > 0xFFFF else 1  # pdfium counts in UTF-16
    return _Letters("".join(letters), tuple(places))


def _find(page: _Letters, before: str, words: str) -> tuple[int, int] | None:
    """Return the first and last character of *words* on the page.

    Of several places the one that has as many before it as the text has.
    """
    wanted = _letters(words).text
    found = list(_occurrences(page.text, wanted)) if wanted else []
    earlier = len(list(_occurrences(_letters(before).text, wanted)))
    if not found or (len(found) > 1 and earlier >= len(found)):
        return None
    at = found[0] if len(found) == 1 else found[earlier]
    return page.places[at], page.places[at + len(wanted) - 1]


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _boxes(text: Any, first: int, count: int) -> Iterator[Box]:
    for number in range(text.count_rects(first, count)):
        left, bottom, right, top = text.get_rect(number)
        if right > left and top > bottom:
            yield left, bottom, right, top


def _region(
    marked: Sequence[Box], everything: Sequence[Box], page: Box
) -> tuple[Box, bool]:
    """Return what is shown: as wide as the page's text; and whether all is in it."""
    left = max(page[0], min(box[0] for box in everything) - SIDE)
    right = min(page[2], max(box[2] for box in everything) + SIDE)
    first, last = max(box[3] for box in marked), min(box[1] for box in marked)
    lowest = max(last, first - TALLEST)
    top = _past_lines(everything, first + MARGIN, upward=True)
    bottom = _past_lines(everything, lowest - MARGIN, upward=False)
    region = (left, max(page[1], bottom), right, min(page[3], top))
    return region, lowest == last


def _past_lines(boxes: Sequence[Box], edge: float, *, upward: bool) -> float:
    """Return *edge*, moved so that it cuts through no line of print."""
    cut = [box for box in boxes if box[1] < edge < box[3]]
    if upward:
        return max((box[3] for box in cut), default=edge) + 2
    return min((box[1] for box in cut), default=edge) - 2


def _picture(page: Any, region: Box, marked: Sequence[Box]) -> Image.Image:
    left, bottom, right, top = region
    area = max((right - left) * (top - bottom), 1.0)
    scale = min(RESOLUTION, (MOST_PIXELS / area) ** 0.5)
    whole = page.get_bbox()
    crop = (left - whole[0], bottom - whole[1], whole[2] - right, whole[3] - top)
    drawn = page.render(scale=scale, crop=crop, draw_annots=False, may_draw_forms=False)
    picture = drawn.to_pil().convert("RGB")
    tint = Image.new("RGB", picture.size, (255, 255, 255))
    on_tint = ImageDraw.Draw(tint)
    places = [
        (
            round((box[0] - left) * scale) - 1,
            round((top - box[3]) * scale) - 1,
            round((box[2] - left) * scale) + 1,
            round((top - box[1]) * scale) + 1,
        )
        for box in marked
    ]
    for place in places:
        on_tint.rectangle(place, fill=TINT)
    picture = ImageChops.multiply(picture, tint)
    lines = ImageDraw.Draw(picture)
    for x0, _, x1, y1 in places:
        lines.line((x0, y1 + 1, x1, y1 + 1), fill=LINE, width=2)
    return picture


def _as_png(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    if picture.mode != "P":
        picture = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(stream, "PNG")
    return stream.getvalue()
