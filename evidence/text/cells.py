"""Places in tables: cells by their address, as spreadsheets write it.

The text of a table has a line a row and a tab between two cells, from the first row and
column on; its pages are the sheets. So a place in the text is a cell: «Sheet1!C14», and
of a table without sheets «cell C14» (row and column count from 1, as in RFC 7111).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.text.document import Page, Span

__all__ = ["agrees_with_cell", "cell_of", "in_one_line", "is_cell", "is_table", "short"]

TABLES = frozenset({"csv", "xlsx"})
"""The extractors that read tables, alone or for an archive."""
BETWEEN = " | "
"""Between two cells, where a row is shown in one line."""
_CELL = "[A-Z]{1,3}[0-9]{1,7}"
_LABEL = re.compile(rf"(?:cell |.*!){_CELL}(?::{_CELL})?(?:–.*)?", re.DOTALL)
_GIVEN = re.compile(
    r"(?:(?P<sheet>.+)!)?(?P<a>[a-z]{1,3})(?P<one>\d{1,7})"
    r"(?::(?P<b>[a-z]{1,3})(?P<two>\d{1,7}))?"
)
_ROW = re.compile(r"rows? (\d{1,7})(?:[-–](\d{1,7}))?")
_LEAD = re.compile(r"\A(?:cells?|sheet|pages?|pp?\.?)\s+", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W\d]\w*")


def is_table(extractor: str, version: str) -> bool:
    """Tell whether a text was made of a table, also of one in an archive."""
    return not TABLES.isdisjoint((extractor, *version.split()))


def is_cell(label: str) -> bool:
    """Tell whether the label of a place names a cell, and no page."""
    return _LABEL.fullmatch(label) is not None


def short(label: str) -> str:
    """Return a label as it is cited: «p. 14», «cell Sheet1!C14»; "" for none."""
    if not label:
        return ""
    if is_cell(label):
        return label if label.startswith("cell ") else f"cell {label}"
    return f"p. {label}"


def cell_of(text: str, pages: Sequence[Page], span: Span) -> str:
    """Return the address of the cell, or cells, of a table on which *span* lies."""
    first = _place(text, pages, span.start)
    last = _place(text, pages, max(span.end - 1, span.start))
    sheet = _sheet_name(first[0])
    lead = f"{sheet}!" if sheet else "cell "
    if first[0] != last[0]:
        return f"{lead}{_address(*first[1:])}–{_sheet_name(last[0])}!" + _address(
            *last[1:]
        )
    columns = sorted((first[2], last[2]))
    start = _address(first[1], columns[0])
    end = _address(last[1], columns[1])
    return f"{lead}{start}" if start == end else f"{lead}{start}:{end}"


def agrees_with_cell(
    text: str, pages: Sequence[Page], span: Span, given: str
) -> bool | None:
    """Tell whether *span* lies on the sheet, row or cells *given*; None for no place.

    «Sheet1», «Sheet1!C14», «C14», «C10:D20», «row 14».
    """
    sheet, row, first = _place(text, pages, span.start)
    _, last_row, last = _place(text, pages, max(span.end - 1, span.start))
    wanted = given.strip().casefold().replace("$", "")
    named = sheet.casefold()
    if wanted and named in {wanted, _LEAD.sub("", wanted)}:
        return True
    if rows := _ROW.fullmatch(wanted):
        return int(rows[1]) <= last_row and row <= int(rows[2] or rows[1])
    cells = _GIVEN.fullmatch(_LEAD.sub("", wanted))
    if cells is None:
        return False if wanted and sheet else None
    if cells["sheet"] and cells["sheet"].strip("'").replace("''", "'") != named:
        return False
    columns = sorted(map(_number, (cells["a"], cells["b"] or cells["a"])))
    numbers = sorted(map(int, (cells["one"], cells["two"] or cells["one"])))
    across = columns[0] <= max(first, last) and min(first, last) <= columns[1]
    return across and numbers[0] <= last_row and row <= numbers[1]


def in_one_line(text: str) -> str:
    """Return a stretch of a text in one line, with bars between cells and rows."""
    if "\t" not in text:
        return " ".join(text.split())
    lines = [line.replace("\t", BETWEEN) for line in text.split("\n")]
    shown = lines[0]
    for above, line in pairwise(lines):
        row = BETWEEN in above or BETWEEN in line
        shown += f"{BETWEEN if row else ' '}{line}"
    return " ".join(shown.split())


def _place(text: str, pages: Sequence[Page], at: int) -> tuple[str, int, int]:
    """Return the sheet, the row and the column (both from 1) of a position."""
    sheet = Page(0, "", 0)
    for page in pages:
        if page.start <= at:
            sheet = page
    row = text.count("\n", sheet.start, at) + 1
    line = max(text.rfind("\n", sheet.start, at) + 1, sheet.start)
    return sheet.label, row, text.count("\t", line, at) + 1


def _address(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _sheet_name(name: str) -> str:
    """Return a sheet's name as a formula has it: in quotes where it is no word."""
    if not name or (_PLAIN.fullmatch(name) and not _GIVEN.fullmatch(name.lower())):
        return name
    return "'" + name.replace("'", "''") + "'"
