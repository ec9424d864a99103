"""Dates as catalogues print them: «March 5, 2009», «2013 Jul-Aug», «c1999», «2009»."""

from __future__ import annotations

import re

from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.bibliography.written_dates import edtf_from

__all__ = ["as_date_parts", "catalogue_date"]

_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_YEAR = re.compile(r"(?<!\d)(1[4-9][0-9]{2}|20[0-9]{2})(?!\d)", re.ASCII)


def catalogue_date(text: str) -> str:
    """Return *text* as EDTF: a day, a month or a year; empty where no year is in it.

    Where only the year is certain («2013 Jul-Aug», «03/04/2018»), it is the year.
    """
    bare = text.strip()
    certain = bare if _PLAIN.fullmatch(bare) else edtf_from(bare)
    if _PLAIN.fullmatch(certain) and _is_date(certain):
        return certain
    years = set(_YEAR.findall(bare))
    return years.pop() if len(years) == 1 else ""


def as_date_parts(date: str) -> dict[str, list[list[int]]]:
    """Return a day, month or year as CSL's object."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _is_date(text: str) -> bool:
    try:
        parse_edtf(text)
    except InvalidDate:
        return False
    return True
