"""Lines and columns of many places of one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.text.line_starts import LineStarts


@given(st.text("a\n\r ", max_size=40), st.data())
def test_a_place_is_counted_as_an_editor_counts_it(
    text: str, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(text)))
    before = text[:position].split("\n")

    assert LineStarts(text).place(position) == (len(before), len(before[-1]) + 1)


def test_a_newline_belongs_to_the_line_that_it_ends() -> None:
    lines = LineStarts("ab\nc\n")

    assert [lines.place(at) for at in range(6)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (2, 2),
        (3, 1),
    ]
