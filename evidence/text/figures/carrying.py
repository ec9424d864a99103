"""Units that a figure of prose shares with its neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.text.figures.raw_figure import RawFigure
from evidence.text.measure_words import MEASURED

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
MAX_BETWEEN = 40
"""Characters between two numbers of which the first has the unit of the second."""
_AGAINST = re.compile(r"\s(?:to|against|versus|v\.?)\s")
"""Between a figure and one of the same unit: «128 votes to 9, with 35 abstentions»."""
_SHARE = re.compile(r"\)\s(?:out )?of\s(?:the\s|all\s)?")
"""Between a percentage in brackets and its whole: «57 (19%) of 301 participants»."""
_INTERVAL = re.compile(
    r"\s?(?:CI|CrI|(?:confidence|credible|uncertainty|prediction) intervals?|UI)\b"
    r"[\s,:=(\[]*(?:from\s)?"
)
_OF_THEM = re.compile(
    r"\bof\s(?:them|whom|these|those)\s(?:(?:is|are|was|were|being|still|well)\s){0,2}\Z"
)
_CLOSED = re.compile(r"[,.;:)]|\Z")
_BOUND = re.compile(r"(?:under|over|above|below)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]")


def carry_units(text: str, group: Sequence[RawFigure]) -> Iterator[RawFigure]:
    """Yield the figures, those without a unit of their own with that of a neighbour.

    From the one behind, where the two are joined («3.1 and 1.8 million tonnes»); else
    from the one before («54 States in 2019 and 61 in 2020»). Ages are left out, as they
    are everywhere: they are none of what is counted.
    """
    told = [one for one in group if one.unit or not _is_age(text, one)]
    units = _with_estimates(text, _with_wholes(text, told))
    _carry_back(text, units)
    _carry_on(text, units)
    yield from units


def _carry_back(text: str, units: list[RawFigure]) -> None:
    """Give figures the unit of the one behind: «3.1 and 1.8 million tonnes»."""
    for at in range(len(units) - 2, -1, -1):
        one, after = units[at], units[at + 1]
        if one.unit or one.alone or not after.unit:
            continue
        before = units[at - 1] if at else None
        if before and before.unit and _AGAINST.fullmatch(text, before.end, one.start):
            continue
        between = text[one.end : after.start]
        if one.worded != after.worded and "," in between:
            continue
        if len(between) < MAX_BETWEEN and _joins(between):
            units[at] = one.with_unit_of(after)


def _carry_on(text: str, units: list[RawFigure]) -> None:
    """Give figures the unit of the one before: «54 States in 2019 and 61 in 2020»."""
    for at in range(1, len(units)):
        one, before = units[at], units[at - 1]
        if one.unit or one.alone or not before.unit:
            continue
        if one.precedes_verb(text):
            before = next(
                (raw for raw in units[at - 1 :: -1] if _is_count(raw)), before
            )
        if one.may_carry(text, before):
            units[at] = replace(one, unit=before.unit, currency=before.currency)


def _is_age(text: str, raw: RawFigure) -> bool:
    """Tell whether a bound is most likely how old they are: «most of them under 30»."""
    near = max(0, raw.start - MAX_BETWEEN)
    of_them = _OF_THEM.search(text, near, raw.start) is not None
    bound = _BOUND.match(text, raw.start) and _CLOSED.match(text, raw.end)
    return of_them and bound is not None


def _is_count(raw: RawFigure) -> bool:
    """Tell whether a figure counts things, and is no measure, share or money."""
    unit = raw.unit.split(" ")[0].lower()
    return bool(unit) and not (
        raw.currency or raw.share or unit in MEASURED or not unit[0].isalpha()
    )


def _with_wholes(text: str, group: Sequence[RawFigure]) -> list[RawFigure]:
    """Give «57» of «57 (19%) of 301 participants» its whole, which is no figure."""
    result = list(group)
    for at in range(len(result) - 3, -1, -1):
        part, percent, whole = result[at : at + 3]
        if (
            not part.unit
            and percent.unit == "%"
            and text[part.end : percent.start] in {" (", "("}
            and _SHARE.fullmatch(text, percent.end, whole.start)
            and len(whole.numbers) == 1
        ):
            result[at] = replace(part, base=whole.numbers[0], unit=whole.unit)
            del result[at + 2]
    return result


def _with_estimates(text: str, group: Sequence[RawFigure]) -> list[RawFigure]:
    """Give an interval the unit of its estimate: «3.2 points (95% CI: 2.1 to 4.3)»."""
    result = list(group)
    for at in range(1, len(result)):
        level, bounds = result[at - 1 : at + 1]
        if (
            level.unit == "%"
            and not bounds.unit
            and _INTERVAL.fullmatch(text, level.end, bounds.start)
        ):
            unit = result[at - 2].unit if at > 1 else ""
            result[at] = replace(bounds, unit=unit, alone=True)
    return result


def _joins(between: str) -> bool:
    """Tell whether nothing but joints and years stands between two numbers."""
    tokens = _TOKEN.findall(between)
    return bool(tokens) and all(
        token in {",", ";"} or token.lower() in _JOINTS or _is_year(token)
        for token in tokens
    )


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit()
