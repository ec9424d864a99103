"""Splices of words make the new wording, and leave the other words alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.editing.splices import apply
from evidence.text.word_splices import word_splices

WORDS = st.text(st.sampled_from("ab 1,.\n"), max_size=40)


@given(WORDS, WORDS)
def test_the_splices_make_the_new_text(old: str, new: str) -> None:
    assert apply(old, word_splices(old, new)) == new


def test_words_that_stay_are_not_touched() -> None:
    made = word_splices("five of *six* members", "six of *ten* members", at=100)
    assert [tuple(each) for each in made] == [
        (100, "five", "six"),
        (109, "six", "ten"),
    ]


def test_a_number_and_a_hyphened_word_are_one_thing() -> None:
    made = word_splices("Thirty-five of 50,000 don’t", "Sixty-two of 80,000 can’t")
    assert [tuple(each) for each in made] == [
        (0, "Thirty-five", "Sixty-two"),
        (15, "50,000", "80,000"),
        (22, "don’t", "can’t"),
    ]


def test_blanks_of_any_kind_can_be_kept() -> None:
    assert word_splices("a\u00a0b\nc", "a b c", keep_blanks=True) == ()
