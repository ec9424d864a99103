"""Figures of two rows of a table, which the line's end between them keeps apart."""

from __future__ import annotations

import re

_ROW_END = re.compile(r"\n(?<=\d\n)\n*(?=\d)")
_FIGURES = re.compile(r"[\d\s.,'’%‰$€£¥+\-−–()]+")
"""All of a line that is a cell of its own: prose that is broken here has words."""


def with_borders(text: str) -> str:
    """Return *text* with tabs where a line's end parts the figures of a table's rows.

    «12» above «345» is not 12 345 where one of the two lines has cells, or where both
    are figures alone. Places stay where they are.
    """

    def border(match: re.Match[str]) -> str:
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        above = text[start : match.start()]
        below = text[match.end() : end if end >= 0 else len(text)]
        cells = "\t" in above or "\t" in below
        figures = _FIGURES.fullmatch(above) and _FIGURES.fullmatch(below)
        return "\t" * len(match[0]) if cells or figures else match[0]

    return _ROW_END.sub(border, text)
