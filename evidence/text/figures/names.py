"""Digits that name a thing: «Camp 14», «the 787», «Android 12», «Ravi Menon (58)».

What counts has a unit, a comparator or a part of a whole; a bare whole number right
behind a capitalised word, or behind an article, is that word's own.
"""

from __future__ import annotations

import re

from evidence.text.checkable_words import MONTHS, STARTERS
from evidence.text.figures.raw_figure import RawFigure
from evidence.text.names.members import normal_member

_CAPITAL = re.compile(r"(?P<word>[^\W\d_][\w’'&.-]*)[ \u00a0]$")
_JOINED = re.compile(r"(?P<word>[A-Z]\w*) [0-9]{1,4}(?:,| and| or| to)+ $")
_ACRONYM = re.compile(r"\b[A-Z]{3,}[ \u00a0]$")
_NUMBER = re.compile(r"\b[Nn]umber[ \u00a0]$")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|old|new)[ \u00a0]$", re.IGNORECASE)
_AGED = re.compile(r"(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+) \($")
_COUNTS = STARTERS | frozenset(
    """
    Over Under About Around Nearly Almost Roughly Approximately Above Below Only Just
    Exactly Between With Of Up Than Then Now Today Currently Altogether Here Total
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Capitals that begin a sentence before a number which counts."""
_YEAR = re.compile(r"1[5-9][0-9]{2}|2[01][0-9]{2}")
_RATIO = re.compile(r"(?:HR|OR|RR|CI|SD|SE|GDP|Mr|Gini|PMI|BMI|R|N|P)$")


def names_something(text: str, raw: RawFigure) -> bool:
    """Tell whether a figure without a unit is the number of a name."""
    if raw.worded and text[raw.start].isupper():
        return _in_name(text, raw)
    if _is_year(raw):
        return True
    if raw.hedged or raw.base or raw.worded or raw.scaled or raw.currency:
        return False
    number = raw.numbers[0]
    if len(raw.numbers) > 1 or not number.replace(".", "").isdigit():
        return False
    before = text[max(0, raw.start - 60) : raw.start]
    if raw.unit or (raw.sure and "." not in number):
        return len(number) == 1 and raw.unit[:1].isalpha() and _is_code(before)
    if _NUMBER.search(before) or _is_age(before, text, raw):
        return True
    if len(number) >= 3 and _ARTICLE.search(before):
        return not re.match(r"\s*(?:[.,;:)]|$|of\b)", text[raw.end : raw.end + 6])
    joined = _JOINED.search(before)
    word = joined or _CAPITAL.search(before)
    return word is not None and _names(word["word"])


def _is_year(raw: RawFigure) -> bool:
    """Tell whether a hedged number is a year: «around 2100»."""
    bare = raw.hedged and not (raw.unit or raw.base or raw.scaled or raw.sure)
    return bare and len(raw.numbers) == 1 and bool(_YEAR.fullmatch(raw.numbers[0]))


def _in_name(text: str, raw: RawFigure) -> bool:
    """Tell whether a capitalised number is part of a name: «the Five-Year Plan»."""
    if re.match(r"-[A-Z]", text[raw.number_end : raw.number_end + 2]):
        return True
    before = text[max(0, raw.start - 12) : raw.start].rstrip(" “‘\"'([*_")
    return bool(before) and before[-1] not in ".!?:;\n–—•|>" and not raw.hedged


def _is_code(before: str) -> bool:
    """Tell whether letters before one digit are a code: «NUTS 3 regions»."""
    return _ACRONYM.search(before) is not None


def _names(word: str) -> bool:
    if not word[0].isupper() or word in _COUNTS or word in MONTHS:
        return False
    return _RATIO.fullmatch(word) is None


def _is_age(before: str, text: str, raw: RawFigure) -> bool:
    """Tell whether it is a person's age: «Ravi Menon (58), who»."""
    person = _AGED.search(before)
    if person is None or text[raw.end : raw.end + 1] != ")":
        return False
    age = float(raw.numbers[0])
    return 10 <= age <= 110 and not normal_member(person["name"]).startswith("state:")
