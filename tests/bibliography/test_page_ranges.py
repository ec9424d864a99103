"""Pages as a field gives them."""

from __future__ import annotations

import pytest

from evidence.bibliography.page_ranges import PageRange, page_ranges, with_en_dashes


def test_ranges_are_found_between_commas() -> None:
    assert page_ranges("7+, 41--43,73 and S12 - S15") == (
        PageRange("41", "--", "43"),
        PageRange("S12", "-", "S15"),
    )


@pytest.mark.parametrize(
    ("text", "is_reversed"),
    [
        ("41--43", False),
        ("123--9", False),
        ("123--19", True),
        ("1123--24", False),
        ("43--41", True),
        ("425-234", True),
        ("LL16-04", False),
        ("S12--S9", True),
        ("436S--439S", False),
        ("vii--xii", False),
        ("12--12", False),
        ("A12--B3", False),
    ],
)
def test_a_reversed_range_is_told_from_an_abbreviated_one(
    text: str, *, is_reversed: bool
) -> None:
    (found,) = page_ranges(text)
    assert found.is_reversed == is_reversed


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("41-43", "41--43"),
        ("41 - 43, 50", "41--43, 50"),
        ("330—331", "330--331"),
        ("747=754", "747--754"),
        ("S743-S746", "S743--S746"),
        ("41--43", "41--43"),
        ("08-123", "08-123"),
        ("M-1--M-4", "M-1--M-4"),
        ("64:1-64:7", "64:1-64:7"),
        ("e1007226", "e1007226"),
        ("A-12", "A-12"),
        ("43-41", "43-41"),
    ],
)
def test_only_what_is_surely_a_range_gets_an_en_dash(text: str, after: str) -> None:
    assert with_en_dashes(text) == after
    assert with_en_dashes(after) == after
