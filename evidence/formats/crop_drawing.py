"""A piece of a page with a passage marked, whatever the page was drawn from.

The mark is a tint and a line under the words, so that it needs no colour to be seen.
Places are points from the lower left corner of the page.
"""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageChops, ImageDraw

RESOLUTION = 150 / 72
"""Pixels a point: as sharp as an office's printer needs."""
MOST_PIXELS = 3_000_000
MARGIN = 30.0
"""Points above and below the passage: two or three lines."""
SIDE = 10.0
"""Points beside the page's text."""
TALLEST = 320.0
"""Points of a passage that are shown: less than half a page."""
WHOLE = 110 / 72
"""Pixels a point of a whole page: it can be read, and is not too large."""
TALLEST_PAGE = 560.0
"""Points on paper of a whole page: the card's words find room beside it."""
COLOURS = 48
TINT = (255, 236, 150)
LINE = (125, 78, 0)

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def region_of(
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


def scale_for(width: float, height: float, most: float) -> float:
    """Return how many pixels a point gets: *most*, or what the picture may have."""
    return min(most, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))


def width_of_page(width: float, height: float) -> float:
    """Return how wide a whole page of this size is printed on a card."""
    return min(width, TALLEST_PAGE * width / max(height, 1.0))


def with_marks(
    picture: Image.Image, region: Box, marked: Sequence[Box], scale: float
) -> Image.Image:
    """Return *picture*, which shows *region*, with the boxes *marked* on it."""
    left, _, _, top = region
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


def answer(
    picture: Image.Image,
    width: float,
    *,
    whole: bool,
    marked: bool,
    recognised: bool = False,
    colours: int = COLOURS,
) -> dict[str, Any]:
    """Return a picture as the worker answers it, *width* points wide on paper.

    *whole* says that all of the passage is on it, *recognised* that it is marked where
    its words were recognised. Of one picture the bytes are the same each time.
    """
    stream = io.BytesIO()
    picture = picture.quantize(colours, dither=Image.Dither.NONE)
    picture.save(stream, "PNG")
    png = base64.b64encode(stream.getvalue()).decode()
    return {
        "png": png,
        "width": width,
        "whole": whole,
        "marked": marked,
        "recognised": recognised,
    }
