"""Pictures that a program for recognising refuses are made plain for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from evidence.errors import InputRefused
from evidence.formats.plain_picture import as_answer


def plain(path: Path, out: Path) -> bool:
    return as_answer({"path": str(path), "out": str(out)})


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
def test_a_plain_picture_is_left_alone(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (30, 20)).save(tmp_path / "x.png")

    assert not plain(tmp_path / "x.png", tmp_path / "out.tif")
    assert not (tmp_path / "out.tif").exists()


@pytest.mark.parametrize(
    ("name", "mode", "colour", "made"),
    [
        ("x.png", "RGBA", (200, 0, 0, 0), (255, 255, 255)),
        ("x.png", "RGBA", (200, 0, 0, 255), (200, 0, 0)),
        ("x.png", "LA", (0, 0), (255, 255, 255)),
        ("x.tif", "CMYK", (0, 0, 0, 0), (255, 255, 255)),
    ],
)
def test_what_one_sees_through_is_put_on_white(
    tmp_path: Path,
    name: str,
    mode: str,
    colour: tuple[int, ...],
    made: tuple[int, ...],
) -> None:
    Image.new(mode, (30, 20), colour).save(tmp_path / name)

    assert plain(tmp_path / name, tmp_path / "out.tif")

    with Image.open(tmp_path / "out.tif") as out:
        assert (out.mode, out.size, out.getpixel((5, 5))) == ("RGB", (30, 20), made)


def test_all_pages_are_made_plain(tmp_path: Path) -> None:
    second = Image.new("RGBA", (40, 50), (9, 9, 9, 255))
    first = Image.new("RGBA", (30, 20), (0, 0, 0, 0))
    first.save(tmp_path / "x.tif", save_all=True, append_images=[second])

    assert plain(tmp_path / "x.tif", tmp_path / "out.tif")

    with Image.open(tmp_path / "out.tif") as out:
        assert getattr(out, "n_frames", 1) == 2
        out.seek(1)
        assert (out.size, out.getpixel((5, 5))) == ((40, 50), (9, 9, 9))


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"no picture")
    with pytest.raises(InputRefused, match="the picture cannot be read"):
        plain(tmp_path / "x.png", tmp_path / "out.tif")
