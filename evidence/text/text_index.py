"""A text prepared for finding passages in it: folded once, its words by place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache

from evidence.text.folding import Folded, fold

_WORD = re.compile(r"\w+")
MANY = 300
"""Places of one word that are looked at: those nearest to where it is expected."""


class TextIndex:
    """A text, its folded form, and where each folded word stands in that."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """Return the text folded, with the way back."""
        return fold(self.text)

    @cached_property
    def words(self) -> Sequence[tuple[int, int]]:
        """Return start and end of each word of the folded text."""
        return [match.span() for match in _WORD.finditer(self.folded.text)]

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self.words):
            numbers[self.folded.text[start:end]].append(number)
        return dict(numbers)

    def count(self, word: str) -> int:
        """Return how often a folded word stands in the text."""
        return len(self._numbers.get(word, ()))

    def numbers(self, word: str, near: int) -> Sequence[int]:
        """Return the numbers of a word's places; of very many, those about *near*."""
        found = self._numbers.get(word, [])
        if len(found) <= MANY:
            return found
        at = bisect_left(found, near)
        first = min(max(0, at - MANY // 2), len(found) - MANY)
        return found[first : first + MANY]


@lru_cache(maxsize=4)
def index_of(text: str) -> TextIndex:
    """Return the index of *text*; that of the last few texts is kept.

    Hundreds of claims are looked for in one text, and folding it takes longer than
    finding one of them.
    """
    return TextIndex(text)
