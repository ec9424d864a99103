"""When a work was issued: biblatex's ``date``, else BibTeX's year, month and day."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.bibliography.latex import latex_to_text

_PLAIN_YEAR = re.compile(
    r"[0-9]{4}[?~%]?|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_DATE_LIKE = re.compile(r"[0-9XYTZ.:/?~%+-]*")
_YEARS = re.compile(r"([0-9]{2})([0-9]{2})\s*[-–/]{1,2}\s*([0-9]{4}|[0-9]{2})")
_A_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_CIRCA = re.compile(r"\b(?:c|ca|circa|about)\b\.?\s*$", re.IGNORECASE)
_MONTH_NAMES = {short: number for number, short in enumerate(MONTHS, start=1)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORD = re.compile(r"[A-Za-z]{3,}|[0-9]{1,2}(?![0-9])")


def issued_date(get: Callable[[str], str | None]) -> Edtf | None:
    """Return the date that the fields give, None if they give none that can be read.

    *get* returns a field's text. An impossible ``date`` does not hide a good ``year``.
    """
    return _issued(
        get("date") or "", get("year") or "", get("month") or "", get("day") or ""
    )


@lru_cache(maxsize=4_096)
def _issued(date: str, year: str, month: str, day: str) -> Edtf | None:
    """Read the four fields; the works of a library share few dates."""
    date = _text(date)
    if date:
        found = _edtf(date)
        if found is not None:
            return found
    year = _text(year)
    if not year:
        return _edtf(match.group()) if (match := _A_YEAR.search(date)) else None
    return _from_year(year, month, day)


def _text(value: str) -> str:
    """Return a field as text; in EDTF ``~`` and ``%`` are no LaTeX."""
    bare = value.strip("{} ")
    return bare if _DATE_LIKE.fullmatch(bare) else latex_to_text(value)


def _from_year(year: str, month: str, day: str) -> Edtf | None:
    if _PLAIN_YEAR.fullmatch(year):
        if not year.isdecimal() or len(year) != 4:
            return _edtf(year)
        month = latex_to_text(month)
        if season := _SEASONS.get(month.lower()):
            return _edtf(f"{year}-{season}")
        return _with_month(year, month, latex_to_text(day))
    if years := _YEARS.fullmatch(year):
        century, start, end = years.groups()
        end = end if len(end) == 4 else century + end
        if end > century + start:
            return _edtf(f"{century}{start}/{end}")
        return _edtf(century + start)
    if match := _A_YEAR.search(year):
        circa = "~" if _CIRCA.search(year[: match.start()]) else ""
        return _edtf(match.group() + circa)
    return None


def _with_month(year: str, month: str, day: str) -> Edtf | None:
    """Refine *year* as far as month and day are possible."""
    months, days = _months_and_days(month)
    if day.isdecimal():
        days = [int(day)]
    if len(months) == 2 and not days and months[0] < months[1]:
        return _edtf(f"{year}-{months[0]:02}/{year}-{months[1]:02}")
    candidates = [year]
    if months:
        candidates.append(f"{year}-{months[0]:02}")
        if days and len(months) == 1:
            candidates.append(f"{year}-{months[0]:02}-{days[0]:02}")
            if len(days) == 2:
                start = candidates[-1]
                candidates.append(f"{start}/{year}-{months[0]:02}-{days[1]:02}")
    for candidate in reversed(candidates):
        if (found := _edtf(candidate)) is not None:
            return found
    return None


def _months_and_days(text: str) -> tuple[list[int], list[int]]:
    """Read «July», «jul», «7», «4 July», «July/August» (also with days: «3--5 May»)."""
    words = _WORD.findall(text)
    months = [
        _MONTH_NAMES[word[:3].lower()]
        for word in words
        if word[:3].lower() in _MONTH_NAMES
    ]
    numbers = [int(word) for word in words if word.isdecimal()]
    if not months:
        return [number for number in numbers if 1 <= number <= 12], []
    return months, numbers


def _edtf(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except InvalidDate:
        return None
