"""Units that a figure of prose shares with its neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.text.raw_figure import RawFigure

_JOINTS = frozenset(
    [
        "to",
        "and",
        "or",
        "then",
        "versus",
        "against",
        "than",
        "down",
        "up",
        "from",
        "compared",
        "with",
        "in",
        "by",
        "at",
        "for",
        "of",
        "since",
        "the",
        "end",
        "only",
        "just",
        "another",
        "again",
        "rising",
        "falling",
        "dropping",
        "later",
        "even",
        "still",
        "some",
        "about",
        "around",
        "over",
        "nearly",
        "almost",
        "more",
        "less",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
"""The words that may stand between two numbers of one unit."""
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]")


def carry_units(text: str, group: Sequence[RawFigure]) -> Iterator[RawFigure]:
    """Yield the figures, those without a unit of their own with that of a neighbour.

    From the one behind, where the two are joined («3.1 and 1.8 million tonnes»); else
    from the one before («54 States in 2019 and 61 in 2020»).
    """
    units: list[RawFigure] = list(group)
    for at in range(len(units) - 2, -1, -1):
        one, after = units[at], units[at + 1]
        between = text[one.end : after.start]
        if not one.unit and after.unit and len(between) < 40 and _joins(between):
            units[at] = one.with_unit_of(after)
    for at in range(1, len(units)):
        one, before = units[at], units[at - 1]
        if not one.unit and before.unit and one.may_carry(text, before):
            units[at] = replace(one, unit=before.unit, currency=before.currency)
    yield from units


def _joins(between: str) -> bool:
    """Tell whether nothing but joints and years stands between two numbers."""
    tokens = _TOKEN.findall(between)
    return bool(tokens) and all(
        token in {",", ";"} or token.lower() in _JOINTS or _is_year(token)
        for token in tokens
    )


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit()
