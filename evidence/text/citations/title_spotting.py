"""Find the titles of a bibliography in a text, each word looked at once.

Titles are compared as small letters and digits without anything between, so that a
style's capitals, quotation marks, hyphens and line breaks make no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.text.citations.name_match import compact

SHORTEST = 4
"""Letters of a title that can be looked for: «1984», «Emma»."""
HEAD = 12
"""Letters by which a title is looked up; a shorter one is looked up whole."""
_MOST = 50
"""Titles with the same head that are compared, a bound on hostile input."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_MAIN = re.compile(r"[:?!—–]\s")


@dataclass(frozen=True, slots=True)
class Spot:
    """A title in a text: from *start* to *end*, that of work number *place*.

    *whole* where its subtitle stands there too, or it has none.
    """

    start: int
    end: int
    place: int
    whole: bool


class TitleIndex:
    """The titles of works, by their first letters."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._heads: dict[str, list[tuple[str, int, bool]]] = defaultdict(list)
        self._short: set[int] = set()
        for place, title in enumerate(titles):
            whole = compact(title)
            self._add(whole, place, whole=True)
            main = compact(_MAIN.split(title, maxsplit=1)[0])
            if main != whole:
                self._add(main, place, whole=False)

    def _add(self, title: str, place: int, *, whole: bool) -> None:
        if len(title) < SHORTEST:
            return
        if len(title) < HEAD:
            self._short.add(len(title))
        self._heads[title[:HEAD]].append((title, place, whole))

    def spots(self, text: str, start: int = 0, end: int | None = None) -> list[Spot]:
        """Return the titles between *start* and *end* of *text*, in order.

        Of titles that begin at one word only the longest; several works may have it.
        """
        words = list(_WORD.finditer(text, start, len(text) if end is None else end))
        folded = [compact(word[0]) for word in words]
        joined = "".join(folded)
        ends: dict[int, int] = {}
        at = 0
        found: list[Spot] = []
        begins = []
        for number, word in enumerate(folded):
            begins.append(at)
            at += len(word)
            ends[at] = number
        for number, begin in enumerate(begins):
            if not folded[number]:
                continue
            best = self._longest(joined, begin, ends)
            found.extend(
                Spot(words[number].start(), words[last].end(), place, whole)
                for last, place, whole in best
            )
        return found

    def _longest(
        self, joined: str, begin: int, ends: dict[int, int]
    ) -> list[tuple[int, int, bool]]:
        """Return the (last word, place, whole) of the longest titles at *begin*."""
        best: list[tuple[int, int, bool]] = []
        longest = 0
        for title, place, whole in self._candidates(joined, begin):
            stop = begin + len(title)
            if len(title) < longest or stop not in ends:
                continue
            if joined.startswith(title, begin):
                if len(title) > longest:
                    best, longest = [], len(title)
                best.append((ends[stop], place, whole))
        return best

    def _candidates(self, joined: str, begin: int) -> Iterator[tuple[str, int, bool]]:
        yield from self._heads.get(joined[begin : begin + HEAD], ())[:_MOST]
        for length in self._short:
            yield from self._heads.get(joined[begin : begin + length], ())[:_MOST]
