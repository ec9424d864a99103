"""Tell lines and columns of many places of one text, which is gone through once."""

from __future__ import annotations

import re
from bisect import bisect_right


class LineStarts:
    """Where each line of a text begins."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def place(self, position: int) -> tuple[int, int]:
        """Return the 1-based (line, column) of *position*."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1
