"""Pictures in files, one page after the other, as a reader sees them.

Turned as the camera says, in eight bits a colour, on white where one sees through them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps

from evidence.errors import InputRefused

__all__ = ["count_pages", "open_picture", "shown_page"]


def open_picture(path: str) -> Image.Image:
    """Open the picture at *path*; raises InputRefused for what is none."""
    with _damage_told():
        return Image.open(path)


def count_pages(opened: Image.Image) -> int:
    """Return how many pages a picture has: a TIFF or GIF may have several."""
    with _damage_told():
        return int(getattr(opened, "n_frames", 1))


def shown_page(opened: Image.Image, page: int) -> Image.Image:
    """Return a page, from 0, as it is seen; raises InputRefused for a damaged one."""
    with _damage_told():
        opened.seek(page)
        return _on_white(ImageOps.exif_transpose(opened))


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise
    except Image.DecompressionBombError as error:
        raise InputRefused("the picture is too large to be read") from error
    except Exception as error:  # damaged bytes make Pillow raise nearly anything
        raise InputRefused(f"the picture cannot be read ({error})") from error


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    over = picture.convert("RGBA")
    white = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(white, over).convert("RGB")
