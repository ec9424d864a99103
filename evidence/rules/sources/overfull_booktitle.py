"""SRC023."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, plain, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule
from evidence.checker.wording import listed

_IN = re.compile(r"\s*In\s*:\s*(?=\S)|\s*in\s*:\s+(?=[A-Z{])")
_PAGES = re.compile(
    r"[,;(]\s*(?:pp?\.?|pages?|S\.)\s*~?\d+(?:\s*[-–]+\s*\d+)?\W*$", re.IGNORECASE
)
_EDITORS = re.compile(
    r"\(\s*(?:eds?|hrsg|editors?)\s*\.?\s*\)|[,;]\s*(?:eds\.|editors?\b\.?)\W*$"
    r"|\bed(?:ited|s?\.) by\b|\bhrsg\. v",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAYS = re.compile(
    rf"[,.(]\s*(?:{_MONTH}\s+\d{{1,2}}\b|\d{{1,2}}\s*[-–]+\s*\d{{1,2}},?\s+{_MONTH}"
    rf"|\d{{1,2}}\s+{_MONTH})",
    re.IGNORECASE,
)
_YEAR = re.compile(r",\s*\(?(?:1[89]|20)\d\d\)?\W*$")
_OPEN_END = re.compile(
    r"\b(?:conference|symposium|workshop|congress) on\W*$", re.IGNORECASE
)
_MEETING = re.compile(
    r"conference|symposi|workshop|congress|proceedings|colloqui|meeting|seminar|tagung"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Words of a conference's name; in another title a country is its matter."""


class OverfullBooktitle(SourceRule):
    """A booktitle holds what has a field of its own: pages, editors, place, dates.

    *Why.* Copied from a reference list, a booktitle brings «In:», the editors or the
    pages along, and the style prints them again from their own fields or not at all.
    The place and days of a conference belong in ``venue`` and ``eventdate`` (classic
    BibTeX: ``address`` and ``note``); since many databases put them into the title,
    that is only noted. A country or a year that is part of the name is left alone:
    looked for is a place or a year after a comma. The fix takes «In:» away.

    Bad:

    ```bibtex
    @incollection{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      booktitle = {In: European Security Today, pp. 12--34},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @incollection{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      booktitle = {European Security Today}, pages = {12--34},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: The biblatex Package, manual version 3.20, section 2.2.2, on booktitle,
    eventdate and venue; JabRef, integrity checks of the booktitle.
    """

    code = "SRC023"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for what does not belong into *subject*'s booktitle."""
        del context
        value = dict(own(subject)).get("booktitle", "")
        if not value:
            return
        if _IN.match(value):
            yield _draft(
                subject, value, "begins with «In:»", "the style adds that word"
            )
        text = plain(value)
        if _PAGES.search(text):
            yield _draft(subject, text, "holds pages", "move them to pages")
        if _EDITORS.search(text):
            yield _draft(subject, text, "names editors", "move them to editor")
        if _OPEN_END.search(text):
            hint = "turn it round: Conference on …, not …, Conference on"
            yield _draft(subject, text, "ends with «on»", hint)
        if parts := _meeting(text):
            yield _draft(
                subject,
                text,
                f"holds the {listed(parts)} of the meeting",
                "move it to venue and eventdate, or to address and note",
                Severity.NOTE,
            )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the booktitle without «In:» before it."""
        del context
        value = dict(own(subject)).get("booktitle", "")
        if found := _IN.match(value):
            yield FieldChange("booktitle", value[found.end() :])


def _draft(
    subject: SourceFacts,
    value: str,
    problem: str,
    hint: str,
    severity: Severity | None = None,
) -> Draft:
    message = f"{subject.name}: the booktitle {problem}: {shown(value, 100)}"
    return Draft(message, hint=hint, severity=severity)


def _meeting(text: str) -> list[str]:
    """Return which of place, days and year of a meeting stand in a title's tail."""
    found: list[str] = []
    if not _MEETING.search(text):
        return found
    if any(part in _countries() for part in _pieces(text)):
        found.append("place")
    if _DAYS.search(text):
        found.append("days")
    elif _YEAR.search(text):
        found.append("year")
    return found


def _pieces(text: str) -> list[str]:
    """Return what stands between commas after the first, without full stops."""
    pieces = re.split(r"[,;.()]\s+|[,;.()]\s*$", text)[1:]
    return [piece.strip(" .,()").casefold() for piece in pieces]


@cache
def _countries() -> frozenset[str]:
    table = files("evidence.text.names").joinpath("states.tsv").read_text("utf-8")
    names = {
        name.casefold()
        for line in table.splitlines()
        if not line.startswith("#")
        for name in line.partition("\t")[2].split("|")
    }
    return frozenset(names | {"england", "scotland", "wales", "u.s.a", "usa", "uk"})
