"""Dates as catalogues print them: «March 5, 2009», «2013 Jul-Aug», «c1999», «2009»."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["month_number", "written_date"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?\s*\Z", re.ASCII)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")


def written_date(text: str) -> str:
    """Return *text* as EDTF: a day, a month or a year; empty where no year is in it.

    Of a span of months («2013 Jul-Aug») only the year counts.
    """
    if iso := _ISO.match(text):
        return _valid(iso[1], int(iso[2]), int(iso[3] or 0))
    years = _YEAR.findall(text)
    if len(set(years)) != 1:
        return ""
    rest = _YEAR.sub(" ", text)
    months = [number for word in _WORD.findall(rest) if (number := month_number(word))]
    if len(months) != 1:
        return str(years[0])
    days = _DAY.findall(rest)
    return _valid(years[0], months[0], int(days[0]) if len(days) == 1 else 0)


def month_number(text: str) -> int:
    """Return 1 to 12 for a month's English name or number, 0 for anything else."""
    word = text.strip(" .").lower()
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word[:3]) <= 12 else 0
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def _valid(year: str, month: int, day: int) -> str:
    """Return as much of a date as the calendar has."""
    if not 1 <= month <= 12:
        return year
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}"
