"""Pages as a field gives them: pieces between commas, each a page or a range."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s*(?:,|;|&|\\&|\band\b)\s*")
_PAGE = r"(?P<{0}>[A-Za-z]{{0,3}}[0-9]+[A-Za-z]?|[ivxlcdmIVXLCDM]+)"
_RANGE = re.compile(
    _PAGE.format("first")
    + r"(?P<dash>\s*(?:-{1,3}|[‐-―−]|=)\s*|\s*\\textendash(?:\{\})?\s*)"
    + _PAGE.format("last")
)
_NUMBER = re.compile(r"([A-Za-z]*)([0-9]+)([A-Za-z]?)")


@dataclass(frozen=True, slots=True)
class PageRange:
    """A range of pages as written: «12», «--», «19»."""

    first: str
    dash: str
    last: str

    @property
    def is_reversed(self) -> bool:
        """Tell whether it ends before it begins; 123--9 stands for 123--129.

        What ends in «-04» is no range but the number of a report or an article.
        """
        ends = self.numbers
        if ends is None or self.last.startswith("0"):
            return False
        first, last = ends
        if len(str(last)) < len(str(first)) and self.last.isdecimal():
            kept = str(first)[: -len(self.last)]
            return int(kept + self.last) < first
        return last < first

    @property
    def numbers(self) -> tuple[int, int] | None:
        """Return both ends where they are numbers of one kind (12, S12, 12a)."""
        first, last = _NUMBER.fullmatch(self.first), _NUMBER.fullmatch(self.last)
        if first is None or last is None or max(map(len, (first[2], last[2]))) > 9:
            return None
        if last[1] not in {"", first[1]}:
            return None
        return int(first[2]), int(last[2])

    @property
    def is_plain(self) -> bool:
        """Tell whether the ends are surely pages, not «section-page» or a number."""
        return (
            self.numbers is not None
            and not self.is_reversed
            and not self.first.startswith("0")
            and not self.last.startswith("0")
        )


def page_ranges(text: str) -> tuple[PageRange, ...]:
    """Return the ranges in *text*; single pages and anything else are left out."""
    return tuple(
        PageRange(match["first"], match["dash"].strip(), match["last"])
        for piece in _SEPARATOR.split(text.strip())
        if (match := _RANGE.fullmatch(piece)) is not None
    )


def with_en_dashes(text: str) -> str:
    """Return *text* with ``--`` in every range that is surely one."""
    pieces = re.split(rf"({_SEPARATOR.pattern})", text.strip())
    return "".join(_dashed(piece) for piece in pieces)


def _dashed(piece: str) -> str:
    match = _RANGE.fullmatch(piece)
    if match is None or not PageRange(match["first"], "", match["last"]).is_plain:
        return piece
    return f"{match['first']}--{match['last']}"
