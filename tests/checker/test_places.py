"""Positions of the canonical text become lines and columns of the file."""

from __future__ import annotations

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.text.document import SourceMap, Span


def test_lines_and_columns_count_from_one() -> None:
    places = Places("a.txt", "one\ntwo\n", SourceMap())

    assert places.of(Span(4, 7)) == Place("a.txt", 2, 1, 2, 4)


def test_a_map_leads_into_the_files_own_text() -> None:
    places = Places("a.md", "# T\n\n*old* new", SourceMap(((0, 2), (3, 6), (6, 10))))

    assert places.of(Span(3, 6)) == Place("a.md", 3, 2, 3, 5)
