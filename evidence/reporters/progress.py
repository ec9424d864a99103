"""The line of a section: its name, and one character for each of its claims."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

LEGEND = ". passed  w with warnings  F failed  ? unchecked  E broken"
_NAME = 40
"""Columns of a name; longer ones are cut, shorter ones filled up."""
_LEAST = 10
"""However narrow the terminal is, a line has room for so many claims."""


def section_lines(name: str, marks: str, width: int | None) -> Iterator[str]:
    """Yield the name with its *marks*, in lines of *width* columns; None: in one."""
    if width is None:
        yield f"{_fitted(name, _NAME)} {marks}"
        return
    columns = max(min(_NAME, width // 2), _LEAST)
    room = max(width - columns - 1, _LEAST)
    head = _fitted(name, columns)
    for at in range(0, len(marks), room):
        yield f"{head} {marks[at : at + room]}"
        head = " " * columns


def _fitted(name: str, columns: int) -> str:
    shown = name[: columns + 1]  # a character has one column at least
    if _columns(shown) > columns:
        while _columns(shown) > columns - 1:
            shown = shown[:-1]
        shown += "…"
    return shown + " " * (columns - _columns(shown))


def _columns(text: str) -> int:
    """Return the columns of *text*: two for a character of East Asia."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)
