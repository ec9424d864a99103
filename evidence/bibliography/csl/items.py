r"""An entry as CSL-JSON, for a citation processor and for other programs.

The schema is CSL's csl-data.json 1.0.2. Titles keep their protected capitals as
``<span class="nocase">`` and LaTeX's italics and the like as CSL's mark-up; dates are
date parts, which all processors can print. What came from CSL and has no field stands
in fields ``x-csl-…`` and goes back from there (see ``csl_kept``).
"""

from __future__ import annotations

import re
from typing import Any

from evidence.bibliography.csl.dates import csl_date
from evidence.bibliography.csl.kept import with_kept
from evidence.bibliography.csl.names import names_to_csl
from evidence.bibliography.csl.rich_text import to_rich
from evidence.bibliography.csl.types import PERIODICALS, csl_type
from evidence.bibliography.csl.variables import (
    DATE_FIELD_OF,
    FIELD_OF,
    LANGUAGES,
    NAME_FIELD_OF,
    STATUS_WORDS,
    TITLES,
    TYPE_WORDS,
)
from evidence.bibliography.data_model import FIELD_ALIASES
from evidence.bibliography.dates import InvalidDate, parse_edtf
from evidence.bibliography.entry import Entry
from evidence.bibliography.identifiers import without_doi_prefix
from evidence.bibliography.latex import latex_to_text

__all__ = ["csl_date", "to_csl"]

_ALIASES = {new: old for old, new in FIELD_ALIASES.items()}
_WEB_PAGES = frozenset(["webpage", "post", "post-weblog"])
_EDITOR_ROLES = {
    "compiler": "compiler",
    "director": "director",
    "organizer": "organizer",
}
"""biblatex's kinds of editor that CSL has variables for."""
_ESCAPED = re.compile(r"\\([&%#_{}~$])")
_SHORT_TITLES = ("shortjournal", "x-csl-container-title-short")


def to_csl(entry: Entry) -> dict[str, Any]:
    """Return *entry* as one item of CSL-JSON; empty values are left out."""
    kind = csl_type(entry)
    item: dict[str, Any] = {"id": entry.key, "type": kind}
    item |= _names(entry)
    item |= _titles(entry)
    item |= {
        variable: to_rich(source, protect=variable in TITLES)
        for variable, field in FIELD_OF.items()
        if (source := _get(entry, field))
    }
    item |= _published(entry, kind)
    item |= _numbers(entry, kind)
    item |= _dates(entry)
    item |= _identifiers(entry)
    item = {name: value for name, value in item.items() if value}
    return with_kept(item, entry)


def _get(entry: Entry, field: str) -> str:
    """Return a field's source, also under BibTeX's name for it."""
    return entry.get(field) or entry.get(_ALIASES.get(field, "")) or ""


def _names(entry: Entry) -> dict[str, Any]:
    found = {
        variable: names_to_csl(entry.get(field) or "")
        for variable, field in NAME_FIELD_OF.items()
    }
    for field in ("editor", "editora", "editorb", "editorc"):
        role = _EDITOR_ROLES.get((entry.get(f"{field}type") or "").strip().lower())
        if role is not None and entry.get(field):
            found[role] = names_to_csl(entry.get(field) or "")
            if field == "editor":
                found["editor"] = []
    return found


def _titles(entry: Entry) -> dict[str, Any]:
    container = next(
        (
            source
            for name in ("journaltitle", "booktitle", "maintitle")
            if (source := _get(entry, name))
        ),
        "",
    )
    return {
        "title": _with_subtitle(entry, "title", "subtitle"),
        "container-title": to_rich(container, protect=True),
        "container-title-short": to_rich(entry.get("shortjournal") or ""),
    }


def _with_subtitle(entry: Entry, name: str, subname: str) -> str:
    title = to_rich(entry.get(name) or "", protect=True)
    subtitle = to_rich(entry.get(subname) or "", protect=True)
    if title and subtitle:
        return title + (" " if title[-1] in "?!:" else ": ") + subtitle
    return title or subtitle


def _published(entry: Entry, kind: str) -> dict[str, Any]:
    body = next(
        (
            text
            for name in ("institution", "organization", "howpublished")
            if (text := _body(entry, name))
        ),
        "",
    )
    publisher = _body(entry, "publisher")
    genre = latex_to_text(entry.get("type") or "")
    if not genre and entry.type in {"phdthesis", "mastersthesis", "techreport"}:
        genre = entry.type
    found: dict[str, Any] = {}
    if (status := latex_to_text(entry.get("pubstate") or "")) in STATUS_WORDS:
        found["status"] = STATUS_WORDS[status]
    if genre in TYPE_WORDS:
        found["genre"] = TYPE_WORDS[genre]
    # Styles print a web page's container, and no publisher of it.
    if kind in _WEB_PAGES and body and not entry.container:
        return found | {"container-title": body, "publisher": publisher}
    return found | {"publisher": publisher or body}


def _body(entry: Entry, name: str) -> str:
    value = _get(entry, name)
    return "" if "\\url" in value or "://" in value else to_rich(value)


def _numbers(entry: Entry, kind: str) -> dict[str, Any]:
    number = to_rich(entry.get("number") or "")
    issue = to_rich(entry.get("issue") or "")
    pages = to_rich(entry.get("pages") or "")
    found: dict[str, Any] = {"page": pages.replace("–", "-").replace("—", "-")}
    if kind in PERIODICALS:
        eid = to_rich(entry.get("eid") or "")
        return found | {"issue": number or issue, "number": eid}
    if kind in {"book", "chapter"} and entry.get("series"):
        return found | {"collection-number": number, "issue": issue}
    return found | {"number": number, "issue": issue}


def _dates(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for variable, name in DATE_FIELD_OF.items():
        if name == "date":
            when = entry.issued
        else:
            try:
                when = parse_edtf(entry.plain(name))
            except InvalidDate:
                continue
        if when is not None:
            found[variable] = csl_date(when)
    if "issued" not in found:
        literal = entry.plain("date") or entry.plain("year")
        found["issued"] = {"literal": literal} if literal else {}
    return found


def _identifiers(entry: Entry) -> dict[str, Any]:
    language = latex_to_text(entry.get("language") or entry.get("langid") or "")
    return {
        "DOI": without_doi_prefix(_verbatim(entry, "doi")),
        "URL": _verbatim(entry, "url"),
        "language": LANGUAGES.get(language.lower(), language),
    }


def _verbatim(entry: Entry, name: str) -> str:
    """Return a field that biblatex reads verbatim, with LaTeX's escapes undone."""
    text = (entry.get(name) or "").strip()
    if text.startswith("\\url"):
        text = text.removeprefix("\\url").strip().removeprefix("{").removesuffix("}")
    return _ESCAPED.sub(r"\1", text)
