"""The signs and words by which a number is hedged or bounded."""

from __future__ import annotations

from evidence.text.figures.figure import Comparator

COMPARATOR_WORDS: dict[str, Comparator] = {
    "exactly": Comparator.EQ,
    **dict.fromkeys(
        (
            "about",
            "around",
            "approximately",
            "approx.",
            "roughly",
            "circa",
            "ca.",
            "some",
            "nearly",
            "almost",
            "close to",
        ),
        Comparator.ABOUT,
    ),
    **dict.fromkeys(
        ("more than", "over", "above", "greater than", "in excess of", "upwards of"),
        Comparator.OVER,
    ),
    **dict.fromkeys(
        ("at least", "no fewer than", "no less than", "not less than", "a minimum of"),
        Comparator.AT_LEAST,
    ),
    **dict.fromkeys(
        ("less than", "fewer than", "under", "below", "lower than"), Comparator.UNDER
    ),
    **dict.fromkeys(
        ("up to", "at most", "no more than", "not more than", "a maximum of"),
        Comparator.UP_TO,
    ),
}
COMPARATOR_SIGNS: dict[str, Comparator] = {
    ">=": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    "<=": Comparator.UP_TO,
    "≤": Comparator.UP_TO,
    "=": Comparator.EQ,
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
    ">": Comparator.OVER,
    "<": Comparator.UNDER,
}
