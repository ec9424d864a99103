"""Figures that are of no date: they name a thing, or say how long something takes.

«The 28 member States», «the 40-member assembly» and «a three-judge panel» say which
States, which assembly and which panel; a date beside them is that of what they did.
«15 years in prison» and «aged 40» measure a span of time, and no moment.
"""

from __future__ import annotations

import re

from evidence.text.measure_words import MEASURED
from evidence.text.numbers.words import is_number_word

_DEFINITE = re.compile(
    r"\b(?:(?:the|these|those|its|their|his|her|our|both)|\w+[’']s|\w+s[’'])\s"
    r"(?:(?:other|remaining|same|original|top|first|last|then)\s)?$",
    re.IGNORECASE,
)
AMOUNTS = frozenset(
    """
    lead win victory defeat rise fall drop increase decrease decline loss gain jump
    total share rate figure record surplus deficit profit turnover turnout average mean
    median majority minority margin cost price value budget sum worth return growth
    peak low high level number maximum minimum yield output revenue income speed score
    vote votes contribution discount premium reduction cut ratio proportion stake
    fine bounty ransom salary wage fee sentence term group set series pair range crowd
    cast crew
    force army fleet toll count tally catch harvest crop haul backlog stock reserve
    grant loan gift payment bonus prize dividend tax debt bill capital volume quantity
    amount dose weight length depth height temperature frequency incidence prevalence
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Nouns whose number is that of the moment: «a fall of 12 per cent»."""
_COMPOUND = re.compile(r"(?:[0-9]|\b(?P<one>[a-z]+))-(?P<two>[a-z]+)", re.IGNORECASE)
_NOUN = re.compile(r"[\w’-]*\s(?:[a-z]+\s)?(?P<noun>[a-z]+)\b")
_AGED = re.compile(r"\b(?:aged|at the age of|then|now|turned)\s$", re.IGNORECASE)
_BASE = re.compile(r"\b(?:up|down|away)?,?\s?from\s(?:the\s|its\s|around\s|about\s)?$")
_CHANGED = re.compile(
    r"\b(?:up|down|rose|rises?|risen|rising|fell|falls?|fallen|falling|grew|grown|"
    r"increas\w+|decreas\w+|declin\w+|dropp?\w*|climb\w*|jump\w*|shrank|shrunk|cut|rais\w+|"
    r"reduc\w+|lower\w*|widen\w*|narrow\w*|expand\w*|went|slipp\w+|soar\w*|plung\w+|"
    r"swell\w*|chang\w+|extend\w*|revis\w+|switch\w*|moved?)\b[^;:]*$"
)
_ONWARD = re.compile(r"[^,;:.]{0,24}\sto\s|\s*(?:$|[.,;:)])")


def names_a_thing(text: str, span: tuple[int, int], unit: str) -> bool:
    """Tell whether the figure at *span* says which thing is meant, or an age."""
    start, end = span
    if _AGED.search(text[max(0, start - 16) : start]):
        return True
    head = unit.split(" ", 1)[0].lower()
    if not head or not head[0].isalpha() or head in MEASURED:
        return False
    if _DEFINITE.search(text[max(0, start - 28) : start]):
        return True
    noun = _NOUN.match(text, end)
    return _modifies(text[start:end]) and not (noun and noun["noun"] in AMOUNTS)


def _modifies(words: str) -> bool:
    """Tell whether a number is joined to what it counts: «40-member»."""
    match = _COMPOUND.search(words)
    if match is None or is_number_word(match["two"]):
        return False
    return match["one"] is None or is_number_word(match["one"])


def is_a_base(text: str, after: int, span: tuple[int, int]) -> bool:
    """Tell whether a change began at the figure: «rose from 30 to 40», «up from 12»."""
    between = text[after : span[0]]
    return (
        _BASE.search(between) is not None
        and _CHANGED.search(between) is not None
        and _ONWARD.match(text, span[1]) is not None
    )
