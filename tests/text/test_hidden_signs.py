"""A text that reads otherwise than it is written says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.readers.base import read_manuscript


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("57\u200b12", "1 figure with an unseen sign in it"),
        ("57\u00ad12", "1 figure with an unseen sign in it"),
        ("57\u206012 and 3\ufeff4", "2 figures with an unseen sign in them"),
        ("5,\u200c712", "1 figure with an unseen sign in it"),
        ("\u202e2175\u202c", "1 sign that turns the line around"),
        ("57О2", "1 figure with a letter for a digit"),
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
    ],
)
def test_what_scripts_and_lines_need_is_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text.md"
    path.write_text(f"{text}\n", "utf-8")

    assert read_manuscript(path).warnings == ()
