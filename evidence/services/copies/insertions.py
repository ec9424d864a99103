"""Put remarks into a text file with mark-up so that nothing else is read of it.

Each remark is wished for at a place. All are put there and the copy is read again: if
its text is not the author's to the letter, the remarks that break it are found by
halving and moved to the end of the file, where they break nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

TRIES = 40
"""How often a copy is read at most; what is not settled by then goes to the end."""


class Insertion(NamedTuple):
    """What is put in before the character *at* of the file's text."""

    at: int
    words: str


def inserted(text: str, insertions: Iterable[Insertion]) -> str:
    """Return *text* with *insertions*; those of one place keep their order."""
    pieces, position = [], 0
    for one in sorted(insertions, key=lambda each: each.at):
        pieces += [text[position : one.at], one.words]
        position = one.at
    return "".join([*pieces, text[position:]])


class Placing:
    """Finds out which insertions a file bears."""

    def __init__(self, reads_the_same: Callable[[Sequence[Insertion]], bool]) -> None:
        self._reads_the_same = reads_the_same
        self._tries = TRIES

    def borne(self, wanted: Sequence[Insertion]) -> list[Insertion]:
        """Return those of *wanted* that the file bears, alone and all together."""
        found = self._halved(list(wanted))
        if found == list(wanted) or self._bears(found):
            return found
        return []

    def _halved(self, wanted: list[Insertion]) -> list[Insertion]:
        if not wanted or self._bears(wanted):
            return wanted
        if len(wanted) == 1 or self._tries <= 0:
            return []
        middle = len(wanted) // 2
        return [*self._halved(wanted[:middle]), *self._halved(wanted[middle:])]

    def _bears(self, wanted: Sequence[Insertion]) -> bool:
        self._tries -= 1
        return self._reads_the_same(wanted)
