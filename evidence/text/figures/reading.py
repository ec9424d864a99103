"""Read one figure of prose: its comparator, number or numbers, and unit."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.text.figures.currencies import currency_of
from evidence.text.figures.figure import Comparator
from evidence.text.figures.multiples import TIMES, read_fraction, read_multiple
from evidence.text.figures.prose_comparators import comparator_behind
from evidence.text.figures.prose_numbers import ProseNumber, prose_number
from evidence.text.figures.prose_units import ProseUnit, prose_unit
from evidence.text.figures.ranges import CURRENCY_SIGN, read_on
from evidence.text.figures.raw_figure import (
    RawFigure,
    bounded_behind,
    excepted,
    hedged,
    scope_at,
)

_SIGN = re.compile(r"[-+\u2212](?=[0-9$€£¥])|(?:minus|negative)\s(?=[0-9])")
_A_MEASURE = re.compile(
    r"an?(?=\s(?:year|month|week|day|hour|minute|decade|century|mile|tonne|ton|"
    r"kilomet\w+|metre|meter)\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_EARLIER = re.compile(r"\s\w+\s(?:earlier|before|ago|previously)\b")
"""Behind a measure: «15 % fewer than a year earlier» compares, and counts nothing."""
_STATISTIC = re.compile(
    r"\b(?:s\.[ed]\.|[A-Za-zα-ωχ]{1,2}|R²|χ²|OR|HR|RR|SD|SE)\s?[=<>≤≥]\s?$"
)
"""Before the number of a statistic, which shares no unit with its neighbours."""
_RICHEST = re.compile(
    r"\b(?:top|bottom|upper|lower|poorest|richest|wealthiest|oldest|youngest|largest|"
    r"smallest|first|last|final|remaining|other|best|worst)\s(?:one\s)?$"
)
_MORE = re.compile(r"\s+(?:more|additional|other|further|new|fewer|extra)\s+(?=[a-z])")
_MORE_THAN = re.compile(r"\s(?:more|fewer|less)\s(?:than|in)\b")
_GROUPED = re.compile(r"[0-9][,.'’\s][0-9]")
"""Digits that are grouped are no year."""
_MORE_END = re.compile(r"\s(?:more|fewer|others?)\b(?=\s*(?:[.,;:)]|$|to\b|in\b|at\b))")
_ENDS = re.compile(r"\s*(?:[.,;:)]|$)")
_COUNTED = re.compile(
    r"\b(?:of|to|from|by|than|averag(?:ed|es|ing)|total(?:s|led|ling|ed)?|numbered|"
    r"another|only|just|reached|was|were|is|are|some)\s$"
)
"""Before a number in words at the end of a clause, which then is a quantity."""
_VOTED = re.compile(
    r"\b(?:voted?|votes? of|won|lost|split|passed|decided|divided|ruled|by)\s$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s(?:votes? )?(?:to|against)\s(?:one|two|three|four|five|six|seven)\b"
)
_VOTED_TO = re.compile(
    r"\b(?:voted?|votes? of|won|lost|split|passed|decided|divided|ruled|by)\s[a-z]+\s"
    r"(?:votes? )?(?:to|against)\s$"
)
"""Around the two numbers of a vote: «voted three to two»."""
_ONLY = re.compile(r"\b(?:only|just|some|all but|at least)\s$", re.IGNORECASE)
_DID = re.compile(
    r"\s(?:did|do|does|had|have|has|were|was|are|is|remain\w*|could|can|will|would|"
    r"survived|voted|signed|took|made|came|went|got|[a-z]+ed)\b"
)
_MEASURED = re.compile(
    r"[- ](?:year|month|day|week|hour|minute|decade|century)s?\b"
    r"|-(?:point|percent|member|seat|storey|man|mile|metre|person)\b"
    r"| (?:tonne|ton|metre|meter|kilomet\w+|mile|hectare|litre|liter|kilogram|degree|"
    r"percentage point|barrel|acre)\b"
    r"| person\b(?=[.;)]|$)"
)
"""Behind «one», which then counts."""
PLURALS = frozenset({"times", "percentage points", "points"})
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\b")
_OF = re.compile(r"\sof\s(?:the\s|its\s|their\s)?")
_AGED = re.compile(
    r"\b(?:aged?|ages|ages of|at the age of|(?:the|an?) (?:average|mean|median) age of)"
    r"\s+(?:between\s+|from\s+|of\s+)?$",
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
    if measure := _A_MEASURE.match(text, at):
        return _one_measure(text, start, measure.end())
    number = _number(text, at, decimal_commas=decimal_commas)
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
        exact=(number.exact,) if number.exact is not None else (),
        alone=_STATISTIC.search(text[max(0, start - 8) : start]) is not None,
    )
    if money:
        symbol = money.group().strip()
        raw = replace(raw, unit=symbol, currency=currency_of(symbol, text))
    raw = hedged(text, raw)
    if number.unit == "times":
        return bounded_behind(text, replace(raw, sure=True))
    if number.unit == "%":
        return read_fraction(text, raw)
    return _with_unit(text, _read_on(text, raw, decimal_commas=decimal_commas))


def _read_on(text: str, raw: RawFigure, *, decimal_commas: bool) -> RawFigure:
    """Take in «all but», the second number of a range, and what hedges both."""
    if raw.worded and not raw.hedged:
        raw = excepted(text, raw)
    raw = read_on(text, raw, decimal_commas=decimal_commas)
    return hedged(text, raw) if len(raw.numbers) > 1 and not raw.hedged else raw


def _number(text: str, at: int, *, decimal_commas: bool) -> ProseNumber | None:
    """Return the number at *at*, also of «the poorest fifth»."""
    if text[at] in "tqf" and _RICHEST.search(text[max(0, at - 18) : at]):
        word = re.match(r"(?:third|quarter|fifth|tenth)\b", text[at : at + 8])
        if word and (read := prose_number(f"a {word.group()} ", 0)):
            return replace(read, length=word.end())
    return prose_number(text, at, decimal_commas=decimal_commas)


def _one_measure(text: str, start: int, end: int) -> RawFigure | None:
    """Read «less than a year», «over a mile»: one of a measure, if it is bounded."""
    raw = RawFigure(start, end, Comparator.EQ, ("1",), number_end=end)
    raw = hedged(text, raw)
    if not raw.hedged or _EARLIER.match(text, end):
        return None
    return _with_unit(text, raw)


def _bare_article(text: str, at: int, number: ProseNumber) -> bool:
    """Tell whether the number is a mere «a», or part of an ordinal («twenty-first»)."""
    after = text[at + number.length : at + number.length + 40]
    if _ORDINAL.match(after):
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
    if not unit.text and raw.worded and _alone(text, raw):
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
    if unit.text == "others" or _is_one_of_many(raw, unit.text):
        return ProseUnit("", raw.end)
    if unit.text:
        return unit
    if more := _MORE.match(text, raw.end):
        return prose_unit(text, more.end() - 1)
    of = _OF.match(text, raw.end) if raw.scaled else None
    return prose_unit(text, of.end() - 1) if of else unit


def _is_one_of_many(raw: RawFigure, unit: str) -> bool:
    """Tell whether a plural behind «1» is a verb: «Formula 1 returns»."""
    plural = unit.endswith("s") and " " not in unit and "/" not in unit
    return raw.numbers == ("1",) and not raw.worded and plural and unit not in PLURALS


def _alone(text: str, raw: RawFigure) -> bool:
    """Tell whether a number in words counts without a noun: «three of them».

    Also «a bench of three;», «needs two more», «only five did so».
    """
    if _MORE_THAN.match(text, raw.end) or _OF_THEM.match(text, raw.end):
        return True
    before = text[max(0, raw.start - 16) : raw.start]
    if _VOTED.search(before) and _TO.match(text, raw.end):
        return True
    if _VOTED_TO.search(text[max(0, raw.start - 28) : raw.start]):
        return True
    if _MORE_END.match(text, raw.end) or (
        _ENDS.match(text, raw.end) and _COUNTED.search(before)
    ):
        return text[raw.start : raw.end].islower()
    return _ONLY.search(before) is not None and _DID.match(text, raw.end) is not None


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
        return not (only and unit) and not _MEASURED.match(text, raw.end)
    return written in {"a", "an"}
