"""One row of Retraction Watch's table: what its cells say, in the ledger's forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from evidence.bibliography.agreement.title_key import title_key
from evidence.bibliography.identifiers import normal_doi

REQUIRED = (
    "Record ID",
    "Title",
    "RetractionDate",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
)
"""Without these columns a row cannot be read."""
OPTIONAL = ("Journal", "RetractionDOI", "Reason")
"""What else is read; the other ten columns of the table are not."""
KINDS: Mapping[str, str] = {
    "retraction": "retraction",
    "expression of concern": "expression_of_concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
    # Crossref's own types of updates, for tables made from its interface.
    "partial retraction": "partial_retraction",
    "withdrawal": "withdrawal",
    "removal": "removal",
    "erratum": "correction",
    "corrigendum": "correction",
}
_NONE = frozenset({"", "0", "unavailable", "na", "n/a", "none", "null"})
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s.*)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?")


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice as its row says it; the fields are those of ``models.Notice``."""

    record: str
    kind: str
    """A value of ``models.NoticeKind``, which no reader may load a database for."""
    dated: str
    doi: str
    pmid: str
    title: str
    title_key: str
    year: int
    container: str
    notice_doi: str
    reasons: tuple[str, ...]


class BadRow(ValueError):
    """A row that cannot be kept."""


class BadDay(ValueError):
    """A cell that should hold a day, and doesn't."""


def read_row(cells: Mapping[str, str]) -> tuple[NoticeRow, tuple[BadDay, ...]]:
    """Return the notice of a row (column → cell), and the days that made no sense.

    A notice whose day is bad is kept without it: the day is worth less than the notice.
    Raises BadRow.
    """
    given = {name: " ".join(text.split()) for name, text in cells.items()}
    record = given["Record ID"]
    if not record:
        raise BadRow("no Record ID")
    kind = KINDS.get(given["RetractionNature"].lower())
    if kind is None:
        what = given["RetractionNature"][:40]
        raise BadRow(f"record {record} has the unknown nature {what!r}")
    dated, bad_notice = _day(given, "RetractionDate")
    printed, bad_work = _day(given, "OriginalPaperDate")
    row = NoticeRow(
        record=record,
        kind=kind,
        dated=dated,
        doi=normal_doi(_identifier(given["OriginalPaperDOI"])),
        pmid=_identifier(given["OriginalPaperPubMedID"]).lstrip("0"),
        title=given["Title"],
        title_key=title_key(given["Title"]),
        year=int(printed[:4]) if printed else 0,
        container=given.get("Journal", ""),
        notice_doi=normal_doi(_identifier(given.get("RetractionDOI", ""))),
        reasons=_reasons(given.get("Reason", "")),
    )
    if not (row.doi or row.pmid or row.title_key):
        raise BadRow(f"record {record} names no work")
    return row, (*bad_notice, *bad_work)


def _day(given: Mapping[str, str], column: str) -> tuple[str, tuple[BadDay, ...]]:
    text = _identifier(given[column])
    if not text:
        return "", ()
    day = _parsed_day(text)
    if day:
        return day, ()
    said = f"{column} is no day (m/d/yyyy): {text[:40]!r}"
    return "", (BadDay(f"record {given['Record ID']}: {said}"),)


@lru_cache(maxsize=32_768)
def _parsed_day(text: str) -> str:
    """Return ISO 8601; empty for what is no day. The table's form is American."""
    try:
        if match := _US_DAY.fullmatch(text):
            return date(int(match[3]), int(match[1]), int(match[2])).isoformat()
        if match := _ISO_DAY.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
    return ""


def _identifier(text: str) -> str:
    return "" if text.lower() in _NONE else text


@lru_cache(maxsize=32_768)
def _reasons(text: str) -> tuple[str, ...]:
    parts = (part.strip().removeprefix("+").strip() for part in text.split(";"))
    return tuple(part for part in parts if part)
