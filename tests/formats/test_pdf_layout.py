"""What belongs to the page is taken out, and nothing else."""

from __future__ import annotations

import pytest

from evidence.formats.pdf_layout import without_furniture
from evidence.formats.pdf_lines import Line


def pages(*heads: str) -> list[list[Line]]:
    """Return a page for each of *heads*, its first line, over the same body."""
    return [
        [
            Line(text, page, 50, 500, top - 10, top, 10)
            for text, top in (
                (head, 800),
                *((f"line {at} of {page * 7}, say", 700 - 20 * at) for at in range(9)),
            )
        ]
        for page, head in enumerate(heads)
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ["Annual report"] * 4,
        ["Annual report 5", "Annual report 6", "Annual report 7"],
        ["Chapter 1, page 9", "Chapter 1, page 10", "Chapter 2, page 11"],
        ["Report 2020 | 12", "Report 2020 | 14", "Report 2020 | 16"],
    ],
)
def test_a_running_head_goes(heads: list[str]) -> None:
    kept = without_furniture(pages(*heads))

    assert all(page[0].text.startswith("line 0") for page in kept)


@pytest.mark.parametrize(
    "heads",
    [
        ["In 3 places 7,512 people", "In 9 places 812 people", "In 4 places 33 people"],
        ["It was 1912.", "It was 1954.", "It was 1999."],
    ],
)
def test_sentences_that_only_begin_alike_stay(heads: list[str]) -> None:
    kept = without_furniture(pages(*heads))

    assert [page[0].text for page in kept] == heads
