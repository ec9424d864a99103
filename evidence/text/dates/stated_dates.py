"""The dates that a sentence states, with their leads, spans as one date.

«from 2010 to 2015» and «between 2010 and 2015» are 2010/2015, «since 2017» is 2017/..
in EDTF (Library of Congress, 2019).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.text.dates.event_dates import NAMED_EVENT
from evidence.text.dates.prose_dates import MONTHS, FoundDate, dates_in

_LEAD = re.compile(
    r"\b(?:in|by|as of|as at|on|at|during|since|until|from|between|for|throughout|"
    r"through|around|of|early|late|mid|the|end|start|beginning|close|middle|and|"
    r"to|spring|summer|autumn|winter|fall|the years|year|early as|late as|about|only|"
    r"already|whole|night|morning|evening|eve|at its height|at its peak|Q[1-4]|H[12]|"
    r"first|second|third|fourth|half|quarter|later)[\s-]*$",
    re.IGNORECASE,
)
_SPAN_YEAR = re.compile(
    r"(?<![\w.,$€£¥])(?P<a>1[5-9][0-9]{2}|20[0-9]{2})[–/-](?P<b>20[0-9]{2}|19[0-9]{2}|[0-9]{2})(?![\w])"
)
_YEAR = re.compile(r"(?:1[0-9]|2[01])[0-9]{2}")
_FISCAL = re.compile(
    r"\b(?:(?:fiscal|financial|tax|school|academic|budget|crop|marketing)(?:\syear)?\s|"
    r"FY\s?|(?:fiscal|financial|tax|school|academic)\syear\s)"
    r"(?P<a>(?:1[89]|20)?[0-9]{2})(?:\s?[-–/]\s?(?P<b>(?:20|19)?[0-9]{2}))?(?![\w,.]?[0-9])"
    r"|(?<![\w.,$€£¥])(?P<c>(?:1[89]|20)[0-9]{2})\s?[-–/]\s?(?P<d>(?:20|19)?[0-9]{2})"
    r"(?=\s(?:fiscal|financial|tax|school|academic|budget|season))",
    re.IGNORECASE,
)
"""A year that is not that of the calendar: «fiscal 2019», «FY 2018/19»."""
_PRICES = re.compile(
    r"\s(?:US\s)?(?:dollars|prices|terms|money|euros?|pounds|values|exchange rates)\b"
)
"""Behind a year whose prices are meant: «in 2010 dollars»."""
_DECADE = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Bb]y|[Tt]hroughout|[Aa]t|[Ss]ince)\sthe\s"
    r"(?:(?:end|start|beginning|close|middle)\sof\sthe\s)?(?:late\s|early\s|mid-)?"
    r"(?P<decade>1[5-9][0-9]|20[0-9])0s\b"
)
_MONTHS_SPAN = re.compile(
    r"\b(?:[Bb]etween|[Ff]rom)\s(?P<month>January|February|March|April|May|June|July|August|"
    r"September|October|November)\s(?:and|to|until|through)\s$"
)
_BEFORE_SPAN = re.compile(
    r"\b(?:in|during|for|over|between|from|by|of|since)\s+(?:the\s)?"
    r"(?:period\s|years\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date of the sentence with its lead («by the end of») as one stretch."""

    start: int
    end: int
    date: Edtf


def stated_dates(text: str) -> list[StatedDate]:
    """Return the stated dates, two that make a span as one."""
    if _YEAR.search(text) is None and "FY" not in text:
        return []
    found = [_lead(text, date) for date in _dates(text)]
    result: list[StatedDate] = []
    for when in found:
        last = result[-1] if result else None
        if last is not None and _spans(text, last, when):
            joint = _join(last.date, when.date)
            if joint is not None:
                result[-1] = StatedDate(last.start, when.end, joint)
                continue
        result.append(when)
    return [_open(text, when) for when in result]


def _dates(text: str) -> list[FoundDate]:
    found = [
        date
        for date in dates_in(text)
        if _PRICES.match(text, date.end) is None
        and (date.stated or _is_bare(text, date) or _names_a_count(text, date))
    ]
    for match in _DECADE.finditer(text):
        decade = parse_edtf(f"{match['decade']}X")
        found.append(FoundDate(match.start("decade"), match.end(), decade, stated=True))
    for match in _SPAN_YEAR.finditer(text):
        last = match["b"] if len(match["b"]) == 4 else match["a"][:2] + match["b"]
        if last <= match["a"] or not _BEFORE_SPAN.search(
            text[max(0, match.start() - 24) : match.start()]
        ):
            continue
        date = parse_edtf(f"{match['a']}/{last}")
        found.append(FoundDate(match.start(), match.end(), date, stated=True))
    found += _fiscal(text)
    found = [_months(text, date) for date in found]
    return _apart(sorted(found, key=lambda date: (date.start, -date.end)))


def _apart(found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates that are not within another one."""
    result: list[FoundDate] = []
    for date in found:
        if not result or date.start >= result[-1].end:
            result.append(date)
    return result


def _fiscal(text: str) -> list[FoundDate]:
    """Return the years of accounts: of two calendar years, or about one.

    Which twelve months «fiscal 2019» has, its text does not say: 2019~ in EDTF.
    """
    found = []
    for match in _FISCAL.finditer(text):
        first, last = match["a"] or match["c"], match["b"] or match["d"]
        first = first if len(first) == 4 else f"20{first}"
        last = last and (last if len(last) == 4 else first[:2] + last)
        if last and not int(first) < int(last) <= int(first) + 1:
            continue
        date = parse_edtf(f"{first}/{last}" if last else f"{first}~")
        found.append(FoundDate(match.start(), match.end(), date, stated=True))
    return found


def _months(text: str, date: FoundDate) -> FoundDate:
    """Return «between January and November 2018» as one date of two months."""
    first = _MONTHS_SPAN.search(text[max(0, date.start - 30) : date.start])
    if first is None or len(date.date.text) != 7:
        return date
    month = f"{date.date.text[:4]}-{MONTHS.index(first['month'].lower()) + 1:02}"
    if month >= date.date.text:
        return date
    start = date.start - len(first.group())
    span = parse_edtf(f"{month}/{date.date.text}")
    return FoundDate(start, date.end, span, stated=True)


def _names_a_count(text: str, date: FoundDate) -> bool:
    """Tell whether a year says which count or vote is meant: «the 2011 census»."""
    return len(date.date.text) == 4 and NAMED_EVENT.match(text, date.end) is not None


def _is_bare(text: str, date: FoundDate) -> bool:
    """Tell whether a year follows another that is stated: «in 2016 and 2019»."""
    before = text[max(0, date.start - 24) : date.start]
    return (
        re.search(
            r"\b(?:in|by|from|between|of)\s(?:1[0-9]{3}|20[0-9]{2})\s(?:and|to|or)\s(?:about\s)?$",
            before,
        )
        is not None
    )


def _lead(text: str, date: FoundDate) -> StatedDate:
    start = date.start
    while match := _LEAD.search(text[max(0, start - 16) : start]):
        step = len(match.group())
        if step == 0:
            break
        start -= step
    start += len(text[start : date.start]) - len(text[start : date.start].lstrip())
    return StatedDate(start, date.end, date.date)


def _spans(text: str, last: StatedDate, when: StatedDate) -> bool:
    between = text[last.end : when.end]
    year = _YEAR.search(between)
    lead = text[last.start : last.end].lower()
    joint = between.split(when.date.text[:4])[0] if year else between
    if not re.fullmatch(
        r"\s*(?:–|-|to|and|until|through)\s*(?:the\s|late\s|early\s|end\s|of\s|[A-Z][a-z]+\s|[0-9]{1,2}\s)*",
        joint,
    ):
        return False
    if " and " in f" {joint} ":
        return re.search(r"\bbetween\b", lead) is not None
    return re.search(r"\b(?:from|between)\b", lead) is not None or "–" in joint


def _join(first: Edtf, last: Edtf) -> Edtf | None:
    try:
        return parse_edtf(f"{first.text}/{last.text}")
    except InvalidDate:
        return None


def _open(text: str, when: StatedDate) -> StatedDate:
    since = re.search(r"\bsince\b", text[when.start : when.end], re.IGNORECASE)
    if "/" in when.date.text or since is None:
        return when
    try:
        return StatedDate(when.start, when.end, parse_edtf(f"{when.date.text}/.."))
    except InvalidDate:
        return when
