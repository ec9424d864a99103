"""A passage is drawn as it is printed, and marked where it stands."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from evidence.formats.pdf_crop import TINT, as_answer
from tests.kept_report import report

LONG = (
    "more than 80,000 labourers were transferred out of the far west of the region. "
    "Some of them were sent directly from the camps. The conditions"
)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crop") / "report.pdf"
    path.write_bytes(report())
    return path


def draw(path: Path, *passages: tuple[int, str, str]) -> list[Any]:
    given = [{"page": page, "before": b, "words": w} for page, b, w in passages]
    return as_answer({"path": str(path), "passages": given})


def image(drawn: dict[str, Any]) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(drawn["png"]))).convert("RGB")


def tinted_rows(picture: Image.Image) -> list[int]:
    """Return the rows of pixels that have much of the mark's tint."""
    colours = [
        [picture.getpixel((x, y)) for x in range(picture.width)]
        for y in range(picture.height)
    ]
    near = [sum(map(_is_tint, row)) for row in colours]
    return [y for y, count in enumerate(near) if count > picture.width / 4]


def _is_tint(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 8 for a, b in zip(colour, TINT, strict=True))


def test_the_words_are_marked_line_by_line(pdf: Path) -> None:
    [one, several] = draw(pdf, (1, "", LONG[:20]), (1, "", LONG))

    assert (one["whole"], several["whole"]) == (True, True)
    assert image(several).width == pytest.approx(several["width"] * 150 / 72, abs=2)
    assert len(tinted_rows(image(several))) > 3 * len(tinted_rows(image(one))) > 0
    assert image(several).height < 400


def test_words_that_a_line_divides_are_found(pdf: Path) -> None:
    squeezed = LONG.replace(" ", "\n").replace("conditions", "condi-tions")
    assert draw(pdf, (1, "", squeezed)) == draw(pdf, (1, "", LONG))


def test_of_doubles_the_one_is_marked_that_has_as_many_before_it(pdf: Path) -> None:
    [first, second, third] = draw(
        pdf,
        (0, "", "The survey went on"),
        (0, "The survey went on and on. ", "The survey went on"),
        (0, "The survey went on. " * 9, "The survey went on"),
    )

    assert third is None
    assert tinted_rows(image(first)) != tinted_rows(image(second))


@pytest.mark.parametrize(
    ("page", "words"), [(0, "more than 80,000 labourers"), (9, LONG), (1, "… –")]
)
def test_what_is_not_on_the_page_is_not_drawn(pdf: Path, page: int, words: str) -> None:
    assert draw(pdf, (page, "", words)) == [None]


def test_a_turned_page_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(report(rotated=True))
    assert draw(path, (1, "", LONG)) == [None]


def test_the_same_passage_gives_the_same_bytes(pdf: Path) -> None:
    assert draw(pdf, (1, "", LONG)) == draw(pdf, (1, "", LONG))


@pytest.mark.parametrize("turned", [False, True])
def test_of_a_scan_the_whole_page_is_drawn_and_nothing_marked(
    tmp_path: Path, *, turned: bool
) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("L", (1240, 700), 250).save(path, "PDF", resolution=150)
    if turned:
        with pikepdf.open(path, allow_overwriting_input=True) as scan:
            scan.pages[0].rotate(90, relative=False)
            scan.save(path)
    given = {"page": 0, "before": "", "words": "57 States", "scanned": True}

    [drawn] = as_answer({"path": str(path), "passages": [given]})
    assert drawn is not None

    shown = image(drawn)
    assert (drawn["whole"], drawn["marked"]) == (True, False)
    assert (shown.height > shown.width) is turned
    assert drawn["width"] == pytest.approx(316.2 if turned else 595.2, abs=1)
    assert as_answer({"path": str(path), "passages": [{**given, "page": 3}]}) == [None]
