"""Pictures of passages in a picture: a photographed or scanned page, the words marked.

A picture has no letters: the words are marked where they were recognised, if that is
known. It is turned as its camera says, and printed as large as a page would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image

from evidence.formats.crop_drawing import (
    RESOLUTION,
    WHOLE,
    answer,
    region_of,
    scale_for,
    width_of_page,
    with_marks,
)
from evidence.formats.pictures import count_pages, open_picture, shown_page
from evidence.formats.placed_words import placed_on

SHORT, LONG = 595.0, 842.0
"""The sides of A4 in points: how large a picture is taken to be, or less."""
ENOUGH = round(LONG * RESOLUTION)
"""Pixels of a photograph's shorter side that are more than is printed of it."""


def as_answer(payload: dict[str, Any]) -> list[dict[str, Any] | None]:
    """Draw each of ``payload["passages"]`` of the picture at ``payload["path"]``.

    A passage has ``page`` (from 0, of pictures that have several) and ``places`` (see
    ``placed_on``), without which the picture is drawn whole, and nothing marked. For
    the worker; None stands for a page that is not there. Raises InputRefused for what
    is no picture.
    """
    with open_picture(payload["path"]) as opened:
        pages = _Pages(opened)
        return [
            _drawn(pages.page(one["page"]), one.get("places"))
            for one in payload["passages"]
        ]


class _Pages:
    """The pages of a picture; the last one is held, since passages share them."""

    def __init__(self, opened: Image.Image) -> None:
        opened.draft(None, (ENOUGH, ENOUGH))  # a large JPEG is read smaller, at once
        self._opened = opened
        self._count = count_pages(opened)
        self._held: tuple[int, Image.Image] | None = None

    def page(self, number: int) -> Image.Image | None:
        """Return a page, None where there is no such."""
        if number >= self._count:
            return None
        if self._held is None or self._held[0] != number:
            self._held = number, shown_page(self._opened, number)
        return self._held[1]


def _drawn(
    picture: Image.Image | None, places: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    if picture is None:
        return None
    size = _on_paper(*picture.size)
    return _marked_at(picture, places, size) or _whole(picture, size)


def _marked_at(
    picture: Image.Image, places: Mapping[str, Any] | None, size: tuple[float, float]
) -> dict[str, Any] | None:
    placed = placed_on(places, *size)
    if placed is None:
        return None
    own = picture.width / size[0]
    page = (0.0, 0.0, *size)
    region, is_whole = region_of(placed.marked, placed.everything, page)
    left, bottom, right, top = region
    scale = scale_for(right - left, top - bottom, min(own, RESOLUTION))
    piece = picture.resize(
        (max(round((right - left) * scale), 1), max(round((top - bottom) * scale), 1)),
        Image.Resampling.LANCZOS,
        box=(
            left * own,
            (size[1] - top) * own,
            min(right * own, picture.width),
            min((size[1] - bottom) * own, picture.height),
        ),
    )
    marked = with_marks(piece, region, placed.marked, scale)
    return answer(marked, right - left, whole=is_whole, marked=True, recognised=True)


def _whole(picture: Image.Image, size: tuple[float, float]) -> dict[str, Any]:
    scale = scale_for(*size, min(picture.width / size[0], WHOLE))
    shown = (max(round(size[0] * scale), 1), max(round(size[1] * scale), 1))
    smaller = picture.resize(shown, Image.Resampling.LANCZOS)
    return answer(smaller, width_of_page(*size), whole=True, marked=False)


def _on_paper(width: int, height: int) -> tuple[float, float]:
    """Return how large a picture is printed: a pixel a point, or to fit a page."""
    sides = (SHORT, LONG) if height >= width else (LONG, SHORT)
    scale = min(1.0, sides[0] / width, sides[1] / height)
    return width * scale, height * scale
