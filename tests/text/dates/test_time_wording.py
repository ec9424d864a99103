"""A relative time is told in words, with its comparator."""

from __future__ import annotations

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.text.dates.time_wording import meant_words, written_words
from evidence.text.dates.time_words import time_words


@pytest.mark.parametrize(
    ("text", "dated", "told"),
    [
        ("It has grown for over two decades now.", "2021",
         "since 2001 or before, until 2021"),
        ("It grew in the past decade.", "2021-04", "2011 to 2021"),
        ("It closed two years ago.", "2021", "2019"),
        ("It closed more than two years ago.", "2021", "2019 or before"),
        ("It closed nearly two years ago.", "2021", "2019 or later"),
        ("It closed about two years ago.", "2021", "about 2019"),
        ("It currently grows.", "2021-04-03", "3 April 2021"),
        ("It has closed none to date.", "2021-04", "until April 2021"),
    ],
)  # fmt: skip
def test_what_a_word_meant_is_written_as_people_write_it(
    text: str, dated: str, told: str
) -> None:
    [word] = time_words(text)
    meant = word.meant(parse_edtf(dated))

    assert meant is not None
    assert meant_words(word, meant, before=text[: word.start]) == told


@pytest.mark.parametrize(
    ("dated", "told"),
    [("2021", "2021"), ("2021/..", "2021 and after"), ("../2021", "until 2021"),
     ("2020-07/2021", "July 2020 to 2021"), ("2021~", "about 2021")],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_was_given(dated: str, told: str) -> None:
    assert written_words(parse_edtf(dated)) == told
