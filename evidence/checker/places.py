"""Lines and columns for positions in a text, found in logarithmic time."""

from __future__ import annotations

from evidence.checker.facts import Place
from evidence.text.document import SourceMap, Span
from evidence.text.line_starts import LineStarts


class Places:
    """Turns spans of a revision's canonical text into places of its file."""

    def __init__(self, path: str, source: str, source_map: SourceMap) -> None:
        self._path = path
        self._map = source_map
        self._lines = LineStarts(source)

    def of(self, span: Span) -> Place:
        """Return the place of *span*, end exclusive as an editor's columns are."""
        line, column = self._lines.place(self._map.to_file(span.start))
        last = self._map.to_file(max(span.end - 1, span.start)) + 1
        end_line, end_column = self._lines.place(last)
        return Place(self._path, line, column, end_line, end_column)
