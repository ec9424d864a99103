"""Of a recognised PDF each word is told with its place on the page as it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import InputRefused
from evidence.formats.pdf_words import as_answer
from tests.formats.layers import layered

LEFT, RIGHT = 60 / 600, 96 / 600
"""Six letters of Courier, six points each."""


def test_words_are_told_line_by_line_with_their_places(tmp_path: Path) -> None:
    words = [(60, 700, "80,000 men"), (60, 680, "went")]
    [page] = as_answer({"path": str(layered(tmp_path / "x.pdf", words))})

    assert page["form"] == pytest.approx(0.75)
    texts = [[word[0] for word in line] for line in page["lines"]]
    assert texts == [["80,000", "men"], ["went"]]
    [[first, second], _] = page["lines"]
    assert first[1] == pytest.approx(LEFT, abs=0.002)
    # A blank behind a word is taken with it, and its tails reach below the line.
    assert first[3] == pytest.approx(RIGHT + 0.01, abs=0.002)
    assert second[1] == pytest.approx(RIGHT + 0.01, abs=0.002)
    assert first[2] < 1 - 700 / 800 < first[4] < first[2] + 0.02


@pytest.mark.parametrize(
    ("rotate", "near"),
    [(0, (0.1, 0.125)), (90, (0.875, 0.1)), (180, (0.9, 0.875)), (270, (0.125, 0.9))],
)
def test_a_turned_page_has_its_words_where_they_are_shown(
    tmp_path: Path, rotate: int, near: tuple[float, float]
) -> None:
    path = layered(tmp_path / "x.pdf", [(60, 700, "word")], rotate=rotate)
    [page] = as_answer({"path": str(path)})

    [[[_, left, top, right, bottom]]] = page["lines"]
    across, down = near
    assert left - 0.01 <= across <= right + 0.01
    assert top - 0.01 <= down <= bottom + 0.01
    assert page["form"] == pytest.approx(0.75 if rotate in {0, 180} else 4 / 3)


def test_words_outside_the_page_have_no_place(tmp_path: Path) -> None:
    path = layered(tmp_path / "x.pdf", [(700, 700, "beyond"), (60, 600, "here")])
    [page] = as_answer({"path": str(path)})
    assert [[word[0] for word in line] for line in page["lines"]] == [["here"]]


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"not a PDF")
    with pytest.raises(InputRefused, match="the PDF cannot be opened"):
        as_answer({"path": str(path)})
