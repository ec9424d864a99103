"""A passage is drawn as it is printed, and marked where it stands."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from evidence.formats.crop_drawing import TINT
from evidence.formats.pdf_crop import as_answer
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


def scan(path: Path, *, rotate: int = 0) -> Path:
    """Write a page of 595 by 336 points that is a picture, perhaps turned."""
    Image.new("L", (1240, 700), 250).save(path, "PDF", resolution=150)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(rotate, relative=False)
        pdf.save(path)
    return path


MARKED = [[0.2, 0.4, 0.4, 0.44], [0.41, 0.4, 0.6, 0.44], [0.2, 0.5, 0.3, 0.54]]
"""Three words, two of them in one line."""
OTHERS = [[0.1, 0.1, 0.9, 0.14], [0.1, 0.85, 0.9, 0.89]]


def recognised(form: float) -> dict[str, Any]:
    places = {"form": form, "marked": MARKED, "others": OTHERS}
    given = {"page": 0, "before": "", "words": "57 States", "scanned": True}
    return {**given, "places": places}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_on_a_scan_the_words_are_marked_where_they_were_recognised(
    tmp_path: Path, rotate: int
) -> None:
    path = scan(tmp_path / "scan.pdf", rotate=rotate)
    wide, high = (595.2, 336.0) if rotate in {0, 180} else (336.0, 595.2)

    [drawn] = as_answer({"path": str(path), "passages": [recognised(wide / high)]})
    assert drawn is not None

    assert (drawn["whole"], drawn["marked"], drawn["recognised"]) == (True,) * 3
    # As wide as what is printed on the page, with ten points on each side.
    assert drawn["width"] == pytest.approx(0.8 * wide + 20, abs=1)
    shown, a_point = image(drawn), 150 / 72
    left = 0.1 * wide - 10
    top = 0.6 * high + 30 + 2  # from below, a margin above the first line
    here = [(box[0] * wide - left, top - (1 - box[1]) * high) for box in MARKED]

    def is_marked(across: float, down: float) -> bool:
        pixel = (round(across * a_point) + 3, round(down * a_point) + 3)
        return _is_tint(shown.getpixel(pixel))

    assert [is_marked(*each) for each in here] == [True] * 3
    assert is_marked(0.4 * wide - left, here[0][1])  # between two words of a line
    assert not is_marked(0.35 * wide - left, here[2][1])


def test_places_of_a_page_of_another_form_mark_nothing(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf")
    [drawn] = as_answer({"path": str(path), "passages": [recognised(0.7)]})
    assert drawn is not None
    assert (drawn["marked"], drawn["recognised"]) == (False, False)


def test_a_page_s_own_letters_come_before_recognised_ones(pdf: Path) -> None:
    given = {"page": 1, "before": "", "words": LONG}
    places = {"form": 148 / 210, "marked": MARKED, "others": OTHERS}

    [own, both] = as_answer(
        {
            "path": str(pdf),
            "passages": [given, {**given, "scanned": True, "places": places}],
        }
    )

    assert own == both
    assert own is not None
    assert (own["marked"], own["recognised"]) == (True, False)


@pytest.mark.parametrize("turned", [False, True])
def test_of_a_scan_without_places_the_whole_page_is_drawn_and_nothing_marked(
    tmp_path: Path, *, turned: bool
) -> None:
    path = scan(tmp_path / "scan.pdf", rotate=90 if turned else 0)
    given = {"page": 0, "before": "", "words": "57 States", "scanned": True}

    [drawn] = as_answer({"path": str(path), "passages": [given]})
    assert drawn is not None

    shown = image(drawn)
    assert (drawn["whole"], drawn["marked"]) == (True, False)
    assert (shown.height > shown.width) is turned
    assert drawn["width"] == pytest.approx(316.2 if turned else 595.2, abs=1)
    assert as_answer({"path": str(path), "passages": [{**given, "page": 3}]}) == [None]
