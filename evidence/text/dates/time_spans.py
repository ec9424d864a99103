"""What a relative time meant, worked out from when the text was written."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf

_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAYS = {"week": 7, "fortnight": 14, "day": 1}


class Reach(StrEnum):
    """Which part of time a word takes, seen from the text."""

    AT = "at"
    """The text's own time: now, currently, still."""
    UP_TO = "up to"
    """From some time before up to the text: to date, so far, recently."""
    FROM = "from"
    """The text's time and what follows: soon, upcoming."""
    UNIT = "unit"
    """One year, month or week, counted from the text's: last, this, next year."""
    SPAN_OF = "span"
    """So long, up to the text: in the past decade, for two years now."""
    AHEAD = "ahead"
    """So long, from the text on: in the next two years."""
    AGO = "ago"
    """The time that lies so far back: two years ago."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How a word's time lies to the text's: *count* of *unit* in the way of *reach*.

    *count* is None where the words don't say how many: «in recent years».
    """

    reach: Reach
    count: int | None = None
    unit: str = ""


def resolve(shift: Shift, dated: Edtf) -> Edtf | None:
    """Return the time meant in a text written at *dated*, as EDTF.

    As exact as *dated* and the word's unit allow: «last month» in a text of 2021 is
    some month from December 2020 to November 2021. None where *dated* has an open end,
    or the result lies outside the calendar.
    """
    first, last = dated.earliest, dated.latest
    if first is None or last is None:
        return None
    try:
        return parse_edtf(_text(shift, dated.text.rstrip("?~%"), first, last))
    except (InvalidDate, OverflowError, ValueError):
        return None


def _text(shift: Shift, text: str, first: date, last: date) -> str:
    """Return the EDTF text; ValueError or OverflowError beyond the calendar."""
    start, _, end = text.partition("/")
    if shift.reach is Reach.AT:
        return text
    if shift.reach is Reach.UP_TO or shift.count is None:
        if shift.reach in {Reach.AHEAD, Reach.FROM}:
            return f"{start}/.."
        return f"../{end or start}"
    if shift.reach is Reach.FROM:
        return f"{start}/.."
    count, unit = shift.count, shift.unit
    if shift.reach is Reach.UNIT:
        return _between(_unit(first, count, unit)[0], _unit(last, count, unit)[1], unit)
    if shift.reach is Reach.AGO:
        return _between(
            _moved(first, -count, unit), _end(_moved(last, -count, unit), unit), unit
        )
    if shift.reach is Reach.SPAN_OF:
        return _between(_moved(first, -count, unit), last, unit)
    return _between(first, _moved(last, count, unit), unit)


def _unit(day: date, count: int, unit: str) -> tuple[date, date]:
    """Return the first and last day of the unit that lies *count* from *day*'s."""
    if unit in _DAYS:
        monday = day - timedelta(days=day.weekday() if unit == "week" else 0)
        begin = monday + timedelta(days=count * _DAYS[unit])
        return begin, begin + timedelta(days=_DAYS[unit] - 1)
    if unit == "month":
        begin = _moved(day.replace(day=1), count, unit)
        return begin, _end(begin, unit)
    years = _YEARS[unit]
    start = (day.year - (years == 100)) // years * years + (years == 100)
    begin = date(start + count * years, 1, 1)
    return begin, date(begin.year + years - 1, 12, 31)


def _moved(day: date, count: int, unit: str) -> date:
    """Return *day* moved by *count* units; the last of a short month at need."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    months = count if unit == "month" else 12 * _YEARS[unit] * count
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    most = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, most))


def _end(day: date, unit: str) -> date:
    """Return the last day of the year or month that *day* lies in, by *unit*."""
    if unit in _DAYS:
        return day
    if unit == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31)


def _between(first: date, last: date, unit: str) -> str:
    """Return the span from *first* to *last* in the least text that says it."""
    begin, end = _shown(first, unit), _shown(last, unit)
    return begin if begin == end else f"{begin}/{end}"


def _shown(day: date, unit: str) -> str:
    if unit in _DAYS:
        return day.isoformat()
    return f"{day:%Y-%m}" if unit == "month" else f"{day.year:04}"
