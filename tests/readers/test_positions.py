"""Places that pandoc gives, as offsets of the file's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.readers.positions import Positions
from evidence.text.document import Span

TEXT = "one\n\ttwo\tthree\nfour"


@pytest.mark.parametrize(
    ("position", "words"),
    [
        ("1:1-1:4", "one"),
        ("2:5-2:8", "two"),
        ("2:9-2:14", "three"),
        ("3:1-3:5", "four"),
        ("1:1-2:8", "one\n\ttwo"),
        ("2:5-2:8;3:1-3:5", "two"),
        ("3:1-3:99", "four"),
        ("9:1-9:4", ""),
    ],
)
def test_a_position_is_a_stretch_of_the_text(position: str, words: str) -> None:
    span = Positions(TEXT).span(position)

    assert span is not None
    assert TEXT[span.start : span.end] == words


def test_what_is_no_position_has_no_place() -> None:
    assert Positions(TEXT).span("wrapper") is None


@given(st.text(alphabet="a\t\n", min_size=1))
def test_every_character_is_found_where_expanded_tabs_put_it(source: str) -> None:
    """Columns are counted as ``str.expandtabs`` counts them."""
    positions = Positions(source)
    start = 0
    for number, line in enumerate(source.split("\n"), 1):
        for at in range(len(line)):
            column = len(line[:at].expandtabs(4)) + 1
            found = positions.span(f"{number}:{column}-{number}:{column}")
            assert found == Span(start + at, start + at)
        start += len(line) + 1
