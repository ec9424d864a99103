"""A kept picture shows the words that were recognised in it, marked."""

from __future__ import annotations

import base64
import contextlib
import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFile

from evidence.errors import InputRefused
from evidence.formats.crop_drawing import TINT
from evidence.formats.picture_crop import as_answer

MARKED = [[0.25, 0.5, 0.5, 0.55]]
OTHERS = [[0.1, 0.1, 0.9, 0.15], [0.1, 0.85, 0.9, 0.9]]


def draw(path: Path, form: float | None, *, page: int = 0) -> dict[str, Any] | None:
    """Draw a passage; without a *form* nobody knows where its words are."""
    places = form and {"form": form, "marked": MARKED, "others": OTHERS}
    given = {"page": page, "before": "", "words": "57 States", "scanned": True}
    [drawn] = as_answer({"path": str(path), "passages": [{**given, "places": places}]})
    assert drawn is None or isinstance(drawn, dict)
    return drawn


def image(drawn: dict[str, Any] | None) -> Image.Image:
    assert drawn is not None
    return Image.open(io.BytesIO(base64.b64decode(drawn["png"]))).convert("RGB")


def at(shown: Image.Image, across: float, down: float) -> tuple[int, ...]:
    colour = shown.getpixel((round(across), round(down)))
    assert isinstance(colour, tuple)
    return tuple(int(part) for part in colour)


def is_near(colour: tuple[int, ...], wanted: tuple[int, ...], most: int = 10) -> bool:
    return all(abs(a - b) < most for a, b in zip(colour, wanted, strict=True))


def has_mark(shown: Image.Image) -> bool:
    """Tell whether the mark is where a picture of 300 by 400 points has its words."""
    # The piece begins 32 points above the words, and 20 from the left edge.
    inside, outside = at(shown, 75 - 20 + 9, 32 + 9), at(shown, 40, 32 + 9)
    return is_near(inside, TINT) and not is_near(outside, TINT)


def test_the_words_are_marked_on_a_piece_of_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    Image.new("RGB", (300, 400), "white").save(path)

    drawn = draw(path, 0.75)
    assert drawn is not None

    assert (drawn["whole"], drawn["marked"], drawn["recognised"]) == (True,) * 3
    assert drawn["width"] == pytest.approx(260)
    assert image(drawn).size == (260, 84)
    assert has_mark(image(drawn))
    assert draw(path, 0.75) == drawn


def test_a_large_picture_is_printed_as_a_page_and_as_sharp(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    Image.new("L", (4000, 5000), 250).save(path)

    drawn = draw(path, 0.8)
    assert drawn is not None

    assert drawn["width"] == pytest.approx(595 * 0.8 + 20)
    assert image(drawn).width == pytest.approx(drawn["width"] * 150 / 72, abs=1)


def test_a_photograph_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    upright = Image.new("RGB", (300, 400), "white")
    upright.paste((200, 0, 0), (0, 180, 300, 199))
    exif = Image.Exif()
    exif[0x112] = 6
    upright.rotate(90, expand=True).save(path, exif=exif, quality=95)

    shown = image(draw(path, 0.75))

    assert has_mark(shown)
    assert is_near(at(shown, 200, 20), (200, 0, 0), 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("kind", ["png", "tif"])
def test_pictures_of_every_kind_are_white_where_they_are(
    tmp_path: Path, mode: str, kind: str
) -> None:
    path = tmp_path / f"x.{kind}"
    white = Image.new("L", (300, 400), 255)
    if mode == "RGBA":
        white = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    elif mode == "I;16":
        white = Image.new("I;16", (300, 400), 65_535)
    if mode == "CMYK" and kind == "png":
        pytest.skip("PNG has no such colours")
    (white if white.mode == mode else white.convert(mode)).save(path)

    shown = image(draw(path, 0.75))

    assert has_mark(shown)
    assert is_near(at(shown, 5, 5), (255, 255, 255))


def test_pictures_with_several_pages_show_the_one_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "x.tif"
    second = Image.new("L", (300, 400), 100)
    Image.new("L", (300, 400), 250).save(path, save_all=True, append_images=[second])

    assert is_near(at(image(draw(path, 0.75)), 5, 5), (250,) * 3)
    assert is_near(at(image(draw(path, 0.75, page=1)), 5, 5), (100,) * 3)
    assert draw(path, 0.75, page=2) is None


@pytest.mark.parametrize("form", [None, 1.4])
def test_without_known_places_the_picture_is_whole_and_nothing_marked(
    tmp_path: Path, form: float | None
) -> None:
    path = tmp_path / "x.png"
    Image.new("RGB", (300, 400), "white").save(path)

    drawn = draw(path, form)
    assert drawn is not None

    assert (drawn["whole"], drawn["marked"], drawn["recognised"]) == (
        True,
        False,
        False,
    )
    assert drawn["width"] == pytest.approx(300)
    assert image(drawn).getcolors() == [(300 * 400, (255, 255, 255))]


@pytest.mark.parametrize("data", [b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(data)
    with pytest.raises(InputRefused, match="the picture cannot be read"):
        draw(path, 0.75)


def test_a_picture_that_is_cut_off_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # WeasyPrint, where a test before has imported it, changes this for the process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    path = tmp_path / "x.png"
    noise = Image.effect_noise((300, 400), 90)
    noise.save(path)
    path.write_bytes(path.read_bytes()[:40_000])
    with pytest.raises(InputRefused, match="the picture cannot be read"):
        draw(path, 0.75)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_damaged_pictures_are_drawn_or_refused_and_nothing_else(
    tmp_path: Path, kind: str
) -> None:
    chance = random.Random(7)
    path = tmp_path / "x"
    stream = io.BytesIO()
    Image.effect_noise((30, 40), 90).save(stream, kind)
    for _ in range(150):
        data = bytearray(stream.getvalue())
        for _ in range(chance.choice([1, 5, 40])):
            data[chance.randrange(min(len(data), 300))] = chance.randrange(256)
        path.write_bytes(data)
        with contextlib.suppress(InputRefused):
            drawn = draw(path, 0.75)
            assert drawn is None or drawn["png"]
