"""What is wrong with a bibliography, said of a place in its text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem costs."""

    ERROR = "error"
    """The entry, or the command, could not be read and is left out."""
    WARNING = "warning"
    """It was read, but perhaps not as it was meant."""
    NOTE = "note"
    """Nothing is wrong; something was passed over."""


class Problem(NamedTuple):
    """One remark about a file. *line* and *column* count from 1, in code points.

    *code* is a short stable word (``repeated-key``), *message* a sentence for people,
    *key* the citekey of the entry concerned, if one could be read.
    """

    line: int
    column: int
    severity: Severity
    code: str
    message: str
    key: str | None = None
