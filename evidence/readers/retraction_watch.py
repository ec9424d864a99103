"""The table of retractions, corrections and concerns that Crossref gives away.

One CSV of some 60,000 rows (Retraction Watch's data). A row speaks of two publications,
the work and the notice; only ``OriginalPaper…`` identifies the work. Met in real files:
a byte order mark; lines of another encoding; a comma too many at the ends of rows;
``0`` and ``unavailable`` for an identifier that is not there; ``8/16/2023 0:00`` for a
day; reasons that each begin with ``+`` and end with ``;``.
Source: Crossref documentation, Retraction Watch, on the column headings; Retraction
Watch Database User Guide, appendix A, on their meaning.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.errors import InputRefused
from evidence.readers.retraction_watch_row import (
    OPTIONAL,
    REQUIRED,
    BadRow,
    NoticeRow,
    read_row,
)

NAME = "retraction-watch"
"""What the ledger calls this table."""
MAX_BYTES = 512 * 1024 * 1024
MAX_ROWS = 1_000_000
_HINT = "the table is the CSV of gitlab.com/crossref/retraction-watch-data"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What was wrong with a row; *skipped* where it was not kept."""

    line: int
    message: str
    skipped: bool


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """What a table says, and what of it could not be read."""

    rows: tuple[NoticeRow, ...]
    problems: tuple[RowProblem, ...]

    @property
    def skipped(self) -> int:
        """Return how many rows were not kept."""
        return sum(problem.skipped for problem in self.problems)


def read_notice_file(data: bytes, path: Path) -> NoticeFile:
    """Read the table in *data*, the bytes of *path*.

    A row that says too little or makes no sense is skipped and told with its line.
    Raises InputRefused where this is another file, lacks a column, is above 512 MB or
    a million rows, or has no row that can be used.
    """
    if len(data) > MAX_BYTES:
        raise InputRefused(
            f"the table has {len(data):,} bytes; the limit is {MAX_BYTES:,}", path=path
        )
    text, problems = _decode(data, path)
    rows = tuple(_rows(text, problems, path))
    if not rows:
        first = next((problem for problem in problems if problem.skipped), None)
        why = f": {first.message}" if first else ""
        raise InputRefused(
            f"the table has no row that can be used{why}",
            path=path,
            line=first.line if first else None,
        )
    return NoticeFile(rows, tuple(problems))


def _rows(text: str, problems: list[RowProblem], path: Path) -> Iterator[NoticeRow]:
    """Yield the notices; what is wrong with a row is added to *problems*."""
    # Not splitlines(): it also cuts at signs that stand inside titles.
    records = _Records(list(io.StringIO(text, newline="")), _delimiter(text))
    header, at = _header(records, path)
    first_seen: dict[str, int] = {}
    while True:
        try:
            cells = records.read()
            if cells is None:
                return
            if not any(cells):
                continue
            row, bad_days = read_row(_cells(cells, at, len(header)))
            _check_new(row, first_seen)
        except (BadRow, csv.Error) as error:
            problems.append(RowProblem(records.line, str(error), skipped=True))
            records.resume()
            continue
        line = records.line
        problems += [RowProblem(line, str(bad), skipped=False) for bad in bad_days]
        first_seen[row.record] = line
        if len(first_seen) > MAX_ROWS:
            raise InputRefused(f"the table has more than {MAX_ROWS:,} rows", path=path)
        yield row


class _Records:
    """The records of a CSV, each with the line on which it begins."""

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self._lines = lines
        self._form: dict[str, Any] = {"delimiter": delimiter}
        self.line = 1
        self._start(0)

    def read(self) -> list[str] | None:
        """Return the next record, None at the end; raise csv.Error.

        Quotation marks that were not doubled are taken as they stand where the record
        is one line, and are an error where they make it longer.
        """
        self.line = self._before + self._reader.line_num + 1
        try:
            return next(self._reader, None)
        except csv.Error:
            if self._before + self._reader.line_num > self.line:
                raise
            return next(csv.reader([self._lines[self.line - 1]], **self._form))

    def resume(self) -> None:
        """Go on after the first line of the record that was read last.

        A stray quotation mark makes one record of many good lines.
        """
        if self._before + self._reader.line_num > self.line:
            self._start(self.line)

    def _start(self, before: int) -> None:
        self._before = before
        left = (self._lines[at] for at in range(before, len(self._lines)))
        self._reader = csv.reader(left, strict=True, **self._form)


def _check_new(row: NoticeRow, first_seen: Mapping[str, int]) -> None:
    if row.record in first_seen:
        before = first_seen[row.record]
        raise BadRow(f"Record ID {row.record} stands on line {before} too")


def _cells(cells: Sequence[str], at: Mapping[str, int], width: int) -> dict[str, str]:
    """Return the cells that are read; empty ones may be missing or too many at the end.

    A row with more was torn apart by a stray quotation mark, and says nothing reliable.
    """
    if len(cells) <= max(at[name] for name in REQUIRED) or any(cells[width:]):
        raise BadRow(f"{len(cells)} columns instead of {width}")
    return {name: cells[own] if own < len(cells) else "" for name, own in at.items()}


def _header(records: _Records, path: Path) -> tuple[Sequence[str], Mapping[str, int]]:
    """Return the first row, and the place of each column that is read."""
    try:
        header = [name.strip() for name in records.read() or ()]
    except csv.Error as error:
        raise InputRefused(
            f"this is no CSV ({error})", path=path, line=1, hint=_HINT
        ) from error
    places = {name: own for own, name in enumerate(header)}
    missing = [name for name in REQUIRED if name not in places]
    if len(missing) == len(REQUIRED):
        shown = ", ".join(name[:20] for name in header[:4] if name) or "nothing"
        missed = f"this is not the table of notices: its first row has {shown}"
        raise InputRefused(missed, path=path, line=1, hint=_HINT)
    if missing:
        what = "a column" if len(missing) == 1 else "columns"
        missed = f"the table lacks {what}: {', '.join(missing)}"
        raise InputRefused(missed, path=path, line=1, hint=_HINT)
    read = {name: places[name] for name in (*REQUIRED, *OPTIONAL) if name in places}
    return header, read


def _delimiter(text: str) -> str:
    """Return what parts the columns; a spreadsheet may have saved it otherwise."""
    first = text[: text.find("\n")] if "\n" in text else text
    return max(",;\t", key=first.count)


def _decode(data: bytes, path: Path) -> tuple[str, list[RowProblem]]:
    """Return the text; lines that are not UTF-8 are read as Windows-1252, and told."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), []
        except UnicodeDecodeError as error:
            raise InputRefused(f"this is no UTF-16 ({error})", path=path) from error
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data[:65_536]:
        told = "this is a binary file, not a table in CSV"
        raise InputRefused(told, path=path, hint=_HINT)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_lines(data)


def _decode_lines(data: bytes) -> tuple[str, list[RowProblem]]:
    lines: list[str] = []
    problems: list[RowProblem] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", "replace"))
            told = "not UTF-8; read as Windows-1252"
            problems.append(RowProblem(number, told, skipped=False))
    return "\n".join(lines), problems
