"""CSL's dates as EDTF and back.

CSL has one or two dates of up to three parts, a season and «circa»; what is more than
that (open intervals, unspecified digits) goes as a literal.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.bibliography.issued import issued_date

_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_FALSE = frozenset({"", "0", "false"})
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_NUMBER = re.compile(r"-?[0-9]{1,9}")


def csl_date(when: Edtf) -> dict[str, Any]:
    """Return a date as CSL's object: one or two date parts, a season, circa."""
    start, _, end = when.text.partition("/")
    if when.earliest is None or "X" in when.text:
        return {"literal": when.text}
    parts = [_parts(start, when.earliest)]
    if when.latest and end not in {"", ".."}:
        parts.append(_parts(end, when.latest))
    found: dict[str, Any] = {"date-parts": parts}
    season = start.rstrip("?~%")[5:]
    if season in {"21", "22", "23", "24"}:
        found["season"] = int(season) - 20
    if when.approximate or when.uncertain:
        found["circa"] = True
    return found


def _parts(text: str, bound: date) -> list[int]:
    """Return as many of year, month and day as *text* gives."""
    written = text.rstrip("?~%").partition("T")[0]
    given = [int(part) for part in written.split("-") if part.isdecimal()]
    if len(given) > 1 and given[1] > 12:
        return given[:1]
    return given or [bound.year]


def normal_date(value: Any) -> dict[str, Any]:
    """Return a date of CSL-JSON with numbers for parts and without what is empty.

    A text, which the schema's prose prefers, is EDTF or else a literal. A date with
    parts that are no numbers is none: citation processors refuse the whole list.
    """
    if isinstance(value, (str, int)):
        text = " ".join(str(value).split())
        when = _read(text)
        known = when is not None and csl_date(when)
        return known or ({"literal": text} if text else {})
    if not isinstance(value, dict):
        return {}
    found: dict[str, Any] = {}
    parts = _normal_parts(value.get("date-parts"))
    if any(isinstance(part, str) for one in parts for part in one):
        return {}
    found |= {"date-parts": parts} if parts else {}
    season = _season(value.get("season"))
    found |= {"season": season} if season else {}
    if str(value.get("circa", "")).lower() not in _FALSE:
        found["circa"] = True
    for name in ("literal", "raw"):
        if text := " ".join(str(value.get(name) or "").split()):
            found[name] = text
    return found


def edtf_of(value: dict[str, Any]) -> str:
    """Return a normal date as EDTF; '' where it holds no date that can be read."""
    if parts := value.get("date-parts"):
        written = [_written(one) for one in parts]
        if not all(written):
            return ""
        season = value.get("season")
        if isinstance(season, int) and len(written) == 1 and len(parts[0]) == 1:
            written[0] += f"-{20 + season}"
        mark = "~" if value.get("circa") else ""
        return "/".join(f"{one}{mark}" for one in written)
    text = value.get("raw") or value.get("literal") or ""
    when = _read(text) or _in_words(text)
    return "" if when is None else when.text


def _in_words(text: str) -> Edtf | None:
    """Read «4 May 2019», «ca. 1999»."""
    years = _YEAR.findall(text)
    if len(years) != 1:
        return issued_date({"year": text}.get)
    before, _, after = text.partition(years[0])
    year = years[0] if _MONTH.search(before + after) else text
    return issued_date({"year": year, "month": f"{before} {after}"}.get)


def _normal_parts(value: Any) -> list[list[int | str]]:
    if not isinstance(value, list):
        return []
    dates = [one for one in value if isinstance(one, list)]
    return [kept for one in dates if (kept := [_number(p) for p in one if p != ""])]


def _number(value: Any) -> int | str:
    text = str(value).strip()
    return int(text) if _NUMBER.fullmatch(text) else text


def _season(value: Any) -> int | str:
    text = str(value or "").strip()
    if text.isdecimal() and len(text) < 3:
        number = int(text)
        return number - 20 if 21 <= number <= 24 else number
    return _SEASONS.get(text.lower(), text)


def _written(parts: list[Any]) -> str:
    if not all(isinstance(part, int) for part in parts) or len(parts) > 3:
        return ""
    year, *rest = parts
    if any(not 1 <= part <= 31 for part in rest):
        return ""
    sign = "-" if year < 0 else ""
    return "-".join([f"{sign}{abs(year):04}", *(f"{part:02}" for part in rest)])


def _read(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except InvalidDate:
        return None
