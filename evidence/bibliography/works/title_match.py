"""Whether two titles are one title, and what tells so: a verdict word by word.

No likeness score decides. Every word of one title must stand in the other, or differ
from its counterpart by a slip of the pen; a critical word must stand in both, and the
critical words must come in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from evidence.bibliography.works.title_words import (
    OTHER_WORKS,
    PARTS,
    TitleWords,
    is_critical,
)

MAX_SLIPS = 3
"""Words of a title that may be mistyped; never more than a third of them."""
_SLIPS_OF_ONE_WORD = 50
"""A word that so much fewer titles have than a like one is a slip made twice."""
FEW = 4
"""Words of a title below which a slip is one letter at most."""
_PREFIXES = (
    *("a", "an", "ab", "un", "in", "im", "il", "ir", "non", "de", "dis", "anti", "pre"),
    *("post", "hypo", "hyper", "intra", "inter", "micro", "macro", "endo", "exo"),
    *("sub", "super", "re", "bi", "tri", "mono", "multi", "uni", "co", "ex", "en"),
)
"""Beginnings that turn a word into another: no slip of the pen."""


class Match(IntEnum):
    """How two titles agree, the closest last."""

    NONE = 0
    SHORTENED = 1
    SLIPS = 2
    REORDERED = 3
    SAME = 4


class TitleMatch(NamedTuple):
    """How two titles agree, and the words that differ, as pairs."""

    match: Match
    slips: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return self.match is not Match.NONE


_NONE = TitleMatch(Match.NONE)


def match_titles(
    one: TitleWords, two: TitleWords, counts: Mapping[str, int], *, placed: bool = False
) -> TitleMatch:
    """Say how two titles agree; *counts*: how many titles of the library have a word.

    A word that many titles have is no slip of the pen for another such word. Works
    known to stand in the same place (*placed*) may have two slips in a short title.
    """
    if not one.words or not two.words:
        return _NONE
    found = _match_words(one.words, two.words, counts, placed=placed)
    if found:
        return found
    if len(one.words) > len(two.words):
        one, two = two, one
    return _match_head(one.words, two, counts, placed=placed)


def _match_head(
    short: tuple[str, ...],
    long: TitleWords,
    counts: Mapping[str, int],
    *,
    placed: bool,
) -> TitleMatch:
    """Match *short* with what stands before a subtitle of *long*."""
    for at in reversed(long.heads):
        if abs(at - len(short)) > 1 or not _may_be_dropped(long.words[at:]):
            continue
        found = _match_words(short, long.words[:at], counts, placed=placed)
        if found.match in {Match.SAME, Match.SLIPS}:
            return TitleMatch(Match.SHORTENED, found.slips)
    return _NONE


def _may_be_dropped(words: tuple[str, ...]) -> bool:
    """Tell whether a subtitle says nothing that makes another work of it.

    Years may be there: they say what the work is about.
    """
    return not any(
        word in OTHER_WORKS
        or word in PARTS
        or (is_critical(word) and not _is_year(word) and len(word) > 1)
        for word in words
    ) and not (words and len(words[-1]) == 1 and words[-1] != "a")


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1000 <= int(word) < 2100


def _match_words(
    one: tuple[str, ...],
    two: tuple[str, ...],
    counts: Mapping[str, int],
    *,
    placed: bool,
) -> TitleMatch:
    if one == two or "".join(one) == "".join(two):
        return TitleMatch(Match.SAME)
    if abs(len(one) - len(two)) > 1:
        return _NONE
    least = min(len(one), len(two))
    allowed = max(2 if placed and least > 2 else 1, min(MAX_SLIPS, least // 3))
    if len(set(one).difference(two)) > allowed + 1:
        return _NONE
    if [w for w in one if is_critical(w)] != [w for w in two if is_critical(w)]:
        return _NONE
    mine, yours = Counter(one), Counter(two)
    left, right = [*(mine - yours).elements()], [*(yours - mine).elements()]
    if not left and not right:
        return TitleMatch(Match.REORDERED if len(one) > 2 else Match.NONE)
    if max(len(left), len(right)) > allowed + (len(left) != len(right)):
        return _NONE
    slips = _paired(left, right, counts)
    if slips and least < FEW and not (placed or _light(slips)):
        return _NONE
    return _NONE if slips is None else TitleMatch(Match.SLIPS, slips)


def _paired(
    left: list[str], right: list[str], counts: Mapping[str, int]
) -> tuple[tuple[str, str], ...] | None:
    """Return which word stands for which, None where one has no counterpart."""
    if len(left) != len(right):
        return _joined(left, right)
    free, pairs = list(right), []
    for word in left:
        other = min(free, key=lambda each: OSA.distance(word, each))
        if not is_slip(word, other, counts):
            return None
        free.remove(other)
        pairs.append((word, other))
    return tuple(pairs)


def _light(slips: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether no word differs by more than a letter."""
    return all(OSA.distance(*pair) < 2 for pair in slips)


def _joined(left: list[str], right: list[str]) -> tuple[tuple[str, str], ...] | None:
    """Return two words that the other title has as one («on line», «online»)."""
    if len(left) > len(right):
        left, right = right, left
    if (
        len(left) == 1
        and len(right) == 2
        and left[0] in {*("".join(right), "".join(reversed(right)))}
    ):
        return ((left[0], " ".join(right)),)
    return None


def is_slip(one: str, two: str, counts: Mapping[str, int]) -> bool:
    """Tell whether one of two words may be the other, mistyped or spelt otherwise."""
    if is_critical(one) or is_critical(two):
        return False
    short, long = sorted((one, two), key=len)
    fewer, more = sorted((counts.get(one, 1), counts.get(two, 1)))
    rare = fewer <= max(1, more // _SLIPS_OF_ONE_WORD)
    limit = _allowed(len(short), rare=rare)
    if limit == 0 or OSA.distance(one, two, score_cutoff=limit) > limit:
        return False
    return not _turned(short, long)


def _allowed(length: int, *, rare: bool) -> int:
    """Return how many letters may differ.

    A word that no other title has is likely a slip; of two that others have too, only
    long ones may be spellings of one («organisation», «organization»).
    """
    if rare:
        return 0 if length < 2 else 1 if length < 6 else 2
    return 1 if length >= 8 else 0


def _turned(short: str, long: str) -> bool:
    """Tell whether a beginning makes another word of it («stable», «unstable»)."""
    if short != long and long.endswith(short) and long.removesuffix(short) in _PREFIXES:
        return True
    for end in range(min(len(short), len(long))):
        if short[-1 - end] != long[-1 - end]:
            break
    else:
        return False
    first, second = short[: len(short) - end], long[: len(long) - end]
    return first in _PREFIXES and second in _PREFIXES
