"""EDTF dates as a sentence has them."""

from __future__ import annotations

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.text.dates.date_words import as_of_words, date_in_words, puts_month_first


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "as of 2024"),
        ("2024-07", "as of July 2024"),
        ("2024-07-04", "as of 4 July 2024"),
        ("2024-07-04T12:00:00Z", "as of 4 July 2024"),
        ("2024~", "as of about 2024"),
        ("2024-22", "as of summer 2024"),
        ("2017/2019", "as of 2017 to 2019"),
        ("2024-07-04/..", "since 4 July 2024"),
        ("../2024", "until 31 December 2024"),
        ("201X", "as of 2010 to 2019"),
        ("2024-XX", "as of 2024"),
    ],
)
def test_a_date_is_told_in_words(edtf: str, words: str) -> None:
    assert as_of_words(parse_edtf(edtf)) == words


def test_the_month_comes_first_where_the_text_has_it_so() -> None:
    assert puts_month_first("It met on July 4, 2024.")
    assert not puts_month_first("It met on 4 July 2024.")
    day = parse_edtf("2024-07-05")
    assert date_in_words(day, month_first=True) == "July 5, 2024"
