"""Tables that need no folding: rich takes half a second for every thousand rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_GAP = 2
"""Blanks between two columns."""


def wide_lines(
    header: Sequence[str], cells: Sequence[Sequence[str]], *, room: int
) -> list[str] | None:
    """Return the lines of a table, None where it is wider than *room*.

    *cells* come by column, and hold no newline. Columns are as wide as their widest
    cell; no blank ends a line. A character's width is what rich says it is.
    """
    columns = [(name, *column) for name, column in zip(header, cells, strict=True)]
    widths = [max(map(_measure(column), column)) for column in columns]
    if sum(widths) + _GAP * (len(widths) - 1) > room:
        return None
    padded = [_padded(column, own) for column, own in zip(columns, widths, strict=True)]
    gap = " " * _GAP
    return [gap.join(cells).rstrip() for cells in zip(*padded, strict=True)]


def _measure(column: Sequence[str]) -> Callable[[str], int]:
    """Return what measures the cells of *column*: their length, if all are ASCII."""
    if "".join(column).isascii():
        return len
    from rich.cells import cell_len

    return lambda cell: len(cell) if cell.isascii() else cell_len(cell)


def _padded(column: Sequence[str], width: int) -> list[str]:
    measure = _measure(column)
    if measure is len:
        return [cell.ljust(width) for cell in column]
    return [cell + " " * (width - measure(cell)) for cell in column]
