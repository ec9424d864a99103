"""Dates as EDTF (ISO 8601-2:2019, profile of the Library of Congress), levels 0 and 1.

What is understood: ``2019``, ``2019-07``, ``2019-07-02``, a time after a day (dropped
from the bounds), seasons ``2019-21`` to ``2019-24``, unspecified digits ``201X``,
``20XX``, ``2019-XX``, ``2019-07-XX``, ``2019-XX-XX``, the marks ``?`` (uncertain),
``~`` (approximate) and ``%`` (both) at the end of a date, and intervals ``2017/2019``
with an open (``..``) or unknown (empty) end. Source: https://www.loc.gov/standards/
datetime/, read 2026. Years outside 1 to 9999 are valid EDTF but cannot be ordered by
Python's dates; they are refused, and the message says so.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MAX_LENGTH = 64
"""No date of levels 0 and 1 is longer; what is, is not echoed in a message."""

_DATE = re.compile(
    r"""
    (?P<year>[0-9]{4} | [0-9]{3}X | [0-9]{2}XX)
    (?: - (?P<month>[0-9]{2} | XX)
        (?: - (?P<day>[0-9]{2} | XX)
            (?P<time>T[0-9]{2}:[0-9]{2}:[0-9]{2}
                (?:Z | [+-][0-9]{2}(?::[0-9]{2})?)?)?
        )?
    )?
    (?P<mark>[?~%])?
    """,
    re.VERBOSE,
)
_TIME = re.compile(r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
_DISTANT = re.compile(r"(?:Y-?[0-9]{5,}|-[0-9]{4}.*|0000.*)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""Season to first and last month: the northern meteorological seasons, since EDTF's
21 to 24 name no hemisphere; winter runs into February of the next year."""


class InvalidDate(ValueError):
    """The text is no date of EDTF level 0 or 1, or one that cannot be ordered."""


class UnreadableDate(InvalidDate):
    """The text has not the form of an EDTF date; it may still mean one."""


class DistantDate(InvalidDate):
    """The date lies outside the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, with the first and last day that it can mean.

    *earliest* or *latest* is None where an interval's end is open or unknown. A mark
    of approximation does not widen the bounds: how far "about" reaches is not ours to
    say.
    """

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years at the ends: one, or two where they differ."""
        ends = {end.year for end in (self.earliest, self.latest) if end is not None}
        return tuple(sorted(ends))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class _Point:
    """One date of an interval; both bounds None where it is open or unknown."""

    earliest: date | None = None
    latest: date | None = None
    mark: str = ""


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Parse *text*; blanks around it do not count.

    Raises InvalidDate, whose message names the text and what is wrong with it.
    """
    text = text.strip()
    if not text:
        raise UnreadableDate("the date is empty")
    if len(text) > MAX_LENGTH:
        raise UnreadableDate(f"{text[:20]!r}… is too long to be a date")
    parts = text.split("/")
    if len(parts) > 2:
        raise UnreadableDate(
            f"{text!r} has more than one '/'; an interval is start/end"
        )
    if len(parts) == 1:
        point = _point(text)
        return _edtf(text, point.earliest, point.latest, point.mark)
    start, end = (_end_of_interval(part) for part in parts)
    if start.earliest is None and end.latest is None:
        raise UnreadableDate(f"{text!r} has no date at either end")
    if start.earliest and end.latest and start.earliest > end.latest:
        raise InvalidDate(f"{text!r} ends before it starts")
    return _edtf(text, start.earliest, end.latest, start.mark + end.mark)


def _edtf(text: str, earliest: date | None, latest: date | None, marks: str) -> Edtf:
    return Edtf(
        text=text,
        earliest=earliest,
        latest=latest,
        approximate="~" in marks or "%" in marks,
        uncertain="?" in marks or "%" in marks,
    )


def _end_of_interval(text: str) -> _Point:
    return _Point() if text in {"", ".."} else _point(text)


def _point(text: str) -> _Point:
    match = _DATE.fullmatch(text)
    if _DISTANT.fullmatch(text):
        raise DistantDate(
            f"{text!r} lies outside the years 1 to 9999, which cannot be ordered here"
        )
    if match is None:
        raise UnreadableDate(
            f"{text!r} is no EDTF date; write 2019, 2019-07, 2019-07-02, 2019~, 201X "
            "or 2017/2019"
        )
    if match["time"] and not _TIME.match(match["time"]):
        raise InvalidDate(f"{text!r} has an impossible time of day")
    earliest, latest = _bounds(text, match["year"], match["month"], match["day"])
    return _Point(earliest, latest, match["mark"] or "")


def _bounds(
    text: str, year: str, month: str | None, day: str | None
) -> tuple[date, date]:
    low, high = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if "X" in year and (month or "XX", day or "XX") != ("XX", "XX"):
        raise InvalidDate(f"{text!r} has an unspecified year but a given month")
    if month is None or month == "XX":
        if day not in {None, "XX"}:
            raise InvalidDate(f"{text!r} has an unspecified month but a given day")
        return date(low, 1, 1), date(high, 12, 31)
    number = int(month)
    if number in _SEASONS and day is None:
        return _season(low, number)
    if not 1 <= number <= 12:
        raise InvalidDate(f"{text!r} has an impossible month, {month}")
    last = calendar.monthrange(low, number)[1]
    if day is None or day == "XX":
        return date(low, number, 1), date(low, number, last)
    if not 1 <= int(day) <= last:
        raise InvalidDate(f"{text!r} has an impossible day, {day}")
    return date(low, number, int(day)), date(low, number, int(day))


def _season(year: int, season: int) -> tuple[date, date]:
    first, last = _SEASONS[season]
    end_year = year + (last < first)
    if end_year > date.max.year:
        return date(year, first, 1), date.max
    return date(year, first, 1), date(
        end_year, last, calendar.monthrange(end_year, last)[1]
    )
