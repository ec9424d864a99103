"""Pictures of passages in a picture: a photographed or scanned page, the words marked.

A picture has no letters: the words are marked where they were recognised, if that is
known. It is turned as its camera says, and printed as large as a page would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageOps

from evidence.errors import InputRefused
from evidence.formats.crop_drawing import (
    RESOLUTION,
    WHOLE,
    answer,
    region_of,
    scale_for,
    width_of_page,
    with_marks,
)
from evidence.formats.placed_words import placed_on

SHORT, LONG = 595.0, 842.0
"""The sides of A4 in points: how large a picture is taken to be, or less."""


def as_answer(payload: dict[str, Any]) -> list[dict[str, Any] | None]:
    """Draw each of ``payload["passages"]`` of the picture at ``payload["path"]``.

    A passage has ``page`` (from 0, of pictures that have several) and ``places`` (see
    ``placed_on``), without which the picture is drawn whole, and nothing marked. For
    the worker; None stands for a page that is not there. Raises InputRefused for what
    is no picture.
    """
    try:
        with Image.open(payload["path"]) as opened:
            return [_drawn(opened, **one) for one in payload["passages"]]
    except Image.DecompressionBombError as error:
        raise InputRefused("the picture is too large to be drawn") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise InputRefused(f"the picture cannot be drawn ({error})") from error


def _drawn(
    opened: Image.Image,
    *,
    page: int,
    places: Mapping[str, Any] | None = None,
    **_words: object,
) -> dict[str, Any] | None:
    if page >= getattr(opened, "n_frames", 1):
        return None
    opened.seek(page)
    picture = _on_white(ImageOps.exif_transpose(opened))
    width, height = _on_paper(*picture.size)
    return _marked_at(picture, places, (width, height)) or _whole(
        picture, (width, height)
    )


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


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture in eight bits a colour, on white where one sees through it."""
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    over = picture.convert("RGBA")
    white = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(white, over).convert("RGB")
