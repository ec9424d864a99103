"""Put a PDF's lines into reading order and take out what belongs to the page.

Running heads and page numbers are known by their place and by returning on other
pages, whatever number they print; footnotes by their smaller type at the foot.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median

from evidence.formats.pdf_lines import Line

EDGE_LINES = 2
"""Lines at the top and at the foot among which furniture is looked for."""
LEAST_PAGES = 3
"""Pages on which a running head stands."""
_LABEL_GAP = 60
"""Points between a label and its line."""
_ONLY_LABEL = re.compile(r"\[\d{1,4}\]|\(?\d{1,3}[.)]|[•▪◦‣○■]")
_PIECE = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹–")
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(
    r"[\W_]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})[\W_]*(?:of \d+)?", re.IGNORECASE
)


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of type that most characters have."""
    exact: dict[float, int] = {}
    for lines in pages:
        for line in lines:
            exact[line.size] = exact.get(line.size, 0) + len(line.text)
    counts: Counter[float] = Counter()
    for size, letters in exact.items():
        counts[round(size, 1)] += letters
    return counts.most_common(1)[0][0] if counts else 0.0


def leading(pages: Sequence[Sequence[Line]], body: float) -> float:
    """Return the distance from line to line in the body, in points.

    The median over the document: papers are printed in one and a half, or two, lines.
    """
    distances = [
        before.bottom - line.bottom
        for lines in pages
        for before, line in pairwise(lines)
        if 0.7 * body < before.bottom - line.bottom < 4 * body
        and abs(line.size - body) < 0.1 * body
    ]
    return median(distances) if distances else 1.2 * body


def with_pieces(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with raised and lowered pieces put back into their line.

    What stands on the same row and goes on where the line before ends is its part.
    """
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before is None or not _goes_on(before, line):
            whole.append(line)
            continue
        raised = line.size < 0.85 * before.size and line.bottom > before.bottom + 1
        number = raised and _PIECE.fullmatch(line.text)
        text = line.text.translate(_RAISED) if number else line.text
        gap = " " if line.left - before.right > 0.2 * before.size and not raised else ""
        before.text = f"{before.text}{gap}{text}"
        before.right = line.right
    return whole


def _goes_on(before: Line, line: Line) -> bool:
    gap = line.left - before.right
    if not -1 <= gap <= 0.6 * max(before.size, line.size):
        return False
    shared = min(before.top, line.top) - max(before.bottom, line.bottom)
    height = min(before.top - before.bottom, line.top - line.bottom)
    return shared > 0.2 * height


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the labels of lists, «[3]», «•», before their own line.

    Many programs print them apart, and after the rest of the page.
    """
    labels = [line for line in lines if _ONLY_LABEL.fullmatch(line.text)]
    if not labels:
        return list(lines)
    rest = [line for line in lines if not _ONLY_LABEL.fullmatch(line.text)]
    by_row: dict[int, list[Line]] = {}
    for line in rest:
        for row in range(round(line.bottom) - 1, round(line.top) + 2):
            by_row.setdefault(row, []).append(line)
    for label in labels:
        row = round((label.bottom + label.top) / 2)
        beside = [
            line
            for line in by_row.get(row, ())
            if -2 <= line.left - label.right <= _LABEL_GAP
        ]
        if not beside:
            rest.append(label)
            continue
        owner = min(beside, key=lambda line: line.left)
        owner.text = f"{label.text} {owner.text}"
        owner.left = label.left
    return rest


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page without running heads and page numbers."""
    edges = [[(line, _form(line)) for line in _edges(lines)] for lines in pages]
    seen: dict[str, list[tuple[int, list[int]]]] = {}
    for number, found in enumerate(edges):
        for line, form in found:
            seen.setdefault(form, []).append((number, _numbers(line)))
    needed = min(LEAST_PAGES, max(2, len(pages)))
    heads = {
        form
        for form, places in seen.items()
        if len(places) >= needed and _counts_pages(places)
    }

    def is_furniture(line: Line, form: str) -> bool:
        if _ONLY_NUMBER.fullmatch(line.text):
            return True
        return len(line.text) < 150 and form in heads

    kept = []
    for lines, found in zip(pages, edges, strict=True):
        dropped = {id(line) for line, form in found if is_furniture(line, form)}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _numbers(line: Line) -> list[int]:
    return [int(digits[:9]) for digits in _DIGITS.findall(line.text)]


def _counts_pages(places: Sequence[tuple[int, list[int]]]) -> bool:
    """Tell whether each number of a line stays, or grows as pages or chapters do.

    Sentences that begin pages alike, each with another figure, are no running head.
    """
    span = places[-1][0] - places[0][0]
    for values in zip(*(numbers for _, numbers in places), strict=False):
        grows = all(before <= after for before, after in pairwise(values))
        if not grows or values[-1] - values[0] > 2 * span:
            return False
    return True


def _edges(lines: Sequence[Line]) -> list[Line]:
    ordered = sorted(lines, key=attrgetter("top"), reverse=True)
    if len(ordered) <= 2 * EDGE_LINES:
        return [line for line in ordered if _ONLY_NUMBER.fullmatch(line.text)]
    return [*ordered[:EDGE_LINES], *ordered[-EDGE_LINES:]]


def _form(line: Line) -> str:
    """Return a line without its numbers, and where it stands, roughly."""
    words = _NUMBER.sub("#", " ".join(line.text.split())).casefold()
    return f"{round(line.top / 12)}:{words}"


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page column by column.

    The file's own order is kept where it goes down each column already; else the lines
    between two that span the page are read left column first.
    """
    if len(lines) < 6 or not _jumps(lines):
        return list(lines)
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    middle = (left + right) / 2
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda one: -one.top):
        if line.left < middle - 10 and line.right > middle + 10:
            ordered += _columns(band, middle)
            band = []
            ordered.append(line)
        else:
            band.append(line)
    return ordered + _columns(band, middle)


def _columns(band: Sequence[Line], middle: float) -> list[Line]:
    first = [line for line in band if line.left < middle - 5]
    second = [line for line in band if line.left >= middle - 5]
    return [*first, *second]


def _jumps(lines: Sequence[Line]) -> bool:
    """Say whether the file's order goes to and fro between columns, or upwards."""
    across = 0
    for before, line in pairwise(lines):
        same_row = abs(before.bottom - line.bottom) < before.size * 0.5
        if same_row and line.left > before.right + before.size:
            across += 1
    return across * 4 > len(lines)


def split_footnotes(
    lines: Sequence[Line], body: float
) -> tuple[list[Line], list[Line]]:
    """Return a page's lines and those of its footnotes: small type at the foot."""
    at = len(lines)
    while at > 0 and lines[at - 1].size <= body * 0.92:
        at -= 1
    notes = list(lines[at:])
    if not notes or not at or not _NOTE.match(notes[0].text):
        return list(lines), []
    if notes[0].top > median(line.top for line in lines):
        return list(lines), []
    return list(lines[:at]), notes


_NOTE = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}|[*†‡])\s?\S")
