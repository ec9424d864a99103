"""What parts the figures of a table's rows in a text that is not a table alone."""

from __future__ import annotations

import pytest

from evidence.text.quotations.comparing import (
    QuoteOutcome,
    SourceText,
    compare_quotation,
)

TABLE = (
    "The people who moved, by province.\n\n"
    "Province\t2017\t2018\nGansu\t12\t345\nHotan\t7\t48\n215\tKashgar\t9\n80\n000\n\n"
    "Nothing follows."
)


@pytest.mark.parametrize(
    "figure", ["12 345", "12,345", "48 215", "48,215", "80 000", "80,000"]
)
def test_the_figures_of_two_cells_or_rows_are_not_one(figure: str) -> None:
    verdict = compare_quotation(SourceText.of(TABLE), figure)

    assert verdict.outcome is QuoteOutcome.NOT_FOUND


@pytest.mark.parametrize("cells", ["Gansu | 12 | 345", "48 | 215 | Kashgar", "7 | 48"])
def test_cells_are_quoted_as_they_are_shown(cells: str) -> None:
    assert compare_quotation(SourceText.of(TABLE), cells).passes


def test_a_figure_that_a_line_of_prose_breaks_is_one() -> None:
    broken = SourceText.of("They counted 80\n000 people, and 12\n345 of them left.")

    assert compare_quotation(broken, "80 000 people, and 12 345 of them left").passes
