"""Tell words that are quoted from words that only stand in quotation marks.

Quoted words are somebody's, and must be theirs to the letter. Scare quotes keep a word
at a distance, titles name a work, terms are spoken about, and translations say what a
foreign word means: none of them is compared. Each is told by a rule that can be read,
which its reason names; the words are of English, some of German and French.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from evidence.text.citations.name_match import compact
from evidence.text.quoted.words import (
    AS,
    CALLED,
    CAPTION,
    CJK,
    DEFINED,
    DEFINING,
    ENTITLED,
    FINITE,
    FOREIGN_GLOSS,
    GLOSSED,
    MEANING,
    NAMED,
    NEAR,
    SAYING,
    SAYS_BEHIND,
    SAYS_DIRECTLY,
    SMALL,
    SO_CALLED,
    WORD,
    WORK,
    YEAR_NEXT,
)


class QuotedSort(StrEnum):
    """What words in quotation marks are."""

    QUOTATION = "quotation"
    SCARE = "scare quotes"
    TITLE = "title"
    TERM = "term"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around quoted words: their sentence's text on both sides.

    *cited*: a citation follows them directly; *near*: their sentence has one, which is
    surely theirs. *repeated*: an earlier quotation has these words. *titles* are those
    of known works, in the form of ``name_match.compact``. *listed*: they stand in the
    reference list.
    """

    before: str
    after: str
    cited: bool = False
    near: bool = False
    repeated: bool = False
    listed: bool = False
    titles: Collection[str] = ()


SHORT = 3
"""Words up to which what is in quotation marks may be at a distance only."""


def sort_of(words: str, around: Surroundings) -> tuple[QuotedSort, str]:
    """Return what *words* are, and by which rule."""
    found = (
        _as_title(words, around)
        or _as_meaning(words, around)
        or _as_term(words, around)
        or _at_a_distance(words, around)
    )
    return found or (QuotedSort.QUOTATION, _reason(words, around))


def _reason(words: str, around: Surroundings) -> str:
    if around.cited:
        return "a citation follows it"
    if around.repeated:
        return "an earlier quotation has the same words"
    if _says(around):
        return "somebody is said to say it"
    return f"it has {_count(words)} words"


def _as_title(words: str, around: Surroundings) -> tuple[QuotedSort, str] | None:
    reason = _named_before(words, around) or _as_a_name(words, around)
    return (QuotedSort.TITLE, reason) if reason else None


def _named_before(words: str, around: Surroundings) -> str:
    """Say what around the words makes them a title; "" for nothing."""
    if around.listed:
        return "it stands in the reference list"
    if ENTITLED.search(around.before):
        return "what is before it names a title"
    if CAPTION.search(around.before):
        return "it names what is numbered before it"
    if WORK.search(around.before) and _capitals(words) >= 0.5:
        return "the work before it has this name"
    return ""


def _as_a_name(words: str, around: Surroundings) -> str:
    """Say what in the words themselves makes them a title; "" for nothing."""
    key = compact(words)
    if len(key) >= 8 and key in around.titles:
        return "it is the title of a work that is cited"
    if len(key) >= 20 and any(one.startswith(key) for one in around.titles):
        return "a work that is cited begins so"
    total = len(WORD.findall(words))
    if total < 2 or _capitals(words) < 1 or _ends_sentence(words):
        return ""
    if YEAR_NEXT.match(around.after) and not around.cited:
        return "its words are capitalised, and a year follows"
    if total >= 4 and _content(words) >= 3:
        return "all its words are capitalised"
    return ""


def _as_meaning(words: str, around: Surroundings) -> tuple[QuotedSort, str] | None:
    if around.cited or _count(words) > 8:
        return None
    if MEANING.search(around.before):
        return QuotedSort.TRANSLATION, "what is before it says that this is a meaning"
    if FOREIGN_GLOSS.search(around.before) and GLOSSED.match(around.after):
        return QuotedSort.TRANSLATION, "it stands alone in brackets behind a word"
    return None


def _as_term(words: str, around: Surroundings) -> tuple[QuotedSort, str] | None:
    if NAMED.search(around.before) and _count(words) <= 6 and not _finite(words):
        return QuotedSort.TERM, "what is before it speaks of a word"
    if DEFINING.search(around.before) and AS.match(around.after):
        return QuotedSort.TERM, "it is defined here"
    if DEFINED.match(around.after) and _count(words) <= 5 and not around.cited:
        return QuotedSort.TERM, "what follows says what it means"
    return None


def _at_a_distance(words: str, around: Surroundings) -> tuple[QuotedSort, str] | None:
    if _count(words) > SHORT + 3 or (_finite(words) and _count(words) > 2):
        return None
    if SO_CALLED.search(around.before):
        return QuotedSort.SCARE, "a word before it says «so-called»"
    if around.cited:
        return None
    if CALLED.search(around.before):
        return QuotedSort.SCARE, "what is before it gives a name"
    if around.repeated or _said_directly(around) or _ends_sentence(words):
        return None
    if _count(words) > SHORT or (around.near and _count(words) == SHORT):
        return None
    return QuotedSort.SCARE, "it is short, and neither cited nor said by anybody"


def _said_directly(around: Surroundings) -> bool:
    return bool(
        SAYS_DIRECTLY.search(around.before[-NEAR:])
        or SAYS_BEHIND.match(around.after[:NEAR])
    )


def _says(around: Surroundings) -> bool:
    return bool(
        SAYING.search(around.before[-NEAR:]) or SAYING.search(around.after[:NEAR])
    )


def _count(words: str) -> int:
    """Return how many words there are; two signs of Chinese count for one."""
    wide = len(CJK.findall(words))
    return (wide + 1) // 2 if wide else len(words.split())


def _finite(words: str) -> bool:
    return FINITE.search(words) is not None


def _ends_sentence(words: str) -> bool:
    return words.rstrip()[-1:] in ".!?" and _count(words) > 1


def _content(words: str) -> int:
    return sum(word.lower() not in SMALL for word in WORD.findall(words))


def _capitals(words: str) -> float:
    """Return the share of words that carry meaning and are capitalised."""
    content = [
        word
        for word in WORD.findall(words)
        if word.lower() not in SMALL and word[0].isalpha()
    ]
    if not content:
        return 0.0
    capitals: int = sum(word[0].isupper() for word in content)
    return capitals / len(content)
