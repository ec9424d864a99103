"""Numbers are written as others are written, and can be read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.figures.number_style import number_in_words, write_like
from evidence.text.numbers.words import cardinal


@given(st.integers(0, 999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    words = number_in_words(number)
    assert words is not None
    assert cardinal(words) == number


def test_large_and_negative_numbers_have_no_words() -> None:
    assert (number_in_words(1000), number_in_words(-1)) == (None, None)


@pytest.mark.parametrize(
    ("value", "step", "written", "around", "wanted"),
    [
        ("44", "1", "five", "", "forty-four"),
        ("144", "1", "five", "", "144"),
        ("144", "1", "Five", "", "One hundred and forty-four"),
        ("80000", "1", "50,000", "", "80,000"),
        ("80000", "1", "50000", "", "80000"),
        ("1900", "1", "900", "", "1,900"),
        ("1900", "1", "900", "sold 4 for 12,5 %, and 1.234,5 in all", "1.900"),
        ("1.5", "0.1", "2,5", "12,5 %, 13,5 %", "1,5"),
        ("1500000", "100000", "2 million", "", "1.5 million"),
        ("3000", "1", "2 million", "", "3,000"),
        ("2000000", "1000000", "900,000", "", "2 million"),
        ("3000000000", "1000000000", "900,000", "", "3 billion"),
        ("7000000", "1000000", "two million", "", "seven million"),
    ],
)
def test_a_number_is_written_like_another(
    value: str, step: str, written: str, around: str, wanted: str
) -> None:
    made = write_like(Decimal(value), Decimal(step), written=written, around=around)
    assert made == wanted
