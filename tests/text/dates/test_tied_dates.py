"""Dates that belong to the figures of their sentence, and dates of other things.

``tied_dates.txt`` has a sentence a line and the date of each of its figures; «-» where
the dates of the sentence are those of something else.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.text.figures.report import figures_report

_LINES = Path(__file__).with_name("tied_dates.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in _LINES if line])
def test_a_figure_has_the_date_that_its_sentence_ties_to_it(line: str) -> None:
    text, dates = line.split(" | ")
    assert [one["as_of"] or "-" for one in figures_report(text)] == dates.split(", ")
