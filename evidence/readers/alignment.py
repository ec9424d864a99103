"""Find where the words of a reading text stand in the file that they come from.

pandoc gives no places for most formats. Its text has the file's words in the file's
order, but for notes and what mark-up says in another way: so each word is looked for
behind the one before it, and where it is too far off it is passed over.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"\s+")
REACH = 4_000
"""Characters that a word may stand behind the one before it: mark-up between them."""
SURE = 12
"""Characters from which a word alone tells its place; shorter ones need a neighbour."""


def align(text: str, source: str) -> tuple[tuple[int, int], ...]:
    """Return (start in *text*, start in *source*) of runs in which both agree.

    Linear: every stretch of the source is searched for at most one word at a time, and
    no further than ``REACH``.
    """
    if text == source:
        return ()
    runs: list[tuple[int, int]] = [(0, 0)]
    at = 0
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        blank = _BLANK.match(source, at)
        at = blank.end() if blank else at
        reach = REACH if len(word[0]) >= SURE else REACH // 10
        found = _find(source, word[0], at, reach)
        if found < 0:
            continue
        if found - at > 40 and not _followed(source, words, number, found):
            continue
        if word.start() - runs[-1][0] != found - runs[-1][1]:
            runs.append((word.start(), found))
        at = found + len(word[0])
    return tuple(runs)


def _find(source: str, word: str, at: int, reach: int) -> int:
    """Return where *word* stands as a whole word, not before *at*; -1 if nowhere."""
    end = min(len(source), at + reach)
    found = source.find(word, at, end)
    while found >= 0:
        before = source[found - 1 : found]
        after = source[found + len(word) : found + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return found
        found = source.find(word, found + 1, end)
    return -1


def _followed(source: str, words: list[re.Match[str]], number: int, found: int) -> bool:
    """Say whether the next word follows soon: a word far off may be another one."""
    if number + 1 >= len(words):
        return True
    end = found + len(words[number][0])
    return _find(source, words[number + 1][0], end, 80) >= 0
