"""Units: when two of them count the same thing, and by what factor.

Two units are the same when their head nouns are: "participating States" and "States",
not "people" and "Uighurs". A unit that is left out fits any but a percentage. Only
exact conversions by definition are made; a month is no fixed part of a year's days,
and a calendar year is not any twelve months.
"""

from __future__ import annotations

import re
from fractions import Fraction

_EXACT: dict[str, tuple[str, int]] = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "week": ("day", 7),
    "kilometre": ("metre", 1000),
    "kilometer": ("metre", 1000),
    "km": ("metre", 1000),
    "meter": ("metre", 1),
    "m": ("metre", 1),
    "tonne": ("kilogram", 1000),
    "kg": ("kilogram", 1),
    "hectare": ("hectare", 1),
    "ha": ("hectare", 1),
    "km²": ("hectare", 100),
    "km2": ("hectare", 100),
    "usd": ("US$", 1),
    "us$": ("US$", 1),
    "eur": ("€", 1),
    "euro": ("€", 1),
    "fold": ("time", 1),
}
"""Unit to (base unit, factor): SI brochure, 9th edition, tables 8 and 7; ISO 4217."""
_PLURALS: dict[str, str] = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "centuries": "century",
    "millennia": "millennium",
    "series": "series",
    "species": "species",
}
_AFTER_HEAD = re.compile(
    r"\s(?:of|in|for|with|without|who|whom|which|that|from|to|on|at|by|under|among|per"
    r"|as|since|between|[^\W\d_]{3,}ing(?=\s))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*[²³]?|[$€£¥]", re.UNICODE)
_CURRENCY = re.compile(r"[A-Z]{0,3}[$€£¥]")


def unit_head(unit: str) -> str:
    """Return what *unit* counts, in the singular and lower case; "" for no unit.

    "participating States" → "state", "years of age" → "year", "% of adults" → "%",
    "deaths per 100,000 people" → "death per 100,000 people".
    """
    plain = " ".join(unit.split())
    if plain.startswith("%") or re.match(r"per ?cent\b", plain, re.IGNORECASE):
        return "%"
    if plain.lower().startswith("percentage point"):
        return "percentage point"
    if currency := _CURRENCY.match(plain):
        return currency.group().lower()
    if re.match(r"times\b", plain):
        return "time"
    rate = re.search(r"\s(?:per|a|an|each|every)\s.*", plain)
    ends = [match.start() for match in (_AFTER_HEAD.search(plain), rate) if match]
    words = _WORD.findall(plain[: min(ends, default=len(plain))])
    head = singular(words[-1]) if words else plain.casefold()
    per = rate.group() if rate and rate.group().split()[0] == "per" else ""
    return f"{head}{per.casefold()}"


def singular(word: str) -> str:
    """Return an English noun in the singular and lower case."""
    lower = word.casefold()
    if lower in _PLURALS:
        return _PLURALS[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return f"{lower[:-3]}y"
    if re.search(r"(?:ss|x|ch|sh|zz)es$", lower):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return lower[:-1]
    return lower


def conversion(claim: str, source: str) -> Fraction | None:
    """Return what one of *source*'s unit is in *claim*'s; None where nothing.

    1 where the units are the same, or one of them is left out.
    """
    ours, theirs = unit_head(claim), unit_head(source)
    if ours == theirs:
        return Fraction(1)
    if not ours or not theirs:
        return None if "%" in {ours, theirs} else Fraction(1)
    base, factor = _EXACT.get(ours, (ours, 1))
    other, times = _EXACT.get(theirs, (theirs, 1))
    return Fraction(times, factor) if base == other else None
