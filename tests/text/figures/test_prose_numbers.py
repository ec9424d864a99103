"""Numbers as prose writes them."""

from __future__ import annotations

import pytest

from evidence.text.figures.prose_numbers import writes_decimal_commas


@pytest.mark.parametrize(
    ("text", "commas"),
    [
        ("It rose by 1.234,5 euros.", True),
        ("It rose by 1.234,5 euros; 80,000 people came.", False),
        ("It rose by 4,1 % and 3,2 %, to 0,500 kg.", True),
        ("Some 80,000 people came.", False),
    ],
)
def test_eighty_thousand_is_never_read_as_eighty(text: str, *, commas: bool) -> None:
    assert writes_decimal_commas(text) is commas
