"""Deadlines are an iCalendar file that another program reads as they were meant."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from evidence.exporters.calendar import OCTETS, Deadline, calendar

MADE = date(2026, 11, 23)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=90
)


def deadline(summary: str = "brands", description: str = "", **other: str) -> Deadline:
    return Deadline(
        uid="c-aaaaa-0123@evidence",
        day=date(2027, 1, 31),
        summary=summary,
        description=description,
        category=other.get("category", "trade"),
        place="manuscript.md:3",
    )


def test_the_file_is_the_same_to_the_byte() -> None:
    assert calendar([deadline("83; brands, named")], made=MADE) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//evidence//audit//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:c-aaaaa-0123@evidence\r\n"
        "DTSTAMP:20261123T000000Z\r\n"
        "DTSTART;VALUE=DATE:20270131\r\n"
        "DTEND;VALUE=DATE:20270201\r\n"
        "SUMMARY:83\\; brands\\, named\r\n"
        "DESCRIPTION:\r\n"
        "LOCATION:manuscript.md:3\r\n"
        "CATEGORIES:trade\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


@given(TEXTS, TEXTS)
def test_any_text_is_read_back(summary: str, description: str) -> None:
    made = calendar([deadline(summary, description)], made=MADE)
    (event,) = Calendar.from_ical(made).walk("VEVENT")

    assert str(event["SUMMARY"]) == summary
    assert str(event["DESCRIPTION"]) == description
    assert event.decoded("DTSTART") == date(2027, 1, 31)
    assert all(len(line.encode()) <= OCTETS for line in made.split("\r\n"))


def test_control_characters_are_left_out() -> None:
    made = calendar([deadline("a\x07b\rc")], made=MADE)
    assert "SUMMARY:ab\\nc\r\n" in made


def test_no_deadline_is_a_calendar_too() -> None:
    assert Calendar.from_ical(calendar([], made=MADE)).walk("VEVENT") == []
