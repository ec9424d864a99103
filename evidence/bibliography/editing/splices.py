"""Splices: a text changed in a few places, everything else as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Splice(NamedTuple):
    """At code point *start* of the old text, *removed* gives way to *inserted*."""

    start: int
    removed: str
    inserted: str

    @property
    def end(self) -> int:
        """Return where *removed* ends in the old text."""
        return self.start + len(self.removed)


class StaleSplice(ValueError):
    """The text does not hold what a splice takes out, or two splices overlap."""


def ordered(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return *splices* in the order of their places, without those that do nothing.

    Insertions at one place keep their order. Raises StaleSplice where two overlap.
    """
    kept = sorted(
        (one for one in splices if one.removed != one.inserted),
        key=lambda one: (one.start, bool(one.removed)),
    )
    for first, second in pairwise(kept):
        if second.start < first.end:
            raise StaleSplice(f"two changes overlap at code point {second.start}")
    return tuple(kept)


def apply(text: str, splices: Iterable[Splice]) -> str:
    """Return *text* with all *splices* made; they may come in any order.

    Raises StaleSplice where the text is not what they were made for.
    """
    parts: list[str] = []
    position = 0
    for one in ordered(splices):
        if text[one.start : one.end] != one.removed:
            raise StaleSplice(f"another text stands at code point {one.start}")
        parts += [text[position : one.start], one.inserted]
        position = one.end
    return "".join((*parts, text[position:]))


def invert(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Return the splices that take *splices* back, counting in the new text."""
    shift = 0
    back = []
    for one in ordered(splices):
        back.append(Splice(one.start + shift, one.inserted, one.removed))
        shift += len(one.inserted) - len(one.removed)
    return tuple(back)


def difference(old: str, new: str, *, at: int = 0) -> tuple[Splice, ...]:
    """Return the one splice that makes *new* of *old*, none where they are equal.

    *old* begins at code point *at* of its text.
    """
    if old == new:
        return ()
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    removed, inserted = old[head : len(old) - tail], new[head : len(new) - tail]
    return (Splice(at + head, removed, inserted),)


def _same(first: str, second: str) -> int:
    """Return how many code points two texts have in common at their beginnings."""
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return place
    return min(len(first), len(second))


def as_rows(splices: Sequence[Splice]) -> list[list[int | str]]:
    """Return *splices* as plain lists, for keeping."""
    return [list(one) for one in splices]


def from_rows(rows: Iterable[Sequence[int | str]]) -> tuple[Splice, ...]:
    """Return the splices that ``as_rows`` made plain."""
    return tuple(
        Splice(int(start), str(removed), str(inserted))
        for start, removed, inserted in rows
    )
