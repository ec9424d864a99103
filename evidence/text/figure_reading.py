"""Read one figure of prose: its comparator, number or numbers, and unit."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.text.figure_multiples import TIMES, read_fraction, read_multiple
from evidence.text.figure_ranges import CURRENCY_SIGN, read_on
from evidence.text.figure_type import Comparator
from evidence.text.prose_comparators import comparator_behind
from evidence.text.prose_numbers import ProseNumber, prose_number
from evidence.text.prose_units import CURRENCIES, ProseUnit, prose_unit
from evidence.text.raw_figure import RawFigure, bounded_behind, hedged, scope_at

_SIGN = re.compile(r"[-+\u2212](?=[0-9$€£¥])")
_MORE = re.compile(r"\s+(?:more|additional|other|further|new|fewer|extra)\s+(?=[a-z])")
_MORE_THAN = re.compile(r"\s(?:more|fewer|less)\s(?:than|in)\b")
_GROUPED = re.compile(r"[0-9][,.'’\s][0-9]")
"""Digits that are grouped are no year."""
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\b")
_OF = re.compile(r"\sof\s(?:the\s|its\s|their\s)?")
_AGED = re.compile(
    r"\b(?:aged?|ages|ages of|at the age of)\s+(?:between\s+|from\s+|of\s+)?$",
    re.IGNORECASE,
)


def read_figure_at(
    text: str, start: int, *, decimal_commas: bool = False
) -> RawFigure | None:
    """Return the figure whose sign, currency or number begins at *start*, or None."""
    at = start
    sign = _SIGN.match(text, at)
    at = sign.end() if sign else at
    money = CURRENCY_SIGN.match(text, at)
    at = money.end() if money else at
    if times := TIMES.match(text, at):
        return read_multiple(text, start, times)
    number = prose_number(text, at, decimal_commas=decimal_commas)
    if number is None or _bare_article(text, at, number):
        return None
    negative = "-" if sign and sign.group() != "+" else ""
    raw = RawFigure(
        start,
        at + number.length,
        Comparator.EQ,
        (negative + number.text,),
        unit=number.unit,
        scaled=number.scaled,
        worded=number.worded,
        number_end=at + number.length,
        sure=not number.worded
        and _GROUPED.search(text[at : at + number.length]) is not None,
    )
    if money:
        symbol = money.group().strip()
        raw = replace(raw, unit=symbol, currency=CURRENCIES[symbol.lower().rstrip(".")])
    raw = hedged(text, raw)
    if number.unit == "times":
        return bounded_behind(text, replace(raw, sure=True))
    if number.unit == "%":
        return read_fraction(text, raw)
    raw = read_on(text, raw, decimal_commas=decimal_commas)
    return _with_unit(text, raw)


def _bare_article(text: str, at: int, number: ProseNumber) -> bool:
    """Tell whether the number is a mere «a», or part of an ordinal («twenty-first»)."""
    after = text[at + number.length : at + number.length + 40]
    if re.match(
        r"-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
        after,
    ):
        return number.unit != "%"
    return number.worded and after[:1].isalpha()


def _with_unit(text: str, raw: RawFigure) -> RawFigure | None:
    plus = comparator_behind(text, raw.end)
    if plus and text[raw.end] in "+-":
        raw = replace(raw, comparator=plus[1], hedged=True, end=plus[0])
    if raw.currency:
        if prose_unit(text, raw.end).text in {"billion", "million"}:
            return None
        return bounded_behind(text, replace(raw, scope=scope_at(text, raw.end)))
    unit = _unit(text, raw)
    if _pronominal(text, raw, unit.text):
        return None
    if not unit.text and raw.worded and _alone(text, raw.end):
        raw = replace(raw, sure=True)
    if unit.text:
        raw = replace(raw, end=unit.end, unit=unit.text, currency=unit.currency)
    elif _AGED.search(text[max(0, raw.start - 28) : raw.start]):
        raw = replace(raw, unit="years")
    raw = bounded_behind(text, raw)
    return replace(raw, scope=scope_at(text, raw.end))


def _unit(text: str, raw: RawFigure) -> ProseUnit:
    """Return the unit behind a number, also of «12 more states» and a scale word."""
    unit = prose_unit(text, raw.end)
    if unit.text:
        return unit
    if more := _MORE.match(text, raw.end):
        return prose_unit(text, more.end() - 1)
    of = _OF.match(text, raw.end) if raw.scaled else None
    return prose_unit(text, of.end() - 1) if of else unit


def _alone(text: str, at: int) -> bool:
    """Tell whether a number in words counts without a noun: «three of them»."""
    return bool(_MORE_THAN.match(text, at) or _OF_THEM.match(text, at))


def _pronominal(text: str, raw: RawFigure, unit: str) -> bool:
    """Tell whether a number in words stands for things named before («the two»)."""
    if not raw.worded or raw.hedged or raw.base or raw.scaled or len(raw.numbers) > 1:
        return False
    written = text[raw.start : raw.end].lower()
    if written == "one":
        only = re.search(
            r"\b(?:only|just|exactly|than|single)\s+$",
            text[max(0, raw.start - 9) : raw.start],
        )
        return not (only and unit) and not re.match(
            r"[- ](?:year|month|day|week|hour)s?\b", text[raw.end : raw.end + 40]
        )
    return written in {"a", "an"}
