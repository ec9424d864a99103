"""The cells of CSV files: a line a row, a tab between two cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import ClassVar

from evidence.errors import InputRefused
from evidence.snapshots.extract.base import Extracted, Extractor
from evidence.snapshots.extract.plain import read_text
from evidence.snapshots.sniff import CSV, TSV

_DELIMITERS = ",;\t|"
_CELL = 10_000_000


class Delimited(Extractor):
    """CSV after RFC 4180, also with semicolons or tabs."""

    name: ClassVar[str] = "csv"
    number: ClassVar[int] = 1
    media_types: ClassVar[tuple[str, ...]] = (CSV, TSV)

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the rows; row and cell count as in RFC 7111's fragments, from 1."""
        text, complete, remarks = read_text(path)
        delimiter = "\t" if media_type == TSV else _delimiter(text)
        csv.field_size_limit(_CELL)
        try:
            rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        except csv.Error as error:
            raise InputRefused(f"its rows cannot be read: {error}") from error
        lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
        return Extracted("\n".join(lines), complete, remarks)


def _delimiter(text: str) -> str:
    """Return the sign that divides the first row; the comma where none does."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))
