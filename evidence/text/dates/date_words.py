"""EDTF dates in English words, as a sentence has them: «4 July 2024», «July 2024»."""

from __future__ import annotations

import re
from datetime import date

from evidence.bibliography.dates import Edtf

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)
_MONTH_FIRST = re.compile(rf"\b(?:{'|'.join(MONTHS)}) [0-9]{{1,2}},? [12][0-9]{{3}}\b")


def puts_month_first(text: str) -> bool:
    """Tell whether *text* writes July 4, 2024 rather than 4 July 2024."""
    return _MONTH_FIRST.search(text) is not None


def date_in_words(when: Edtf, *, month_first: bool = False) -> str:
    """Return *when* in words; for an interval both ends, for an open one "since"."""
    about = "about " if when.approximate else ""
    plain = when.text.rstrip("?~%").partition("T")[0]
    if "/" not in plain:
        words = _point(plain, month_first=month_first)
        return f"{about}{words or _bounds(when, month_first=month_first)}"
    first, _, last = (end.rstrip("?~%") for end in plain.partition("/"))
    start = _point(first, month_first=month_first)
    end = _point(last, month_first=month_first)
    if start and end:
        return f"{about}{start} to {end}"
    return about + _bounds(when, month_first=month_first)


def as_of_words(when: Edtf, *, month_first: bool = False) -> str:
    """Return "as of July 2024"; "since 4 July 2024" for what has no end."""
    if when.latest is None and when.earliest is not None:
        first = when.text.partition("/")[0].rstrip("?~%")
        return f"since {_point(first, month_first=month_first) or when.earliest}"
    words = date_in_words(when, month_first=month_first)
    return f"as of {words}" if when.earliest is not None else words


def _point(text: str, *, month_first: bool) -> str:
    """Return one date in words, '' where it has unspecified digits or is open."""
    match = _POINT.fullmatch(text)
    if match is None:
        return ""
    if match["month"] is None:
        return match["year"]
    number = int(match["month"])
    if number in _SEASONS:
        return f"{_SEASONS[number]} {match['year']}"
    month = MONTHS[number - 1]
    if match["day"] is None:
        return f"{month} {match['year']}"
    day = int(match["day"])
    if month_first:
        return f"{month} {day}, {match['year']}"
    return f"{day} {month} {match['year']}"


def _bounds(when: Edtf, *, month_first: bool) -> str:
    """Return the first and last day that *when* can mean."""
    if when.earliest is not None and when.latest is not None:
        first, last = when.earliest, when.latest
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            same = first.year == last.year
            return f"{first.year}" if same else f"{first.year} to {last.year}"
        return f"{_day(first, month_first)} to {_day(last, month_first)}"
    if when.earliest is not None:
        return f"since {_day(when.earliest, month_first)}"
    if when.latest is not None:
        return f"until {_day(when.latest, month_first)}"
    return "an unknown date"


def _day(day: date, month_first: bool) -> str:  # noqa: FBT001 - one of two forms
    return _point(day.isoformat(), month_first=month_first)
