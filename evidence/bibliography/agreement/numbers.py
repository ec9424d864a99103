"""Whether volumes and pages are the same, however they are written."""

from __future__ import annotations

import re

__all__ = ["compare_pages", "same_volume"]

_DASH = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_BEFORE = re.compile(
    r"^(?:pp?|pages?|s|seiten?|vol|volume|bd|band|art|article)\b\.?\s*"
)
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_NUMBER = re.compile(r"(\D*)0*(\d+)(\D*)", re.ASCII)


def same_volume(ours: str, theirs: str) -> bool:
    """Tell whether two volumes are the same: «XII» is 12, «Vol. 012» too."""
    return _volume(ours) == _volume(theirs)


def compare_pages(ours: str, theirs: str) -> tuple[bool | None, str]:
    """Return whether the pages are the same (None: nobody can tell), and a note.

    «215--20» is 215 to 220. A first page alone agrees with a range that begins there;
    an article's number cannot be compared with pages counted from 1.
    """
    one, other = _pages(ours), _pages(theirs)
    if one == other:
        return True, ""
    if len(one) == len(other) == 1 or (len(one) > 2 or len(other) > 2):
        return False, ""
    if one[0] == other[0] and 1 in {len(one), len(other)}:
        return True, "one gives the first page only"
    ranged, single = (one, other) if len(one) == 2 else (other, one)
    if len(single) == 1 and ranged[0] == "1":
        return None, "an article's number against pages counted from 1"
    return False, ""


def _volume(text: str) -> str:
    low = _BEFORE.sub("", " ".join(text.casefold().split()))
    low = _DASH.sub("-", low)
    if low and _ROMAN.fullmatch(low):
        return str(_roman(low))
    return re.sub(r"\b0+(?=\d)", "", low)


def _roman(text: str) -> int:
    total = 0
    values = [_VALUES[sign] for sign in text]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def _pages(text: str) -> list[str]:
    """Return first and last page, the last in full."""
    low = _BEFORE.sub("", " ".join(text.casefold().split())).rstrip(". +")
    low = re.sub(r"\s*ff?\Z", "", low)
    parts = [_number(part) for part in re.split(r"-|,\s*", _DASH.sub("-", low))]
    if len(parts) != 2:
        return parts
    first, last = parts
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: -len(last)] + last
    return [first] if first == last else [first, last]


def _number(text: str) -> str:
    found = _NUMBER.fullmatch(text.strip())
    return "".join(found.groups()) if found else text.strip()
