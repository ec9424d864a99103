"""SRC038."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from evidence.bibliography.dates import (
    DistantDate,
    InvalidDate,
    UnreadableDate,
    parse_edtf,
)
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.written_dates import edtf_from, month_in
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_DATES = ("date", "urldate", "eventdate", "origdate")
_TO_COME = re.compile(
    r"n\.?\s?d\.?|no date|undated|s\.?\s?[ad]\.?|o\.\s?J\.|in press|to appear|"
    r"submitted|forthcoming|in preparation|in print|accepted|under review|ongoing|"
    r"unpublished|im erscheinen|im druck|à paraître|en prensa|\\bibstring\{\w+\}",
    re.IGNORECASE,
)
"""What stands for a date that is unknown or to come."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LETTER = re.compile(r"(\d{4})[a-z]")
_BRACKETS = re.compile(r"[(\[]\s*(\d{4})\s*[)\]]")
_ROMAN = re.compile(r"[MDCLXVI]{4,}")
_SECONDS = re.compile(r"(T[0-9]{2}:[0-9]{2})(?![:0-9])")
_ERA = re.compile(r"-?\d{1,4}\s*(?:BCE?|CE|AD|v\. Chr\.)|-\d{1,5}|Y-?\d{5,}")


class OddDate(SourceRule):
    """A year or a date has a form that programs do not read.

    *Why.* A year is four digits, a date is written 2020-07-13: what else stands there
    is printed as it is, cannot be sorted or compared, and in biblatex's ``date`` is
    dropped. The letter of «2020a» is given by the style, anew in every text. Words for
    a year to come or unknown are left alone.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      url = {https://www.example.org/osce}, date = {July 13, 2020}
    }
    ```

    Good:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      url = {https://www.example.org/osce}, date = {2020-07-13}
    }
    ```

    Source: ISO 8601-2:2019, Date and time: extensions; Kime, Wemheuer and Lehman, The
    biblatex Package, version 3.20, section 2.3.8; Patashnik, BibTeXing, 1988, section
    3.2, on ``year``.
    """

    code = "SRC038"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each year and date of *subject* in another form."""
        del context
        for _, value in own_fields(subject, ["year"]):
            fault, hint, severity = _fault_of_year(value)
            if fault:
                yield Draft(
                    f"the year of {subject.name} {fault}: {value[:60]!r}",
                    hint=hint,
                    severity=severity,
                )
        for name, value in own_fields(subject, _DATES):
            if _is_unreadable(value):
                written = edtf_from(value)
                yield Draft(
                    f"the {name} of {subject.name} is no date that programs read: "
                    f"{value[:60]!r}",
                    hint=f"write {written}"
                    if written
                    else "write it as 2020, 2020-07 or 2020-07-13",
                    severity=Severity.NOTE if _TO_COME.fullmatch(value) else None,
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Write a date in EDTF, and a month in ``year`` into its own field."""
        del context
        for name, value in own_fields(subject, _DATES):
            if _is_unreadable(value) and (written := edtf_from(value)):
                yield FieldChange(name, written)
        for name, value in own_fields(subject, ["year"]):
            if (bracketed := _BRACKETS.fullmatch(value)) and value.startswith("("):
                yield FieldChange(name, bracketed[1])
            elif (month := month_in(value)) and not subject.get("month"):
                yield FieldChange("year", value.strip()[-4:])
                yield FieldChange("month", date(2000, month, 1).strftime("%B"))


def _fault_of_year(value: str) -> tuple[str, str, Severity | None]:
    """Return what is wrong with a year, the way out, and how bad; '' for nothing."""
    text = latex_to_text(value).strip("{} ")
    if _LETTER.fullmatch(text):
        return "has a letter", "leave the letter to the style", None
    if _BRACKETS.fullmatch(text):
        return "stands in brackets", "write the four digits alone", Severity.NOTE
    if month_in(text):
        return "holds a month", "write the month into «month»", Severity.NOTE
    if _YEAR.search(text) or _is_no_number(text, value):
        return "", "", None
    return "is no year", "write four digits, or leave the field out", None


def _is_no_number(text: str, value: str) -> bool:
    return bool(
        not text
        or _TO_COME.fullmatch(text)
        or _TO_COME.fullmatch(value.strip())
        or _ROMAN.fullmatch(text)
        or _ERA.fullmatch(text)
        or _is_readable(text)
    )


def _is_readable(text: str) -> bool:
    try:
        parse_edtf(text)
    except DistantDate:
        return True
    except InvalidDate:
        return False
    return True


def _is_unreadable(value: str) -> bool:
    """Tell whether a date's form is wrong; what it says is for SRC003.

    biblatex reads digits of any script, and a time without seconds.
    """
    value = _SECONDS.sub(r"\1:00", value)
    if not value.isascii():
        return False
    try:
        parse_edtf(value)
    except UnreadableDate:
        return True
    except InvalidDate:
        return False
    return False
