"""The unit after a number in prose: a sign, a currency, or what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.text.checkable_words import MONTHS
from evidence.text.figures.currencies import CURRENCIES
from evidence.text.figures.unit_table import singular
from evidence.text.measure_words import (
    ACRONYMS,
    GROUPS,
    IRREGULAR,
    MEASURES,
    PERIODS,
    SINGULAR_PLURALS,
    STOP,
    SYMBOLS,
    VERBS,
)
from evidence.text.numbers.words import is_number_word

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_POINTS = re.compile(
    rf"(?:{_SPACE}|-)?(?:percentage[- ]points?|per ?cent(?:age)? points?"
    rf"|pp\b|ppts?\b|%-points?)"
)
_BASIS = re.compile(rf"{_SPACE}basis points?")
_PERCENT = re.compile(rf"(?:{_SPACE}|-)?(?:%|‰|per ?cent\b|pct\.?\b)", re.IGNORECASE)
_MONEY = re.compile(
    rf"{_SPACE}?(?:"
    + "|".join(
        re.escape(name) if not name.isascii() else rf"\b{re.escape(name)}\b"
        for name in sorted(CURRENCIES, key=len, reverse=True)
        if name.isalpha() or " " in name or name == "€"
    )
    + ")",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"(?:{_SPACE}|-)(?P<word>[^\W\d_]+(?:[-’'.][^\W\d_]+)*(?:’|'(?=s? ))?)"
)
_MODEL = re.compile(rf"{_SPACE}(?P<word>[A-Z][\w-]*[0-9][\w-]*)(?={_SPACE}[a-z])")
"""A name with digits within a noun phrase: «120 T-72 tanks»."""
_MODIFIER = re.compile(
    rf"{_SPACE}(?P<number>[0-9]+|[a-z]+)-(?!to-|odd)[a-z]+(?:-[a-z]+)?(?={_SPACE}[a-z])"
)
"""A measure within a noun phrase: «two five-year terms»."""
_RATED = (
    rf"(?:(?:live|new|married|square|cubic|metric|registered|employed|adult|resident)"
    rf"{_SPACE})?(?:[a-z]+{_SPACE})?(?:[a-z]{{2,}}s|people|persons?|men|women|children|"
    rf"population|km²|km2)\b"
)
_PER = re.compile(
    rf"{_SPACE}per{_SPACE}(?:[0-9][0-9,.]*(?:{_SPACE}[0-9]{{3}})*|hundred|thousand|"
    rf"million|100{_SPACE}000)(?:{_SPACE}(?:million|thousand))?"
    rf"(?:{_SPACE}{_RATED})?"
    rf"|{_SPACE}per{_SPACE}(?:(?:square|cubic|metric|working){_SPACE})?"
    rf"(?!cent\b)[^\W\d_]+[²³]?"
    rf"|{_SPACE}(?:a|an|each|every){_SPACE}(?:year|month|week|day|hour|night|minute|"
    rf"second|match|game|head|person|household|tonne|ton|barrel|visit|piece|share|"
    rf"litre|kilo|mile|quarter|pupil|student)\b(?!-)"
    r"|/(?:year|month|day|h|ha|km²|MWh|kWh|kg|l|L|dl|person|capita)\b"
)
_CELSIUS = re.compile(rf"{_SPACE}(?:Celsius|Fahrenheit|Kelvin|centigrade)\b")
_GROUP_END = re.compile(r"\s*(?:[,.;:)]|$|\b(?:and|or|in|on|at|by|while|when|as)\b)")
_PEOPLE_END = re.compile(
    r"\s*(?:[,.;:)]|$|\b(?:were|was|are|is|have|had|has|who|in|on|at|by|of|from|to|and|"
    r"or|live[ds]?|remain\w*|work\w*|fled|died|left|reside\w*|[a-z]+ed|came|among|under|with)\b)"
)
_NOT_PEOPLE = MONTHS | {"AD", "BC", "CE", "BCE"}
_MEASURED = frozenset(
    {"barrels", "feet", "hectares", "percent", "times", "tonnes", "tons"}
)
"""Plurals that are not of a compound: «20 hectares runs until …»."""
MAX_WORDS = 6
"""How far after a number its noun is looked for."""


@dataclass(frozen=True, slots=True)
class ProseUnit:
    """A unit that ends at *end*; *currency* where it is money (ISO 4217)."""

    text: str
    end: int
    currency: str = ""


def prose_unit(text: str, at: int) -> ProseUnit:
    """Return the unit that begins at *at*, behind a number; empty where none does.

    «per 1,000 inhabitants» may be all of it; the end stays at *at* where a measure
    stands between («two five-year terms»).
    """
    if match := _POINTS.match(text, at):
        return ProseUnit("percentage points", match.end())
    if match := _BASIS.match(text, at):
        return ProseUnit("basis points", match.end())
    if match := _PERCENT.match(text, at):
        return ProseUnit("%", match.end())
    if match := _MONEY.match(text, at):
        name = match.group().strip()
        return ProseUnit(name, match.end(), CURRENCIES[name.lower()])
    if match := SYMBOLS.match(text, at):
        return _rated(
            text, match.group().strip(" -\u00a0\u2007\u2009\u202f"), match.end()
        )
    if (match := _MODIFIER.match(text, at)) and _is_number(match["number"]):
        return ProseUnit(_counted(text, match.end()).text, at)
    unit = _counted(text, at)
    return unit if unit.text else _rated(text, "", at)


def _is_number(word: str) -> bool:
    return word.isdigit() or is_number_word(word)


def _counted(text: str, at: int) -> ProseUnit:
    """Return the noun phrase that is counted: up to its head, the last plural noun."""
    words = list(_phrase(text, at))
    head = 0
    for count, match in enumerate(words, 1):
        if _is_head(match["word"], hyphened=count == 1 and text[at] == "-"):
            head = count
            if not _goes_on(text, match):
                break
    if not head:
        head = _alone(text, words)
    if not head:
        return ProseUnit("", at)
    last = words[head - 1]
    unit = " ".join(word["word"] for word in words[:head])
    if text[at] == "-":
        unit = unit.split("-")[0]
        return ProseUnit(unit, at + 1 + len(unit))
    end = last.end()
    if scale := _CELSIUS.match(text, end):
        unit, end = unit + scale.group(), scale.end()
    return _rated(text, unit.rstrip("’'"), end)


def _phrase(text: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the words from *at* on that may be of one noun phrase."""
    for count in range(MAX_WORDS):
        match = _MODEL.match(text, at) or _WORD.match(text, at)
        if match is None or _ends(match["word"], first=count == 0):
            return
        yield match
        at = match.end()


def _alone(text: str, words: list[re.Match[str]]) -> int:
    """Return 1 where the first word counts without being plural, 2 for two, else 0.

    «tonne», «TEU», «injured»; the name of a people: «80,000 Uighur were moved».
    """
    if not words:
        return 0
    word = words[0]["word"]
    if _is_measure(word):
        return 1
    if word.lower() in GROUPS and _GROUP_END.match(text, words[0].end()):
        return 1
    named = 0
    for match in words:
        name = match["word"]
        if not name[:1].isupper() or name in _NOT_PEOPLE or name.isupper():
            break
        named += 1
    if named and _PEOPLE_END.match(text, words[named - 1].end()):
        return named
    return 0


def _ends(word: str, *, first: bool) -> bool:
    return ends_unit(word) and not (first and word in GROUPS)


def ends_unit(word: str) -> bool:
    """Tell whether nothing is counted by *word*: a preposition, a verb, an article."""
    lower = word.lower()
    return lower in STOP or lower in VERBS or is_number_word(lower)


def _is_head(word: str, *, hyphened: bool) -> bool:
    lower = word.lower().rstrip("’'")
    if hyphened:
        return lower.split("-")[0] in PERIODS | MEASURES
    if word.endswith(("’s", "'s")) or lower in SINGULAR_PLURALS:
        return False
    return lower in IRREGULAR or singular(lower) != lower


def _is_measure(word: str) -> bool:
    """Tell whether a word counts without being plural: «tonne», «year», «TEU»."""
    return word.lower() in MEASURES | PERIODS or word in ACRONYMS


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a plural only modifies what follows: «United States companies»."""
    word = match["word"]
    following = _WORD.match(text, match.end())
    if following and _compounds(word, following["word"]):
        return text[match.end()] != "-"
    if not word[0].isupper() or word.lower() in {"states", "parties", "members"}:
        proper = word.lower() == "states" and text[: match.start()].endswith("United")
        if not proper:
            return False
    after = _WORD.match(text, match.end())
    return (
        after is not None
        and not ends_unit(after["word"])
        and after["word"][0].islower()
    )


def _compounds(word: str, after: str) -> bool:
    """Tell whether a plural modifies the one behind it: «police posts»."""
    return (
        word.lower() in IRREGULAR - _MEASURED
        and after.islower()
        and not ends_unit(after)
        and after not in SINGULAR_PLURALS
        and (singular(after) != after or after in IRREGULAR)
    )


def _rated(text: str, unit: str, end: int) -> ProseUnit:
    """Add «per 100,000 people», «a year» to the unit."""
    if rate := _PER.match(text, end):
        return ProseUnit(f"{unit}{rate.group()}".strip(), rate.end())
    return ProseUnit(unit, end)
