"""Lines and columns for positions in a text, found in logarithmic time."""

from __future__ import annotations

import re
from bisect import bisect_right

from evidence.checker.facts import Place
from evidence.text.document import SourceMap, Span

_LINE_END = re.compile("\n")


class Places:
    """Turns spans of a revision's canonical text into places of its file."""

    def __init__(self, path: str, source: str, source_map: SourceMap) -> None:
        self._path = path
        self._map = source_map
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(source))]

    def of(self, span: Span) -> Place:
        """Return the place of *span*, end exclusive as an editor's columns are."""
        line, column = self._line(self._map.to_file(span.start))
        last = self._map.to_file(max(span.end - 1, span.start)) + 1
        end_line, end_column = self._line(last)
        return Place(self._path, line, column, end_line, end_column)

    def _line(self, position: int) -> tuple[int, int]:
        at = bisect_right(self._starts, position) - 1
        return at + 1, position - self._starts[at] + 1
