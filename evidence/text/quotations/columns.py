"""Text in two columns side by side, read one column after the other.

What a program makes of a page with its layout kept has rows of «left half, blanks,
right half». A column begins where many rows in a row have their right half begin, and
nothing runs over the gap before it. A table has such gaps too: only where both halves
are of several words, and go on with small letters, are they columns of a text. Headings
over both, and pages, part the columns above from those below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ROW = re.compile(r"[^\n]*\n?")
_GAP = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)|^[ \t]{12,}(?=\S)")
_FOOT = re.compile(
    r"[ \t]*(?:\S.*[ \t]{3,})?[-–—|]?[ \t]*(?:(?:page|p\.|pg\.|seite|s\.)[ \t]*)?"
    r"(?:\d{1,4})(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?[ \t]*[-–—|]?[ \t]*",
    re.IGNORECASE,
)
"""A line of the page's foot or head: nothing, or a title, and the page's number."""
GAP = 2
"""Blanks between two columns, at least."""
ROWS = 5
"""Rows of two columns, at least, and the share of them in which both have text."""
BOTH = 0.4
RUNS_ON = 0.25
"""Share of each column's lines that go on with a small letter, and words of a line."""
WORDS = 3.0
LONGEST = 300
"""Characters of a page's head or foot."""
MANY = 24
"""Places at which a column is looked for."""
DEPTH = 3
"""Columns side by side, at most, less one."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """A *text* read column by column, and where its stretches stand in the original."""

    text: str
    at: tuple[int, ...]
    """Where in *text* each stretch begins, ascending."""
    starts: tuple[int, ...]
    """Where it begins in the original."""

    def original(self, start: int, end: int) -> Span:
        """Return the stretch of the original in which all of a span stands."""
        first, last = bisect_right(self.at, start) - 1, bisect_right(self.at, end - 1)
        places: list[int] = []
        for run in range(first, last):
            begin = max(start, self.at[run])
            stop = min(end, self.at[run + 1]) if run + 1 < len(self.at) else end
            shift = self.starts[run] - self.at[run]
            places += [begin + shift, stop + shift]
        return min(places), max(places)


def in_columns(text: str) -> Columns | None:
    """Return *text* read column by column; None where it has no columns."""
    if len(_GAP.findall(text)) < ROWS:
        return None
    rows = [match.span() for match in _ROW.finditer(text) if match[0]]
    spans = list(_ordered(text, rows, DEPTH))
    if spans == rows:
        return None
    pieces: list[str] = []
    at: list[int] = []
    starts: list[int] = []
    length = 0
    for start, end in spans:
        piece = text[start:end]
        piece = piece if piece.endswith("\n") else f"{piece}\n"
        at.append(length)
        starts.append(start)
        pieces.append(piece)
        length += len(piece)
    return Columns("".join(pieces), tuple(at), tuple(starts))


def _ordered(text: str, rows: Sequence[Span], depth: int) -> Iterator[Span]:
    """Yield the rows in the order in which they are read, page by page."""
    body: list[Span] = []
    empty = True
    for at, row in enumerate(rows):
        line = text[slice(*row)]
        if line.startswith("\f"):
            yield from _page(text, body, depth)
            body, empty = [], True
        foot = len(line) <= LONGEST and _FOOT.fullmatch(line.strip("\f\n")) is not None
        outside = empty or foot
        if outside and not line.isspace() and _alone(text, rows, at):
            yield from _page(text, body, depth)
            yield row
            body, empty = [], True
            continue
        body.append(row)
        empty = empty and line.isspace()
    yield from _page(text, body, depth)


def _alone(text: str, rows: Sequence[Span], row: int) -> bool:
    beside = [text[slice(*rows[n])] for n in (row - 1, row + 1) if 0 <= n < len(rows)]
    return all(line.isspace() or line.startswith("\f") for line in beside)


def _page(text: str, rows: Sequence[Span], depth: int) -> Iterator[Span]:
    """Yield a page's rows: where it has two columns, the left one's first."""
    done = 0
    for first, last, column in _regions(text, rows) if depth else ():
        halves = [_cut(text, row, column) for row in rows[first:last]]
        yield from rows[done:first]
        yield from _page(text, [left for left, _ in halves], depth - 1)
        yield from _page(text, [right for _, right in halves], depth - 1)
        done = last
    yield from rows[done:]


def _cut(text: str, row: Span, column: int) -> tuple[Span, Span]:
    start, end = row
    at = min(start + column, end)
    if at == end and text[end - 1 : end] == "\n":
        at = end - 1
    return (start, at), (at, end)


def _regions(text: str, rows: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Return the runs of rows that are two columns, and where the right ones begin.

    Of two that overlap the longer one is meant.
    """
    begins = Counter(
        match.end()
        for start, end in rows
        for match in _GAP.finditer(text[start:end].rstrip("\n"))
    )
    found = [
        (first, last, column)
        for column, count in begins.most_common(MANY)
        if count >= ROWS
        for first, last in _runs(text, rows, column)
        if _is_prose(text, rows[first:last], column)
    ]
    found.sort(key=lambda one: one[0] - one[1])
    taken: list[tuple[int, int, int]] = []
    for one in found:
        if all(one[1] <= first or last <= one[0] for first, last, _ in taken):
            taken.append(one)
    return sorted(taken)


def _runs(text: str, rows: Sequence[Span], column: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows in which nothing runs over the gap before a column."""
    first = 0
    for at, (start, end) in enumerate([*rows, (0, 0)]):
        line = text[start:end].rstrip("\n")
        over = bool(line[column - GAP : column].strip()) or "\t" in line[:column]
        if at == len(rows) or over:
            if at - first >= ROWS:
                yield first, at
            first = at + 1


def _is_prose(text: str, rows: Sequence[Span], column: int) -> bool:
    lines = [text[start:end].rstrip("\n") for start, end in rows]
    lefts = [line[:column].strip("\f \t") for line in lines]
    rights = [line[column:].strip() for line in lines]
    both = sum(bool(left and right) for left, right in zip(lefts, rights, strict=True))
    filled = sum(bool(line.strip()) for line in lines)
    if both < max(ROWS, BOTH * filled):
        return False
    return all(map(_runs_on, (lefts, rights)))


def _runs_on(lines: Sequence[str]) -> bool:
    """Tell whether lines of a column are those of a text."""
    some = [line for line in lines if line]
    on = sum(line[0].islower() for line in some)
    words = sum(len(line.split()) for line in some)
    return on >= RUNS_ON * len(some) and words >= WORDS * len(some)
