"""Pictures of passages as they are printed: a piece of the page, the words marked.

A passage is found on its page by letters and digits alone, since print divides words,
joins letters and sets what a text has not. pdfium draws the page. The page of a scan
has no letters: there the words are marked where they were recognised, if that is known.

Places are PDF points from the lower left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2
from PIL import Image

from evidence.errors import InputRefused
from evidence.formats.crop_drawing import (
    RESOLUTION,
    WHOLE,
    Box,
    answer,
    region_of,
    scale_for,
    width_of_page,
    with_marks,
)
from evidence.formats.letters import Letters, letters_of, occurrences, utf16_place
from evidence.formats.placed_words import placed_on

GREYS = 16
"""Of a whole scanned page."""


def as_answer(payload: dict[str, Any]) -> list[dict[str, Any] | None]:
    """Draw each of ``payload["passages"]`` of the PDF at ``payload["path"]``.

    A passage has ``page`` (from 0), ``before`` (the page's text up to it) and
    ``words``; ``scanned`` says that its letters were recognised in a picture, which has
    none to find: then they are marked at ``places`` (see ``placed_on``), and without
    such the page is drawn whole, and nothing marked. For the worker; None stands for
    what is not found on its page. Raises InputRefused for what is no PDF.
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
    places: Mapping[str, Any] | None = None,
) -> dict[str, Any] | None:
    if page >= len(pdf):
        return None
    opened = pdf[page]
    found = _marked(opened, before, words)
    if found is not None or not scanned:
        return found
    return _marked_at(opened, places) or _whole(opened)


def _marked(opened: Any, before: str, words: str) -> dict[str, Any] | None:
    if opened.get_rotation():  # its text runs another way than its picture
        return None
    text = opened.get_textpage()
    printed = text.get_text_range()
    span = _find(letters_of(printed), before, words)
    if span is None:
        return None
    first, last = map(utf16_place(printed), span)
    marked = list(_boxes(text, first, last - first + 1))
    if not marked:
        return None
    return _piece(opened, opened.get_bbox(), marked, list(_boxes(text, 0, -1)))


def _marked_at(opened: Any, places: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Draw a piece of a scanned page, as it is turned, its words marked at *places*."""
    width, height = opened.get_size()
    placed = placed_on(places, width, height)
    if placed is None:
        return None
    page = (0.0, 0.0, width, height)
    drawn = _piece(opened, page, placed.marked, placed.everything)
    return {**drawn, "recognised": True}


def _piece(
    opened: Any, page: Box, marked: Sequence[Box], everything: Sequence[Box]
) -> dict[str, Any]:
    """Draw what is shown of a *page*, whose edges are given as its boxes are."""
    region, is_whole = region_of(marked, everything, page)
    left, bottom, right, top = region
    scale = scale_for(right - left, top - bottom, RESOLUTION)
    crop = (left - page[0], bottom - page[1], page[2] - right, page[3] - top)
    drawn = opened.render(
        scale=scale, crop=crop, draw_annots=False, may_draw_forms=False
    )
    picture = with_marks(drawn.to_pil().convert("RGB"), region, marked, scale)
    return answer(picture, right - left, whole=is_whole, marked=True)


def _whole(page: Any) -> dict[str, Any]:
    """Draw all of a page, as it is turned, in the greys of a scan."""
    width, height = page.get_size()
    scale = scale_for(width, height, WHOLE)
    drawn = page.render(scale=scale, draw_annots=False, may_draw_forms=False)
    picture: Image.Image = drawn.to_pil().convert("RGB")
    shown = width_of_page(width, height)
    return answer(picture, shown, whole=True, marked=False, colours=GREYS)


def _find(page: Letters, before: str, words: str) -> tuple[int, int] | None:
    """Return the first and last character of *words* on the page.

    Of several places the one that has as many before it as the text has.
    """
    wanted = letters_of(words).text
    found = list(occurrences(page.text, wanted)) if wanted else []
    earlier = len(list(occurrences(letters_of(before).text, wanted)))
    if not found or (len(found) > 1 and earlier >= len(found)):
        return None
    at = found[0] if len(found) == 1 else found[earlier]
    return page.places[at], page.places[at + len(wanted) - 1]


def _boxes(text: Any, first: int, count: int) -> Iterator[Box]:
    for number in range(text.count_rects(first, count)):
        left, bottom, right, top = text.get_rect(number)
        if right > left and top > bottom:
            yield left, bottom, right, top
