"""Our own tables look as rich's do, to the character."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.cli.output import _cells, _folded
from evidence.cli.wide_table import wide_lines
from evidence.text.terminal import clean

WIDE = 10_000
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Mn", "Me", "Lo")),
    max_size=12,
)


def ours(rows: Sequence[dict[str, str]], room: int = WIDE) -> str | None:
    cells = [_cells([row[column] for row in rows]) for column in rows[0]]
    lines = wide_lines(list(rows[0]), cells, room=room)
    return None if lines is None else "\n".join(lines)


@pytest.mark.parametrize(
    "texts",
    [
        ["a", "bcd", ""],
        ["two  blanks", " before", "after ", "a\nline", "a\ttab"],
        ["北京", "Größe", "naïve — “quoted”", "e\u0301"],
        ["\x1b[31mred\x1b[0m", "\u202eback", "a\x1fb", "nul\x00"],
        ["[bold]no mark-up[/]", ":smile:"],
    ],
)
def test_a_table_is_what_rich_prints(texts: list[str]) -> None:
    rows = [{"first": text, "second": text[::-1], "third": "x"} for text in texts]
    assert ours(rows) == _folded(rows, WIDE)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_any_table_is_what_rich_prints(cells: list[tuple[str, str]]) -> None:
    rows = [{"one": one, "two": two} for one, two in cells]
    assert ours(rows) == _folded(rows, WIDE)


def test_a_table_wider_than_the_room_is_left_to_rich() -> None:
    rows = [{"one": "a" * 30, "two": "b" * 8}]
    assert ours(rows, room=40) == f"one{' ' * 29}two\n{'a' * 30}  {'b' * 8}"
    assert ours(rows, room=39) is None


@given(st.lists(st.text(max_size=8), max_size=6))
def test_a_columns_cells_are_cleaned_one_as_all(texts: list[str]) -> None:
    assert list(_cells(texts)) == [clean(" ".join(text.split())) for text in texts]


ROW = {
    "claim": "wheat",
    "statement": "Wheat came to 4,300 tonnes.",
    "confidence": "low",
}


def test_a_folded_table_breaks_no_word() -> None:
    assert _folded([ROW], 36) == (
        "claim  statement          confidence\n"
        "wheat  Wheat came to      low\n"
        "       4,300 tonnes."
    )


def test_where_words_have_no_room_beside_one_another_each_row_is_a_block() -> None:
    rows = [ROW, {**ROW, "claim": "国家统计局", "confidence": ""}]

    assert _folded(rows, 24) == (
        "claim       wheat\n"
        "statement   Wheat came to 4,300 tonnes.\n"
        "confidence  low\n"
        "\n"
        "claim       国家统计局\n"
        "statement   Wheat came to 4,300 tonnes."
    )
