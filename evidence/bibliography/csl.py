r"""An entry as CSL-JSON, for a citation processor.

The schema is CSL's csl-data.json 1.0.2. Titles keep their protected capitals as
``<span class="nocase">``, which CSL 1.0.2 defines for rich text in JSON; dates are EDTF
strings where the schema prefers them, and date parts, which processors can also print.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from evidence.bibliography.csl_types import csl_type
from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf
from evidence.bibliography.entry import Entry
from evidence.bibliography.identifiers import normal_doi
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.names import Name, parse_names
from evidence.bibliography.protected import protected_title

_PLAIN = {
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "series": "collection-title",
    "chapter": "chapter-number",
    "pagetotal": "number-of-pages",
    "version": "version",
    "note": "note",
    "abstract": "abstract",
    "keywords": "keyword",
    "language": "language",
    "langid": "language",
    "eventtitle": "event-title",
    "venue": "event-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "shorttitle": "title-short",
    "library": "archive",
}
"""biblatex's field to CSL's variable, for those that need no thought."""
_ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}


def to_csl(entry: Entry) -> dict[str, Any]:
    """Return *entry* as one item of CSL-JSON; empty values are left out."""
    kind = csl_type(entry)
    item: dict[str, Any] = {"id": entry.key, "type": kind}
    item |= {target: entry.plain(name) for name, target in _PLAIN.items()}
    item |= {
        target: [_csl_name(name) for name in parse_names(entry.get(role) or "").names]
        for role, target in _ROLES.items()
    }
    item |= _titles(entry)
    item |= _published(entry, kind)
    item |= _numbers(entry, kind)
    item |= _dates(entry)
    item |= {"DOI": normal_doi(entry.get("doi") or ""), "URL": _verbatim(entry, "url")}
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _titles(entry: Entry) -> dict[str, Any]:
    title = protected_title(entry.get("title") or "")
    subtitle = protected_title(entry.get("subtitle") or "")
    if title and subtitle:
        title += (" " if title[-1] in "?!:" else ": ") + subtitle
    journal = entry.get("journaltitle") or entry.get("journal")
    container = journal or entry.get("booktitle") or entry.get("maintitle")
    short = entry.get("shortjournal")
    return {
        "title": title or subtitle,
        "container-title": protected_title(container or ""),
        "container-title-short": latex_to_text(short or ""),
    }


def _published(entry: Entry, kind: str) -> dict[str, Any]:
    names = ("publisher", "institution", "school", "organization", "howpublished")
    publisher = next((text for name in names if (text := _publisher(entry, name))), "")
    place = entry.plain("location") or entry.plain("address")
    genre = entry.plain("type")
    if not genre and entry.type in {"phdthesis", "mastersthesis"}:
        genre = "PhD thesis" if entry.type == "phdthesis" else "Master’s thesis"
    found: dict[str, Any] = {"publisher-place": place, "genre": genre}
    # Styles print a web page's container, and no publisher of it.
    if kind in {"webpage", "post-weblog"} and not entry.container:
        return found | {"container-title": publisher}
    return found | {"publisher": publisher}


def _publisher(entry: Entry, name: str) -> str:
    value = entry.get(name) or ""
    return "" if "\\url" in value or "://" in value else latex_to_text(value)


def _numbers(entry: Entry, kind: str) -> dict[str, Any]:
    number, periodical = entry.plain("number"), kind.startswith("article")
    found: dict[str, Any] = {
        "page": entry.plain("pages").replace("–", "-").replace("—", "-"),
        "number": "" if periodical else number,
    }
    if periodical and number:
        found["issue"] = number
    elif kind in {"book", "chapter"} and entry.get("series"):
        found |= {"collection-number": number, "number": ""}
    return found


def _dates(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if entry.issued is not None:
        found["issued"] = csl_date(entry.issued)
    elif literal := entry.plain("date") or entry.plain("year"):
        found["issued"] = {"literal": literal}
    for name, target in (
        ("urldate", "accessed"),
        ("eventdate", "event-date"),
        ("origdate", "original-date"),
    ):
        try:
            found[target] = csl_date(parse_edtf(entry.plain(name)))
        except InvalidDate:
            continue
    return found


def csl_date(when: Edtf) -> dict[str, Any]:
    """Return a date as CSL's object: one or two date parts, a season, circa."""
    start, _, end = when.text.partition("/")
    parts = [_parts(start, when.earliest)] if when.earliest else []
    if when.latest and end not in {"", ".."}:
        parts.append(_parts(end, when.latest))
    found: dict[str, Any] = {"date-parts": parts} if parts else {"literal": when.text}
    if when.earliest is None or "X" in when.text:
        return {"literal": when.text}
    season = start.rstrip("?~%")[5:]
    if season in {"21", "22", "23", "24"}:
        found["season"] = int(season) - 20
    if when.approximate or when.uncertain:
        found["circa"] = True
    return found


def _parts(text: str, bound: date) -> list[int]:
    """Return as many of year, month and day as *text* gives."""
    written = text.rstrip("?~%").partition("T")[0]
    given = [int(part) for part in written.split("-") if part.isdecimal()]
    if len(given) > 1 and given[1] > 12:
        return given[:1]
    return given or [bound.year]


def _verbatim(entry: Entry, name: str) -> str:
    """Return a field that biblatex reads verbatim, with LaTeX's escapes undone."""
    text = (entry.get(name) or "").removeprefix("\\url").strip("{} ")
    return text.replace("\\", "")
