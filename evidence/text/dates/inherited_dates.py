"""Figures that share the date of the figure before them.

«105 million passengers in 2022, more than ten times the low of 2020»: both are of 2022.
What stands between must not speak of another time, a plan or a limit.
"""

from __future__ import annotations

import re
from collections.abc import MutableSequence, Sequence

from evidence.bibliography.dates import Edtf
from evidence.text.dates.borrowed_dates import stands_apart
from evidence.text.dates.stated_dates import StatedDate
from evidence.text.measure_words import PERIODS

MAX_BETWEEN = 130
"""In characters; what stands farther apart is another statement."""
_OTHERWISE = re.compile(
    r"[;:]|\.\s|\b(?:while|whereas|although|though|but|today|now|currently|previously|"
    r"earlier|later|before|after|since|until|then|than|from|designed|capacity|benchmark|"
    r"targets?|goals?|thresholds?|limit\w*|planned|below|above|would|will|could|should|"
    r"may|might|expected|forecast|projected|predicted|compared|once|when|if|where|who|"
    r"which|within|we|I|next|last|following|preceding|previous|aged?|founded|because)\b|"
    r"(?<!equivalent )(?<!equal )(?<!close )(?<!amounting )\bto\s*$|"
    r"\b[Tt]o\s+(?:about|around|nearly|almost|over|some)\s*$"
)
_NOW = re.compile(
    r"\b(?:today|now|currently|nowadays|to date|so far|still)\b"
    r"|\b(?:and|which|who|that|it|they|he|she)\s(?:has|have|is|are|carries|employs|seats|"
    r"houses|holds|covers|contains|serves|produces|operates|runs|owns|includes|spans|"
    r"attracts|draws|supplies|comprises|remains|stands|weighs|measures|costs|lives|works)"
    r"\b(?!\s(?:since|been))"
)
"""Between a date of the past and a figure, which is of the present."""
_NOW_IS = re.compile(
    r",\s(?:its|their|the|it|they|he|she)\s(?:[^\s,;:()]+\s){0,3}?(?:is|are)\b"
)
"""Behind a date that heads a clause: «up from 12 % in 2010, its share is …»."""
_STATIC = re.compile(
    r"\b(?:spread|spanning|covering|measuring|weighing|stretching|lasting|seating|"
    r"consisting|comprising|housing|aimed|meant|intended|built|made)\b"
)
_AGREED = re.compile(r"\sto\s[a-z]+\s")
"""Behind a date: «agreed in 2016 to cut» tells what was to come."""
_ELSEWHEN = re.compile(
    r"\s(?:today|now|currently|(?:(?:[a-z]+|[0-9]+) )?"
    r"(?:years?|months?|decades?|weeks?) (?:earlier|later|before|ago))\b"
    r"|\s(?:of|from) (?:that|this) (?:sum|amount|total)\b"
)


def inherit_dates(
    text: str,
    spans: Sequence[tuple[int, int]],
    units: Sequence[str],
    whens: Sequence[StatedDate],
    result: MutableSequence[Edtf | None],
) -> None:
    """Give figures without a date that of the one before, where nothing forbids it."""
    for at in range(1, len(spans)):
        start, end = spans[at]
        before = spans[at - 1][1]
        date = result[at - 1]
        if date is None or result[at] is not None or start - before > MAX_BETWEEN:
            continue
        if date.text.endswith("/.."):
            continue
        stop = max((w.end for w in whens if before <= w.end <= start), default=before)
        between = text[stop:start].removeprefix(", when ")
        apart = _OTHERWISE.search(between) or _STATIC.search(between)
        if (
            apart
            or now_in(between)
            or _NOW_IS.match(between)
            or _ELSEWHEN.match(text, end)
        ):
            continue
        if not _AGREED.match(between) and not stands_apart(
            text, stop, spans[at], units[at]
        ):
            result[at] = date


def now_in(between: str) -> bool:
    """Tell whether words turn from the past to the present."""
    return _NOW.search(between) is not None


def lasts(unit: str) -> bool:
    """Tell whether a unit is a length of time."""
    return unit.split(" ", 1)[0].lower() in PERIODS
