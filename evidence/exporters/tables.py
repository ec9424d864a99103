"""Tables as CSV that no spreadsheet will run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from evidence.exporters.safety import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")


def as_csv(rows: Sequence[Mapping[str, object]]) -> str:
    """Return *rows* as CSV, the first row's keys as its head; nothing for no rows.

    A cell that a spreadsheet would run begins with an apostrophe (OWASP, Application
    Security Verification Standard 5.0, 1.2.10). What would run in a terminal or reorder
    a line is shown.
    """
    if not rows:
        return ""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return stream.getvalue()


def flat(value: object) -> str:
    """Return *value* as one line: nothing for None, lists joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Iterable):
        return "; ".join(flat(part) for part in value)
    return str(value)


def _cell(value: object) -> str:
    text = visible(flat(value))
    runs = text.lstrip().startswith(_FORMULA) and not _NUMBER.match(text.strip())
    return f"'{text}" if runs else text
