"""Dates as people and older programs write them, in EDTF where that is certain.

Certain is a date in words, one with the year first, one with dots (day first, as
wherever dots are used), and what earlier drafts of EDTF wrote otherwise (``199u``,
``unknown``, ``?~``; Library of Congress, EDTF 1.0, 2012). Of «03/04/2018» nobody can
say whether it is March or April.
"""

from __future__ import annotations

import re

from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.dates import InvalidDate, parse_edtf

_NUMBERS = {short: number for number, short in enumerate(MONTHS, start=1)}
_WORDS = "|".join(f"{short}(?:{name[3:]})?" for short, name in MONTHS.items())
_MONTH = rf"(?P<word>{_WORDS}|sept)\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12][0-9]{3})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\.?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}[ /.-]{_MONTH}(?:[ /.-]{_DAY})?",
        r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?",
        r"(?P<year>[12][0-9]{3})[/._](?P<month>[0-9]{1,2})[/._](?P<day>[0-9]{1,2})",
        r"(?P<day>[0-9]{1,2})\.\s?(?P<month>[0-9]{1,2})\.\s?(?P<year>[12][0-9]{3})",
        r"(?P<day>1[3-9]|2[0-9]|3[01])[/-](?P<month>[0-9]{1,2})[/-](?P<year>[12][0-9]{3})",
        r"(?P<month>[0-9]{1,2})[/-](?P<day>1[3-9]|2[0-9]|3[01])[/-](?P<year>[12][0-9]{3})",
        r"(?P<month>0[1-9]|1[0-2])/(?P<year>[12][0-9]{3})",
        r"(?P<year>[12][0-9]{3})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])",
    )
)
_IN_YEAR = re.compile(rf"{_MONTH},?[\s~]+(?:of\s+)?{_YEAR}", re.IGNORECASE)
_ZONE = re.compile(r"([+-][0-9]{2})([0-9]{2})$")
_FRACTION = re.compile(r"(:[0-9]{2})\.[0-9]+")


def edtf_from(text: str) -> str:
    """Return the date that *text* certainly means in EDTF, '' if that is not certain.

    The result is never *text* itself.
    """
    bare = " ".join(text.replace("~", " ").strip("{} .,").split())
    for form in _FORMS:
        if match := form.fullmatch(bare):
            written = _joined(match.groupdict())
            break
    else:
        written = _from_older_edtf(text.strip("{} "))
    return _valid(written) if written != text else ""


def month_in(text: str) -> int | None:
    """Return the month of a year such as «June 1980», None for any other."""
    match = _IN_YEAR.fullmatch(text.strip())
    return _NUMBERS[match["word"][:3].lower()] if match else None


def _joined(parts: dict[str, str | None]) -> str:
    word = parts.get("word")
    month = _NUMBERS[word[:3].lower()] if word else int(parts.get("month") or 0)
    day = parts.get("day")
    return f"{parts['year']}-{month:02}" + (f"-{int(day):02}" if day else "")


def _from_older_edtf(text: str) -> str:
    text = text.replace("u", "X") if re.fullmatch(r"[0-9u/-]+", text) else text
    text = text.replace("?~", "%").replace("~?", "%")
    text = _ZONE.sub(r"\1:\2", _FRACTION.sub(r"\1", text)) if "T" in text else text
    start, slash, end = text.partition("/")
    words = {"unknown": "", "open": ".."}
    return words.get(start, start) + slash + words.get(end, end)


def _valid(text: str) -> str:
    try:
        parse_edtf(text)
    except InvalidDate:
        return ""
    return text
