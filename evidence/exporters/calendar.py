"""Days as an iCalendar file, RFC 5545: one all-day event each.

Nothing of it depends on when it was made but the day that is given: the same days are
the same bytes, and an event keeps its UID, so that a calendar that takes the file in
again renews its events instead of doubling them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from evidence.exporters.safety import visible

OCTETS = 75
"""RFC 5545, 3.1: a line has no more, its end not counted."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and what is to be looked at on it."""

    uid: str
    day: date
    summary: str
    description: str
    category: str
    place: str


def calendar(deadlines: Iterable[Deadline], *, made: date) -> str:
    """Return *deadlines* as one VCALENDAR, in the order given; *made* is DTSTAMP's."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//evidence//audit//EN",
        "CALSCALE:GREGORIAN",
        *(line for each in deadlines for line in _event(each, made)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(each: Deadline, made: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(each.uid)}"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(each.day)}"
    if each.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(each.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(each.summary)}"
    yield f"DESCRIPTION:{_text(each.description)}"
    yield f"LOCATION:{_text(each.place)}"
    if each.category:
        yield f"CATEGORIES:{_text(each.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """Return *value* escaped as RFC 5545, 3.3.11, has it."""
    value = _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    value = visible(value).encode("utf-8", "replace").decode("utf-8")
    value = re.sub(r"([\\;,])", r"\\\1", value)
    return value.replace("\n", r"\n")


def _folded(line: str) -> str:
    """Return *line* in pieces of 75 octets, cut between characters."""
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    return "\r\n".join([*pieces, piece])
