"""What is known of single units: their exact sizes, and the singular of their names.

Sources: SI brochure, 9th edition, tables 7 and 8; ISO 4217; for the mile, the foot and
the pound the international yard and pound agreement of 1959.
"""

from __future__ import annotations

import re
from fractions import Fraction

from evidence.text.figures.currencies import currency_units

CHANGES: dict[str, str] = {
    **dict.fromkeys(("increase", "rise", "growth", "more", "higher"), "increase"),
    **dict.fromkeys(
        ("decrease", "fall", "decline", "drop", "reduction", "less", "fewer", "lower"),
        "decrease",
    ),
}
"""The words behind "%" that make it a rise or a fall."""
POINTS = ("percentage point", "basis point")
_SIZES: dict[str, tuple[str, str | int]] = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3_600),
    "day": ("second", 86_400),
    "week": ("second", 604_800),
    "year": ("year", 1),
    "month": ("month", 1),
    "kilometre": ("metre", 1000),
    "kilometer": ("metre", 1000),
    "km": ("metre", 1000),
    "metre": ("metre", 1),
    "meter": ("metre", 1),
    "m": ("metre", 1),
    "centimetre": ("metre", "0.01"),
    "cm": ("metre", "0.01"),
    "mile": ("metre", "1609.344"),
    "foot": ("metre", "0.3048"),
    "tonne": ("kilogram", 1000),
    "kilogram": ("kilogram", 1),
    "kg": ("kilogram", 1),
    "gram": ("kilogram", "0.001"),
    "pound": ("pound", 1),
    "hectare": ("hectare", 1),
    "ha": ("hectare", 1),
    "km²": ("hectare", 100),
    "km2": ("hectare", 100),
    "time": ("time", 1),
    "fold": ("time", 1),
    "%": ("%", 1),
    "‰": ("%", "0.1"),
    "percentage point": ("percentage point", 1),
    "basis point": ("percentage point", "0.01"),
}
"""Unit to (base unit, size). "Pound" is a weight and a currency: it stays itself."""
BASES: dict[str, tuple[str, Fraction, Fraction]] = {
    **{unit: (to, Fraction(size), Fraction(0)) for unit, (to, size) in _SIZES.items()},
    **{
        form: (to, Fraction(1), Fraction(0))
        for unit, to in currency_units().items()
        for form in (unit, unit.removesuffix("s") if len(unit) > 4 else unit)
        if form not in _SIZES
    },
    "% increase": ("time", Fraction(1, 100), Fraction(1)),
    "% decrease": ("time", Fraction(-1, 100), Fraction(1)),
}
"""Unit to (base unit, size, and what zero of it is in the base unit); the currencies
are those of ``currencies``."""
_PLURALS: dict[str, str] = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "centuries": "century",
    "millennia": "millennium",
    "series": "series",
    "species": "species",
}


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
