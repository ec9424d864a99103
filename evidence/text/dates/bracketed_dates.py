"""Dates that stand at a figure without a word: «120 (2015)», «(2014: 12 %)»."""

from __future__ import annotations

import re

from evidence.bibliography.dates import Edtf, parse_edtf

_BEHIND = re.compile(r"\s?\((?:in\s|as of\s)?(?P<year>1[5-9][0-9]{2}|20[0-9]{2})\)")
_SPAN = re.compile(
    r"\s?\((?P<a>1[5-9][0-9]{2}|20[0-9]{2})[–-](?P<b>1[5-9][0-9]{2}|20[0-9]{2})\)"
)
_BEFORE = re.compile(r"[(;,]\s?(?:in\s)?(?P<year>1[5-9][0-9]{2}|20[0-9]{2}):\s$")


def bracketed_date(text: str, span: tuple[int, int]) -> Edtf | None:
    """Return the year in brackets behind the figure at *span*, or before a colon."""
    start, end = span
    if span_of := _SPAN.match(text, end):
        return parse_edtf(f"{span_of['a']}/{span_of['b']}")
    match = _BEHIND.match(text, end) or _BEFORE.search(text[max(0, start - 12) : start])
    return parse_edtf(match["year"]) if match else None
