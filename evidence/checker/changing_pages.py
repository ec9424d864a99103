"""Pages on the web that may change while a figure rests on them, uncaptured.

Two rules ask: one tells of such a page, the other of any page without a copy, and is
silent where the first one speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.checker.facts import SourceFacts
from evidence.checker.issued_days import ONLINE
from evidence.checker.kept_copies import kept_copy
from evidence.checker.known import Known

_WIKI = re.compile(r"//(?:[\w-]+\.)*(?:wiki\w*|fandom)\.", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:revised in place|updated (?:regularly|continu\w+|daily|weekly|monthly)|"
    r"last updated|regularly updated|living document|live (?:page|blog)|"
    r"page as changed)\b",
    re.IGNORECASE,
)
UNDATED = "is a page without a date"


@dataclass(frozen=True, slots=True)
class Changing:
    """Why what stands on a page may not be what was read, and the claims at stake."""

    why: str
    claims: tuple[str, ...]


def changing(source: SourceFacts, known: Known) -> Changing | None:
    """Return what is at stake where *source* is such a page and gives a figure."""
    why = _why(source)
    if not why or source.get("urldate") or kept_copy(source):
        return None
    claims = tuple(known.giving_figures_to(source.name))
    return Changing(why, claims) if claims else None


def _why(source: SourceFacts) -> str:
    """Return why what stands on a page may not be what was read; '' for no reason."""
    address = source.get("url") or ""
    if source.entry_type not in ONLINE or not address or source.get("doi"):
        return ""
    if _WIKI.search(address):
        return "is a wiki’s page"
    told = (source.get(name) or "" for name in ("note", "howpublished", "addendum"))
    if any(_CHANGES.search(text) for text in told):
        return "is revised in place"
    if source.issued is None:
        return UNDATED
    return "is kept up to date" if source.issued.latest is None else ""
