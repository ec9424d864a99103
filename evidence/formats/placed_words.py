"""Where words were recognised on a page, as whoever draws it is told.

Such places are fractions of the page as it is shown, from its upper left corner: they
hold however large it is drawn, and whether it is a page of a PDF or a picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence.formats.crop_drawing import Box

ALIKE = 0.02
"""How much a page's form may differ from that of the page that was recognised."""
_NEXT = 3.0
"""Of a word's height: the next word of its line is nearer than this."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The words of a passage on a page, and all words of the page, in points."""

    marked: tuple[Box, ...]
    everything: tuple[Box, ...]


def placed_on(
    places: Mapping[str, Any] | None, width: float, height: float
) -> Placed | None:
    """Return the *places* on a page of this size; None where there are none.

    They are ``marked`` and ``others``, lists of (left, top, right, bottom), and
    ``form``, the width of the page that was recognised by its height. A page of another
    form is not that page, or is turned: nothing can be marked on it.
    """
    if places is None or not places["marked"] or height <= 0:
        return None
    if abs(width / height / places["form"] - 1) > ALIKE:
        return None
    marked = [_in_points(box, width, height) for box in places["marked"]]
    others = [_in_points(box, width, height) for box in places["others"]]
    return Placed(tuple(_joined(marked)), (*marked, *others))


def _in_points(box: Sequence[float], width: float, height: float) -> Box:
    left, top, right, bottom = box
    return left * width, (1 - bottom) * height, right * width, (1 - top) * height


def _joined(words: Sequence[Box]) -> list[Box]:
    """Return the boxes of words, each reaching to the next one of its line."""
    joined = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        right = word[2]
        if following is not None and _goes_on(word, following):
            right = max(right, following[0])
        joined.append((word[0], word[1], right, word[3]))
    return joined


def _goes_on(word: Box, following: Box) -> bool:
    height = word[3] - word[1]
    shared = min(word[3], following[3]) - max(word[1], following[1])
    near = word[0] < following[0] <= word[2] + _NEXT * height
    return near and shared > height / 2
