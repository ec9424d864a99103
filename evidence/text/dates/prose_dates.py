"""Dates in running English prose, as EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf

MONTHS = (
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
)
_MONTH = "|".join(name.capitalize() for name in MONTHS)
_YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})"
_YEARS = re.compile(_YEAR)
_DATE = re.compile(
    rf"\b(?P<m1>{_MONTH})\s+(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>{_YEAR})\b"
    rf"|\b(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH}),?\s+"
    rf"(?P<y2>{_YEAR})\b"
    rf"|\b(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})\b"
    rf"|\b(?P<iso>{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?)(?![-0-9])"
    rf"|(?:(?<![\w/–-])|(?<=\bmid-)|(?<=\bend-)|(?<=\blate-)|(?<=\bearly-))(?P<y4>{_YEAR})(?![\w/–-]|[.,][0-9])"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|during|from|by|until|till|of|before|after|around|early|late|mid|"
    r"years?|between|through|to|Q[1-4]|H[12]|spring|summer|autumn|winter|fall|early as|"
    r"late as|(?:in|by|until)\sabout|(?:budget|plan|target|forecast|goal|estimate|"
    r"figure|total|data|result|revenue|profit|sale|turnover|output|growth|deficit|spending|GDP|"
    r"share)s?\sfor)\s+$|(?:^|[.;]\s)For\s$|\b(?:mid|end|late|early)-$",
    re.IGNORECASE,
)
_BEFORE_SECOND_YEAR = re.compile(
    rf"\b(?:in|since|during|from|between)\s+{_YEAR}(?:,\s+{_YEAR}){{0,4}}"
    r"(?:,|,?\s+and|,?\s+or)\s+$",
    re.IGNORECASE,
)


_COUNTING = re.compile(
    r"\b(?:some|about|nearly|almost|over|more than|fewer than|less than|around|"
    r"at least|up to|only|just|another|roughly|has|had|have|than|total of)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?:people|men|women|children|[a-z]{3,}(?<!s)s)\b")
"""Around four digits that count: «some 2000 people», and not «the 2000 elections»."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at *start* to *end*; *stated* tells it from a year in a name or citation.

    "in 2016" states a date, "the 2019 report" does not.
    """

    start: int
    end: int
    date: Edtf
    stated: bool


@lru_cache(maxsize=256)
def dates_in(text: str) -> tuple[FoundDate, ...]:
    """Return the dates of *text* in order: days, months of a year, years.

    Those of the last sentences are remembered: half a dozen rules ask for them.
    """
    if _YEARS.search(text) is None:
        return ()
    found = []
    for match in _DATE.finditer(text):
        try:
            date = parse_edtf(_edtf(match))
        except InvalidDate:
            continue
        if match["y4"] and _counts(text, match):
            continue
        stated = match["y4"] is None or _is_stated(text, match.start())
        found.append(FoundDate(match.start(), match.end(), date, stated))
    return tuple(found)


def _counts(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_COUNTING.search(before) and _COUNTED.match(text, match.end()))


def _is_stated(text: str, at: int) -> bool:
    before = text[max(0, at - 48) : at]
    return bool(_BEFORE_YEAR.search(before) or _BEFORE_SECOND_YEAR.search(before))


def _edtf(match: re.Match[str]) -> str:
    if match["iso"] or match["y4"]:
        return match["iso"] or match["y4"]
    year = match["y1"] or match["y2"] or match["y3"]
    month = (match["m1"] or match["m2"] or match["m3"]).lower()
    day = match["d1"] or match["d2"]
    text = f"{year}-{MONTHS.index(month) + 1:02}"
    return f"{text}-{int(day):02}" if day else text
