"""Which paragraphs of a PDF are set off from the margins of their column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from evidence.formats.pdf_lines import Line

INDENT, FAR = 0.8, 8.0
"""Of the body's size of type, between which a set-off paragraph is indented."""
SMALLER = 0.96, 0.7
"""Of the body's size of type, between which it is set smaller."""
ALIKE = 3.0
"""Points within which two lines begin at the same place."""
OFTEN = 3
"""Lines of a page that begin at a margin."""


def set_off(lines: Sequence[Line], page: Iterable[Line], body: float) -> str:
    """Return "indented", "small" or "" for a paragraph's lines on their page."""
    if len(lines) < 2 or not body:
        return ""
    left = lines[1].left
    if any(abs(line.left - left) > ALIKE for line in lines[1:]):
        return ""
    margin = _margin(lines, page)
    if margin is None or lines[0].left < left - ALIKE:
        return ""
    if INDENT * body < left - margin < FAR * body:
        return "indented"
    size = lines[0].size / body
    return "small" if SMALLER[1] < size < SMALLER[0] else ""


def _margin(lines: Sequence[Line], page: Iterable[Line]) -> float | None:
    """Return where the column begins in which *lines* stand."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    lefts = Counter(
        round(other.left) for other in page if other.left < right and other.right > left
    )
    often = [
        place
        for place, count in lefts.items()
        if count + lefts[place - 1] + lefts[place + 1] >= OFTEN
    ]
    return float(min(often)) if often else None
