"""How many members a list should have, by the number that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidence.text.figures import Comparator, Figure, unit_head
from evidence.text.figures.figure_intervals import possible_interval
from evidence.text.figures.printed_figures import printed_figures
from evidence.text.names.members import is_state

_OF_STATES = frozenset(
    ("", "state", "country", "nation", "government", "member", "signatory", "party")
)
"""What may be counted where all members of a list are States."""
_ENUMERATES = re.compile(r"[^.;:()]{0,40}[(:–—]\s*(?:namely|both|the|these:)?\s*")
_SELECTS = re.compile(
    r"\b(?:includ\w+|among (?:them|these|others|which)|such as|e\.?g\.?|for example"
    r"|notably|especially|like|above all)\b",
    re.IGNORECASE,
)


def counting_figure(
    figures: Iterable[Figure], members: Sequence[str], *, listing: bool
) -> Figure | None:
    """Return the one figure that counts *members*; None where none or several do.

    By its unit where all members are States; else it is taken to be the only figure of
    a claim that is a list (*listing*).
    """
    states = all(is_state(name) for name in members)
    counts = [
        figure
        for figure in dict.fromkeys(figures)
        if _counts(figure)
        and (unit_head(figure.unit) in _OF_STATES if states else listing)
    ]
    return counts[0] if len(counts) == 1 else None


def _counts(figure: Figure) -> bool:
    """Tell whether a figure is a number of things one by one."""
    low = figure.low
    return (
        low is not None
        and not figure.is_interval
        and low == low.to_integral_value()
        and unit_head(figure.unit) not in {"%", "time", "percentage point", "year"}
    )


def enumerating_figure(text: str, members: Sequence[str]) -> Figure | None:
    """Return the figure that *text* spells out at once: «three States: A, B and C».

    Not where the words between say that the list is a selection.
    """
    for found in printed_figures(text):
        between = _ENUMERATES.match(text, found.end)
        if between is None or _SELECTS.search(between.group()):
            continue
        rest = text[between.end() :]
        if any(rest.startswith(name) for name in members) and _counts(found.figure):
            return found.figure
    return None


def fits(figure: Figure, count: int, *, complete: bool) -> bool:
    """Tell whether a list of *count* members has as many as *figure* says.

    A list that is not complete may have fewer.
    """
    allowed = possible_interval(figure)
    if allowed is None:
        return True
    strict = figure.comparator in {Comparator.OVER, Comparator.UNDER}
    if strict and count == figure.low:
        return not complete and figure.comparator is Comparator.OVER
    return count <= allowed.high and (not complete or allowed.low <= count)
