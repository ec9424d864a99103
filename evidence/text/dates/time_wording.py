"""What a relative time meant, as people write it: «2011 to 2021», «2019 or before».

The comparator of a relative time is kept: «more than two years ago» in a text of 2021
is 2019 or before, «for almost a decade» since 2011 or later.
"""

from __future__ import annotations

import re

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.text.dates.date_words import date_in_words
from evidence.text.dates.time_spans import Reach
from evidence.text.dates.time_words import TimeWord

_MORE = re.compile(
    r"\b(?:over|more than|at least|longer than|well over)\b", re.IGNORECASE
)
_LESS = re.compile(
    r"\b(?:less than|fewer than|almost|nearly|not quite|up to|at most|close to)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|roughly|some|approximately)\b", re.IGNORECASE)
_BACK = frozenset({Reach.SPAN_OF, Reach.AGO})


def meant_words(word: TimeWord, meant: Edtf, *, before: str = "") -> str:
    """Return *meant*, which *word* means, in words.

    *before* is what stands right before it in the sentence: its comparator may.
    """
    said = f"{before[-14:]} {word.text}"
    first, _, last = meant.text.partition("/")
    if word.shift.reach in _BACK and word.shift.count is not None:
        bound = _bound(said)
        if bound and last and word.shift.reach is Reach.SPAN_OF:
            return f"since {_words(first)} or {bound}, until {_words(last)}"
        if bound:
            return f"{_span(first, last)} or {bound}"
        if _ABOUT.search(said):
            return f"about {_span(first, last)}"
    return _span(first, last)


def written_words(when: Edtf) -> str:
    """Return a date as exact as it was given, in words."""
    first, _, last = when.text.partition("/")
    return _span(first, last)


def _bound(said: str) -> str:
    if _MORE.search(said):
        return "before"
    return "later" if _LESS.search(said) else ""


def _span(first: str, last: str) -> str:
    """Return the two ends in words; one that is open as «until», «from … on»."""
    if not last:
        return _words(first)
    if first in {"..", ""}:
        return f"until {_words(last)}"
    if last == "..":
        return f"{_words(first)} and after"
    return f"{_words(first)} to {_words(last)}"


def _words(text: str) -> str:
    try:
        return date_in_words(parse_edtf(text))
    except InvalidDate:
        return text
