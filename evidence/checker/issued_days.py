"""The last day of which a source can speak: when it was issued, or a page read."""

from __future__ import annotations

from datetime import date

from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.checker.facts import SourceFacts

ONLINE = frozenset({"online", "misc", "electronic", "www", "webpage"})
"""Types of entries under which pages of the Web are kept."""


def last_day(source: SourceFacts) -> date | None:
    """Return the last day on which *source* may have been written; None if unknown.

    A page of the Web may have been changed until it was read (``urldate``).
    """
    issued = source.issued
    if issued is None or issued.latest is None or issued.approximate:
        return None
    read = read_day(source) if source.entry_type in ONLINE else None
    return max(issued.latest, read) if read is not None else issued.latest


def read_day(source: SourceFacts) -> date | None:
    """Return the last day of ``urldate``; None where there is none that is a date."""
    try:
        return parse_edtf(source.get("urldate") or "").latest
    except InvalidDate:
        return None
