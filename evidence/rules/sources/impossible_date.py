"""SRC003."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from evidence.bibliography.dates import (
    DistantDate,
    Edtf,
    InvalidDate,
    UnreadableDate,
    parse_edtf,
)
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_DATE_FIELDS = ("date", "urldate", "eventdate", "origdate")
_TO_COME = frozenset({"forthcoming", "inpreparation", "submitted", "inpress"})
"""biblatex's publication states of works that may have a date to come."""
_AHEAD = 366
"""Days by which an issue may be dated ahead of the day on which it can be read."""
_PAGES = frozenset({"online", "electronic", "www"})
_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_EDTF_LIKE = re.compile(r"[0-9]{3,4}X{0,2}(?:[-/][0-9X./~?%-]*)?[~?%]?|/.*|Y.*")


class ImpossibleDate(SourceRule):
    """A date that cannot be, or two dates that contradict each other.

    *Why.* A thirteenth month, the 31st of February, a year to come or a ``year`` other
    than that of ``date`` is a slip of the keyboard that decides which work a citation
    finds and whether a figure counts as outdated. Words such as «in press» or «n.d.»
    are no dates and are left alone; works marked as forthcoming may lie ahead, and a
    date less than a year ahead is a warning: journals date their issues so. That a page
    was seen (``urldate``) before its date is noted.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, date = {2020-02-31}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, date = {2020-02-28}
    }
    ```

    Source: ISO 8601-2:2019, Date and time: extensions; the biblatex manual, version
    3.20, section 2.3.8, on what ``date`` may hold.
    """

    code = "SRC003"
    severity = Severity.ERROR

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each date of *subject* that cannot be."""
        hint = f"correct {subject.name} in {subject.place.path} and import it again"
        for problem in (
            *_unreadable(subject),
            *_contradiction(subject),
            *_calendar(subject),
        ):
            yield Draft(problem, hint=hint)
        for problem, begins in _future(subject, context.today):
            soon = begins.toordinal() - context.today.toordinal() <= _AHEAD
            yield Draft(problem, hint=hint, severity=Severity.WARNING if soon else None)
        for problem in _seen_before(subject):
            yield Draft(problem, hint=hint, severity=Severity.NOTE)


def _dates(subject: SourceFacts) -> Iterable[tuple[str, str]]:
    for name in _DATE_FIELDS:
        value = (subject.get(name) or "").strip()
        if _EDTF_LIKE.fullmatch(value):
            yield name, value


def _parsed(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except InvalidDate:
        return None


def _unreadable(subject: SourceFacts) -> Iterable[str]:
    for name, value in _dates(subject):
        try:
            parse_edtf(value)
        except (UnreadableDate, DistantDate):
            continue  # its form is for SRC038; a far year is no impossible one
        except InvalidDate as error:
            yield f"the {name} of {subject.name} is impossible: {error}"


def _future(subject: SourceFacts, today: date) -> Iterable[tuple[str, date]]:
    """Yield what lies ahead, and when it begins."""
    if (subject.get("pubstate") or "").replace(" ", "").lower() in _TO_COME:
        return
    for name, value in _dates(subject):
        begins = found.earliest if (found := _parsed(value)) else None
        if begins is not None and begins > today:
            yield f"the {name} of {subject.name}, {value}, lies after {today}", begins
    year = _year(subject)
    if year is not None and year > today.year:
        message = f"the year of {subject.name}, {year}, lies after {today}"
        yield message, date(year, 1, 1)


def _seen_before(subject: SourceFacts) -> Iterable[str]:
    """Yield where a page was seen before it was written."""
    seen, issued = _parsed(subject.get("urldate") or ""), subject.issued
    if seen is None or issued is None or not (seen.latest and issued.earliest):
        return
    allowance = 0 if subject.entry_type in _PAGES else _AHEAD
    if issued.earliest.toordinal() - seen.latest.toordinal() > allowance:
        yield f"{subject.name} was seen on {seen} but is dated {issued}"


def _contradiction(subject: SourceFacts) -> Iterable[str]:
    year, value = _year(subject), subject.get("date") or ""
    found = _parsed(value)
    if year is None or found is None:
        return
    low = found.earliest.year if found.earliest else year
    high = found.latest.year if found.latest else year
    if not low <= year <= high:
        yield f"{subject.name} has year {year} and date {value}"


def _year(subject: SourceFacts) -> int | None:
    match = _YEAR.search(subject.get("year") or "")
    return int(match.group()) if match else None


def _calendar(subject: SourceFacts) -> Iterable[str]:
    """Check BibTeX's ``month`` and ``day``, of which both may hold both."""
    written = " ".join(subject.get(name) or "" for name in ("month", "day"))
    numbers = [int(number) for number in re.findall(r"[0-9]{1,9}", written)]
    named = [
        at
        for word in re.findall(r"[a-z]{3,}", written.lower())
        for at, month in enumerate(_MONTHS, start=1)
        if word.startswith(month)
    ]
    month = subject.get("month") or ""
    if month.strip().isdecimal():
        named, numbers = [int(month)], numbers[1:]
    if any(not 1 <= at <= 12 for at in named):
        yield f"{subject.name} has the impossible month {month.strip()}"
    elif any(not 1 <= day <= _last_day(subject, named) for day in numbers):
        yield f"{subject.name} has an impossible day: {' '.join(written.split())}"


def _last_day(subject: SourceFacts, months: list[int]) -> int:
    """Return the last day of the longest of *months*; February has 29 or 28."""
    year = _year(subject) or 2000
    leap = date(year, 3, 1).toordinal() - date(year, 2, 1).toordinal() if year else 29
    days = (31, leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return max((days[month - 1] for month in months), default=31)
