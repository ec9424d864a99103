"""Which time or place «then», «there», «the next day» or «that year» takes up.

It is the one that the source has said last before it, never one that only follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.persons import TITLES
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Turns, sentences_before
from evidence.text.quotations.words import DATES, MONTHS

_YEAR = re.compile(r"(?<![\d,.-])(?:1[5-9]|20)\d\d\b(?![,.]\d)")
_THEN = frozenset(listed("then damals alors entonces"))
_SAME = frozenset(listed("same that selben gleichen même cette mismo aquel ese dieses"))
_EQUAL = frozenset(listed("same selben gleichen même mismo"))
_THERE = frozenset(listed("there dort là allí allá ahí"))
_NEXT = frozenset(listed("following next after siguiente suivant suivante lendemain"))
_DAY = DATES | frozenset(
    listed("morning evening night día noche mañana semana lendemain matin soir")
)
_BACK = 4_000
"""Characters before in which a year is looked for that is still meant."""
_NEAR = 4
_PLACE = re.compile(
    r"\b(?:at|in|near|outside|inside|around|from|to|into|in der|bei|nach|à|en|a|de)"
    r" (?:the |der |la |el )?(?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)*)"
)


_DESCRIBED = re.compile(
    r"\b(?:at|in|near|outside|inside|on|to|from)"
    r" (?:the|a|this|that|my|our|his|her|their) (?:[a-z-]+ ){0,2}"
    r"(?:site|village|town|house|building|place|station|office|room|hall|yard"
    r"|field|farm|island|valley|city|camp|hospital|school|church|port|harbour"
    r"|region|district|area|river|coast|border|prison|museum|factory|plant|mine|shop|hotel)s?\b"
)
"""A place that is named by its noun, which «there» may take up."""


def is_year_before(
    source: SourceText, gone: Sequence[Token], filler: Sequence[Token]
) -> bool:
    """Tell whether «the same year» is the one that is given, the last said before."""
    years = [word.key for word in filler if _YEAR.fullmatch(word.key)]
    if gone[-1].key not in DATES or len(years) != 1:
        return False
    same = bool(_SAME & {word.key for word in gone})
    return same and _last_year(source, gone[0].start) == years[0]


def other_year(
    source: SourceText, gone: Sequence[Token], filler: Sequence[Token]
) -> str:
    """Say which year «of the same year» is, if another is given."""
    years = [word.key for word in filler if _YEAR.fullmatch(word.key)]
    year = _last_year(source, gone[0].start)
    if len(years) != 1 or not year or years[0] == year:
        return ""
    if gone[-1].key not in DATES or not _EQUAL & {word.key for word in gone}:
        return ""
    return f"“{shown(gone)}” is “{year}” before it, not “[{shown(filler)}]”"


def other_when(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> str:
    """Say which time or place the last of *before* takes up, if another is given."""
    if not before:
        return ""
    last = before[-1]
    years = [word.key for word in filler if _YEAR.fullmatch(word.key)]
    if last.key in _THEN and len(years) == 1:
        year = _last_year(source, last.start)
        if year and year != years[0] and not _is_near(source, years[0], last, turns):
            return f"“{last.text}” is “{year}” before it, not “[{shown(filler)}]”"
        return ""
    if last.key in _THERE:
        return _other_place(source, filler, last, turns)
    keys = {word.key for word in before[-3:]}
    if _DAY & keys and _NEXT & keys and filler[0].key in {"of", "de", "du", "des"}:
        return _only_behind(source, filler, last)
    return ""


def _last_year(source: SourceText, at: int) -> str:
    found = _YEAR.findall(source.normal.text[max(0, at - _BACK) : at])
    return found[-1] if found else ""


def _is_near(source: SourceText, year: str, last: Token, turns: Turns) -> bool:
    """Tell whether a year is said in the sentences directly before a place."""
    back = islice(sentences_before(source, last.start, turns), 2)
    return any(year in sentence.keys for sentence in back)


def _other_place(
    source: SourceText, filler: Sequence[Token], last: Token, turns: Turns
) -> str:
    """Say which place was named last before «there», if another is given."""
    names = [word for word in content(filler) if word.text[:1].isupper()]
    if not names or names[-1] is not filler[-1]:
        return ""
    for sentence in islice(sentences_before(source, last.start, turns), _NEAR):
        if any(word.key in sentence.keys for word in names):
            return ""
        places = [
            match["name"]
            for match in _PLACE.finditer(" ".join(sentence.text.split()))
            if match["name"].split()[0].lower() not in MONTHS | TITLES.keys()
        ]
        if places:
            return f"“{last.text}” is “{places[-1]}”, not “[{shown(filler)}]”"
        if _DESCRIBED.search(sentence.text.lower()):
            return ""
    return ""


def _only_behind(source: SourceText, filler: Sequence[Token], last: Token) -> str:
    """Say that what is given as the day before is told only behind the place."""
    words = [w for w in content(filler) if w.text.islower() and len(w.key) > 3]
    text = source.normal.folded
    if not words or any(
        re.search(rf"\b{re.escape(word.key[:5])}", text[: last.start]) for word in words
    ):
        return ""
    if not all(re.search(rf"\b{re.escape(word.key)}", text) for word in words):
        return ""
    return f"“[{shown(filler)}]” is told only behind “{last.text}”"
