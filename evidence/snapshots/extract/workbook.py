"""The cells of Excel workbooks: a page a sheet, a line a row, tabs between cells."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any, ClassVar

from evidence import worker
from evidence.errors import InputRefused
from evidence.formats.packages import MAX_PACKED, unpack
from evidence.snapshots.extract.base import Extracted, Extractor
from evidence.snapshots.sniff import XLSX
from evidence.text.document import Page

MAX_CELLS = 2_000_000
_QUICKLY = {"read_only": True, "data_only": True}


class Workbook(Extractor):
    """xlsx by openpyxl: the values that Excel saved with its formulas."""

    name: ClassVar[str] = "xlsx"
    number: ClassVar[int] = 1
    libraries: ClassVar[tuple[str, ...]] = ("openpyxl",)
    media_types: ClassVar[tuple[str, ...]] = (XLSX,)

    def read(self, path: Path, media_type: str) -> Extracted:
        """Return the text of the workbook at *path*."""
        del media_type
        if path.stat().st_size > MAX_PACKED:
            raise InputRefused(f"a workbook may have {MAX_PACKED:,} bytes to be read")
        said: dict[str, Any] = worker.run(
            "evidence.snapshots.extract.workbook:as_answer", {"path": str(path)}
        )
        remarks = (
            (f"only its first {MAX_CELLS:,} cells were read",) if said["cut"] else ()
        )
        pages = (Page(at, *sheet) for at, sheet in enumerate(said["sheets"]))
        return Extracted(said["text"], not said["cut"], remarks, tuple(pages))


def as_answer(payload: dict[str, str]) -> dict[str, Any]:
    """Read the workbook at ``payload["path"]``; for the worker."""
    import openpyxl  # noqa: PLC0415 - in the child

    data = Path(payload["path"]).read_bytes()
    # Its members are counted and looked over for entities before anything parses them.
    unpack(data, what="Excel", needed="xl/workbook.xml")
    try:
        return _cells(openpyxl.load_workbook(io.BytesIO(data), **_QUICKLY))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise InputRefused(f"this workbook cannot be read: {error}"[:300]) from error


def _cells(book: Any) -> dict[str, Any]:
    """Return the cells sheet by sheet; they are parsed only now."""
    lines: list[str] = []
    sheets: list[tuple[str, int]] = []
    left, length = MAX_CELLS, 0
    for sheet in book.worksheets:
        sheets.append((sheet.title, length))
        for row in sheet.iter_rows(values_only=True):
            line = "\t".join(_shown(value) for value in row).rstrip("\t")
            lines.append(line)
            length += len(line) + 1
            left -= len(row)
            if left < 0:
                break
    return {"text": "\n".join(lines), "sheets": sheets, "cut": left < 0}


def _shown(value: object) -> str:
    """Return a cell's value as text: ISO 8601 dates, whole numbers without «.0»."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return " ".join(str(value).split())
