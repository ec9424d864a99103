"""Marks within marks are the inner ones of the language, and apostrophes stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.quoted.inner_marks import in_marks

GERMAN = "„“‚‘"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("54 States", "“54 States”"),
        ("“limited number”", "“‘limited number’”"),
        ("a “limited” number", "“a ‘limited’ number”"),
        ('a "limited" number', "“a ‘limited’ number”"),
        ("China’s “so-called ‘camps’” here", "“China’s ‘so-called “camps”’ here”"),
        ("the States’ own", "“the States’ own”"),
        ("cut “in the middle", "“cut ‘in the middle”"),
        ("in the middle” of it", "“in the middle’ of it”"),
        ("«camps»", "“«camps»”"),
        ("it said ‘no’", "“it said ‘no’”"),
        ("", "“”"),
    ],
)
def test_marks_within_are_the_inner_ones(words: str, marked: str) -> None:
    assert in_marks(words) == marked


def test_each_language_has_its_own_marks() -> None:
    assert in_marks("a “limited” number", GERMAN) == "„a ‚limited‘ number“"
    assert in_marks("eine „Zahl“ von", GERMAN) == "„eine ‚Zahl‘ von“"


@given(st.text(alphabet="ab “”‘’\"'„. ", max_size=40))
def test_nothing_but_marks_changes(words: str) -> None:
    marks = "“”‘’\"'„"

    def bare(text: str) -> str:
        return "".join(sign for sign in text if sign not in marks)

    assert bare(in_marks(words)) == bare(words)
    assert len(in_marks(words)) == len(words) + 2
