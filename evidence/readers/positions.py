"""Places that pandoc's ``sourcepos`` gives, as offsets of the file's text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from evidence.text.document import Span

_TAB = 4
"""pandoc expands tabs to this stop before it counts columns."""
_RANGE = re.compile(r"(?P<a>[0-9]+):(?P<b>[0-9]+)-(?P<c>[0-9]+):(?P<d>[0-9]+)")


class Positions:
    """Turns "3:1-3:9" into a Span of one text. Lines and columns count from 1."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines = [0, *(at.end() for at in re.finditer(r"\n", source))]
        self._tabbed = frozenset(
            bisect_right(self._lines, at.start()) for at in re.finditer(r"\t", source)
        )
        self._last: tuple[int, Sequence[int]] = 0, ()

    def span(self, position: str) -> Span | None:
        """Return the span of a ``data-pos`` value; None where it has none.

        Of several ranges ("1:1-2:1;4:1-5:1") the first counts.
        """
        match = _RANGE.search(position)
        if match is None:
            return None
        start = self._offset(int(match["a"]), int(match["b"]))
        return Span(start, max(start, self._offset(int(match["c"]), int(match["d"]))))

    def _offset(self, line: int, column: int) -> int:
        if line > len(self._lines):
            return len(self._source)
        start = self._lines[line - 1]
        end = self._lines[line] if line < len(self._lines) else len(self._source)
        if line not in self._tabbed:
            return min(start + column - 1, end)
        return start + bisect_left(self._shown(line), column - 1)

    def _shown(self, line: int) -> Sequence[int]:
        """Return how many columns are shown before each character of a line.

        Kept for the line that was asked of last: a line has thousands of places.
        """
        if self._last[0] != line:
            start = self._lines[line - 1]
            end = self._source.find("\n", start) + 1 or len(self._source)
            shown, columns = 0, []
            for sign in self._source[start:end]:
                columns.append(shown)
                shown += _TAB - shown % _TAB if sign == "\t" else 1
            self._last = line, columns
        return self._last[1]
