"""Places for the labels of marks, so that none covers a mark or another label.

Each label takes the first free of a few places around its mark, nearest first: the
usual greedy way to label points. Lengths are in points, the origin is bottom left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HEIGHT = 8.0
MARK = 3.5
"""Half of a mark's width."""
_AROUND = ((0, 1), (1, 0), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_STEPS = 9

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's middle, and the mark that it is for; *is_far*: a line is needed."""

    mark: Point
    middle: Point
    is_far: bool


def place_labels(
    marks: Sequence[Point],
    widths: Sequence[float],
    *,
    room: Point,
    lines: Iterable[Box] = (),
) -> list[Placed]:
    """Return a place for the label of each mark, in order, within *room*.

    *lines* are boxes (left, bottom, right, top) that labels are to leave free.
    """
    taken = [*(_box(mark, 2 * MARK, 2 * MARK) for mark in marks), *lines]
    placed = []
    for mark, width in zip(marks, widths, strict=True):
        choice = _choose(mark, width, taken, room)
        taken.append(_box(choice.middle, width, HEIGHT))
        placed.append(choice)
    return placed


def _choose(mark: Point, width: float, taken: list[Box], room: Point) -> Placed:
    for middle, is_far in _candidates(mark, width):
        box = _box(middle, width, HEIGHT)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= room[0] and box[3] <= room[1]
        if inside and not any(_overlap(box, other) for other in taken):
            return Placed(mark, middle, is_far)
    return Placed(mark, (mark[0], mark[1] + MARK + HEIGHT / 2), is_far=False)


def _candidates(mark: Point, width: float) -> Iterator[tuple[Point, bool]]:
    for step in range(_STEPS):
        across = MARK + width / 2 + 1 + step * width / 2
        up = MARK + HEIGHT / 2 + 1 + step * HEIGHT
        for x, y in _AROUND:
            yield (mark[0] + x * across, mark[1] + y * up), step > 0


def _box(middle: Point, width: float, height: float) -> Box:
    x, y = middle
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )
