"""Figures that are of no date: they name a thing, or say how long something takes.

«The 28 member States», «the 40-member assembly» and «a three-judge panel» say which
States, which assembly and which panel; a date beside them is that of what they did.
«15 years in prison» and «aged 40» measure a span of time, and no moment.
"""

from __future__ import annotations

import re

from evidence.text.figure_carrying import MEASURED
from evidence.text.measure_words import PERIODS

_DEFINITE = re.compile(
    r"\b(?:the|these|those|its|their|his|her|our|both)\s$", re.IGNORECASE
)
_COMPOUND = re.compile(r"[0-9a-z]-[a-z]")
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
    if not head or not head[0].isalpha() or head in MEASURED - PERIODS:
        return False
    if _COMPOUND.search(text[start:end]) and head not in PERIODS:
        return True
    return (
        head not in PERIODS
        and _DEFINITE.search(text[max(0, start - 12) : start]) is not None
    )


def is_a_base(text: str, after: int, span: tuple[int, int]) -> bool:
    """Tell whether a change began at the figure: «rose from 30 to 40», «up from 12»."""
    between = text[after : span[0]]
    return (
        _BASE.search(between) is not None
        and _CHANGED.search(between) is not None
        and _ONWARD.match(text, span[1]) is not None
    )
