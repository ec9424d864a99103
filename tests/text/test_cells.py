"""A place in a table is told by its cells, and figures of two cells stay two."""

from __future__ import annotations

import pytest

from evidence.text.cells import (
    agrees_with_cell,
    cell_of,
    in_one_line,
    is_cell,
    is_table,
    short,
)
from evidence.text.document import Page, Span
from evidence.text.figures import figures_in
from evidence.text.quotations.comparing import (
    SourceText,
    compare_quotation,
    every_place,
)

STATES = "State\tSeats\tMen\nAlbania\t12\t345\nKazakhstan\t1,248\t2019"
NOTES = "\ttwo lines\n\n7\tseven"
TEXT = f"{STATES}\n{NOTES}"
PAGES = (Page(0, "States", 0), Page(1, "My notes", len(STATES) + 1))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("State", "States!A1"),
        ("12", "States!B2"),
        ("345", "States!C2"),
        ("12\t345", "States!B2:C2"),
        ("345\nKazakhstan", "States!A2:C3"),
        ("two lines", "'My notes'!B1"),
        ("seven", "'My notes'!B3"),
        ("2019\n\ttwo", "States!C3–'My notes'!B1"),
    ],
)
def test_a_place_has_the_address_of_its_cells(words: str, address: str) -> None:
    assert cell_of(TEXT, PAGES, span(words)) == address
    assert is_cell(address)


def test_a_table_without_sheets_has_cells_too() -> None:
    wide = "\t".join(map(str, range(800)))
    assert cell_of(wide, (), Span(0, 1)) == "cell A1"
    at = wide.index("\t702\t") + 1
    assert cell_of(wide, (), Span(at, at + 3)) == "cell AAA1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("States", True),
        ("sheet States", True),
        ("B2", True),
        ("cell b2", True),
        ("States!$B$2", True),
        ("A1:C3", True),
        ("row 2", True),
        ("row 3", False),
        ("C2", False),
        ("C3:D9", False),
        ("'My notes'!B2", False),
        ("My notes", False),
        ("", None),
    ],
)
def test_a_cell_agrees_where_it_is_named(given: str, expected: bool | None) -> None:
    assert agrees_with_cell(TEXT, PAGES, span("12"), given) is expected


@pytest.mark.parametrize("label", ["14", "xiv", "A12", "14–15", "Sheet1", ""])
def test_a_page_is_no_cell(label: str) -> None:
    assert not is_cell(label)
    assert short(label) == (f"p. {label}" if label else "")


def test_a_cell_is_cited_as_such() -> None:
    assert (short("States!C2"), short("cell C2")) == ("cell States!C2", "cell C2")


def test_a_table_is_known_by_its_reader_also_in_an_archive() -> None:
    assert is_table("csv", "1")
    assert is_table("archive", "3 warcio-1.8.1 xlsx 1 openpyxl-3.1.5")
    assert not is_table("archive", "3 warcio-1.8.1 html 2 lxml-6")


def test_cells_and_rows_are_shown_with_bars_between() -> None:
    assert in_one_line("Albania\t12\t\t345\n7 \tx") == "Albania | 12 | | 345 | 7 | x"
    assert in_one_line("One.\n Two.") == "One. Two."


TABLE = SourceText.of(TEXT, pages=PAGES, table=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("12", "12"),
        ("12\t345", "12\t345"),
        ("12 | 345", "12\t345"),
        ("Albania | 12 | 345", "Albania\t12\t345"),
        ("Kazakhstan 1,248 2019", "Kazakhstan\t1,248\t2019"),
        ("1,248", "1,248"),
    ],
)
def test_cells_are_found(words: str, found: str) -> None:
    verdict = compare_quotation(TABLE, words)

    [place] = every_place(TABLE, words)
    assert verdict.passes
    assert TEXT[place.start : place.end] == found
    assert verdict.cell.startswith("States!")


@pytest.mark.parametrize("words", ["12 345", "12,345", "12345", "Albania 12 345"])
def test_the_figures_of_two_cells_are_not_one(words: str) -> None:
    assert not compare_quotation(TABLE, words).passes
    assert not every_place(TABLE, words)
    shown = in_one_line("Albania\t12\t345")
    assert [str(one.figure.low) for one in figures_in(shown)] == ["12", "345"]


def test_nor_are_the_last_of_a_row_and_the_first_of_the_next() -> None:
    table = SourceText.of("a\t12\n345\tb", table=True)
    assert not compare_quotation(table, "12 345").passes
