"""How the paragraphs of a plain text stand against its margin."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quoted.block_quotations import Laid, SetOff

TAB = 4
LEAST, MOST = 2, 16
"""Columns by which a block quotation is indented."""
LONG_LINE = 200
"""Letters of a line that is a paragraph of its own: the text is not wrapped."""


def laid_out(text: str, *, plain: bool) -> Laid:
    """Return a paragraph, whole lines with the blanks before them, as it stands."""
    lines = [line.expandtabs(TAB) for line in text.splitlines() if line.strip()]
    return Laid(tuple(line.strip() for line in lines), _set_off(lines), plain)


def _set_off(lines: Sequence[str]) -> SetOff:
    """Say whether all lines are indented alike; the first may be by more."""
    columns = [len(line) - len(line.lstrip()) for line in lines]
    if not all(LEAST <= column <= MOST for column in columns):
        return SetOff.NO
    if len(lines) == 1:
        return SetOff.SMALL if len(lines[0].strip()) >= LONG_LINE else SetOff.NO
    first, rest = columns[0], set(columns[1:])
    return SetOff.INDENTED if len(rest) == 1 and first >= min(rest) else SetOff.NO
