"""Take marks out of an assembled text, and keep where they stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from evidence.readers.assembly import Assembly


def without_marks(
    assembly: Assembly, pattern: re.Pattern[str]
) -> tuple[Assembly, list[tuple[int, int, int]]]:
    """Return the text without what *pattern* finds, and (number, start, end) spans.

    *pattern* has one group, the number that opens a span; without it a mark closes the
    span opened last.
    """
    text = assembly.text
    marks = list(pattern.finditer(text))
    if not marks:
        return assembly, []
    starts = [mark.start() for mark in marks]
    taken = [0]
    for mark in marks:
        taken.append(taken[-1] + len(mark[0]))

    def moved(position: int) -> int:
        return position - taken[bisect_left(starts, position)]

    clean = Assembly("")
    clean.add(pattern.sub("", text))
    clean.blocks = [
        replace(
            block,
            start=moved(block.start),
            end=moved(block.end),
            section=tuple(pattern.sub("", one) for one in block.section),
        )
        for block in assembly.blocks
    ]
    return clean, _spans(marks, moved)


def _spans(
    marks: list[re.Match[str]], moved: Callable[[int], int]
) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    opened: list[tuple[int, int]] = []
    for mark in marks:
        if mark[1] is not None:
            opened.append((int(mark[1]), moved(mark.start())))
        elif opened:
            number, start = opened.pop()
            end = moved(mark.start())
            if end > start:
                found.append((number, start, end))
    return sorted(found, key=lambda one: one[1:])
