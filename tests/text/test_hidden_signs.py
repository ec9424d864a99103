"""A text that reads otherwise than it is written says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.readers.base import read_manuscript
from evidence.text.hidden_signs import still_turned


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("57\u200b12", "1 figure with an unseen sign in it"),
        ("57\u00ad12", "1 figure with an unseen sign in it"),
        ("57\u206012 and 3\ufeff4", "2 figures with an unseen sign in them"),
        ("5,\u200c712", "1 figure with an unseen sign in it"),
        ("\u202e2175\u202c", "1 sign that turns the line around"),
        ("57О2", "1 figure with a letter for a digit"),
        ("57l2", "1 figure with a letter for a digit"),
        ("5\u041e", "1 figure with a letter for a digit"),
        ("\u20675712\u2069", "1 sign that turns the line around"),
        ("57\U000e003112", "1 figure with an unseen sign in it"),
        ("٥٧١٢", "1 figure in other digits than 0 to 9"),
        ("५७ and ５７", "2 figures in other digits than 0 to 9"),
    ],
)
def test_a_figure_that_is_not_what_it_looks_like_is_told_with_its_line(
    tmp_path: Path, figure: str, told: str
) -> None:
    path = tmp_path / "text.md"
    path.write_text(f"# The canal\n\nIt saw {figure} vessels a day.\n", "utf-8")

    read = read_manuscript(path)

    assert read.warnings == (f"{told} (the first in line 3): not read",)


@pytest.mark.parametrize(
    "text",
    [
        "It saw 5712 vessels, 5 % more — «many».",
        "می\u200cخواهم 57 کتاب بخوانم",
        "co\u00adoperation in 57 States",
        "the 100l tank, 10 000 and H2O, O2",
        "\u2067ليلى\u2069 said 57",
        "Он живёт в доме 5б.",
    ],
)
def test_what_scripts_and_lines_need_is_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text.md"
    path.write_text(f"{text}\n", "utf-8")

    assert read_manuscript(path).warnings == ()


@pytest.mark.parametrize(
    ("before", "turned"),
    [
        ("Look. ", ""),
        ("\u202e Look. ", "\u202e"),
        ("\u202e Look.\u202c ", ""),
        ("\u202e\u2066 Look.\u2069 ", "\u202e"),
        ("\u2067\u202e Look.\u202c ", "\u2067"),
        ("\u2067\u202e Look.\u2069 ", ""),
        ("\u2066 Look.\u202c ", ""),
        ("\u2067 رأيت ", ""),
        ("\u2069\u202c Look. ", ""),
        ("\u202e\u2069 Look. ", "\u202e"),
    ],
)
def test_what_is_turned_around_ends_where_it_is_closed(
    before: str, turned: str
) -> None:
    assert still_turned(before) == turned
