"""Parts and wholes as a sentence prints them: «61 facilities, of which 20 …»; «(23 %)».

Only what the words make certain is read: a total that «of which», «of whom», «of
these» or «of them» refers to, with the numbers that follow in the same sentence; and a
part of a whole right beside its percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence.text.figures.figure import Figure
from evidence.text.figures.finder import FoundFigure
from evidence.text.figures.printed_figures import printed_figures
from evidence.text.figures.units import read_unit

_OF_WHICH = re.compile(
    r"[^.:!?()]{0,60}?[,(–—]?\s*\bof (?:which|whom|these|them|those)\b", re.IGNORECASE
)
_BESIDE = re.compile(
    r"[^.;:()]{0,40}(?:\(\s*(?:or|i\.e\.|that is,?)?\s*|,?\s+or\s+)$", re.IGNORECASE
)
_POINTER = re.compile(r"\bof (?:which|whom|these|them|those)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper ?cent\b|\b(?:half|third|quarter)", re.IGNORECASE)
_END = re.compile(r"[.;!?](?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and the parts of it that a sentence names, in its order."""

    total: Figure
    parts: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A counted part of a whole, and the percentage that stands right beside it."""

    part: Figure
    share: Figure


def breakdowns_in(text: str) -> Iterator[Breakdown]:
    """Yield the totals of *text* that are broken down by «of which» and the like."""
    if not _POINTER.search(text):
        return
    found = [each for each in printed_figures(text) if each.figure.day is None]
    for at, total in enumerate(found):
        joint = _OF_WHICH.match(text, total.end)
        if joint is None or _is_share(total.figure) or total.figure.base is not None:
            continue
        end = _END.search(text, joint.end())
        stop = end.start() if end else len(text)
        parts = tuple(
            each.figure
            for each in found[at + 1 :]
            if joint.end() - 1 <= each.start < stop and _may_be_part(each, total)
        )
        if parts:
            yield Breakdown(total.figure, parts)


def _may_be_part(part: FoundFigure, total: FoundFigure) -> bool:
    """Tell whether a number counts the same as the total, or shares of it."""
    ours, theirs = read_unit(part.figure.unit), read_unit(total.figure.unit)
    if part.figure.base is not None or part.figure.is_interval:
        return False
    return ours.head == "%" or (
        not ours.measures and ours.head in {"", theirs.head} and bool(theirs.head)
    )


def _is_share(figure: Figure) -> bool:
    return read_unit(figure.unit).measures


def beside_in(text: str) -> Iterator[Beside]:
    """Yield «14 of the 61 facilities (23 %)» and «23 % (14 of 61)»."""
    if not _SHARE.search(text):
        return
    for one, other in pairwise(printed_figures(text)):
        between = text[one.end : other.start]
        closed = "(" not in between or text[other.end :].lstrip().startswith(")")
        if closed and _BESIDE.fullmatch(between):
            yield from _beside(one.figure, other.figure)


def _beside(*figures: Figure) -> Iterator[Beside]:
    parts = [each for each in figures if each.base is not None]
    shares = [
        each
        for each in figures
        if each.base is None and read_unit(each.unit).head == "%"
    ]
    if parts and shares:
        [part], [share] = parts, shares
        if read_unit(part.unit).head == "%":  # that of the percentage, carried over
            part = replace(part, unit="")
        yield Beside(part, share)
