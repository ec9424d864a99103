"""CSL-JSON as DOI agencies answer it, made regular.

Crossref's answers to content negotiation and of its REST API differ from CSL-JSON in
types (``journal-article``), in lists where CSL has a text (``title``, ``ISSN``), and in
names (``{"name": …}`` for a body); DataCite's and mEDRA's are nearly CSL. The fields
are those of api.crossref.org/swagger-ui and of citation.doi.org's documentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evidence.registries.catalogue_dates import as_date_parts
from evidence.registries.markup import rich_text

__all__ = ["dates_of", "regular", "texts"]

_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "reference-entry": "entry-encyclopedia",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "proceedings-series": "book",
    "report-component": "report",
    "report-series": "report",
    "dissertation": "thesis",
    "posted-content": "article",
    "journal": "periodical",
    "journal-volume": "periodical",
    "journal-issue": "periodical",
    "peer-review": "review",
    "database": "dataset",
    "component": "document",
    "grant": "document",
    "other": "document",
}
"""Crossref's type → CSL's, where they differ."""
_RICH = {
    "container-title": "container-title",
    "short-container-title": "container-title-short",
    "container-title-short": "container-title-short",
    "collection-title": "collection-title",
    "publisher": "publisher",
}
_PLAIN = {
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "edition": "edition",
    "edition-number": "edition",
    "publisher-location": "publisher-place",
    "publisher-place": "publisher-place",
    "language": "language",
    "number": "number",
    "version": "version",
    "ISSN": "ISSN",
    "DOI": "DOI",
    "PMID": "PMID",
}
_ROLES = ("author", "editor", "translator", "container-author")
_DATES = {"issued": "issued", "published-online": "online", "published-print": "print"}
_EARLIEST, _LATEST = 1000, 2100
"""Years outside are slips of the keyboard; «9999» is one that occurs."""


def regular(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return a registry's *answer* as an item of CSL-JSON; what is odd is left out."""
    kind = _text(answer.get("type"))
    item: dict[str, Any] = {
        "type": _TYPES.get(kind, kind) or "document",
        "title": _title(answer),
    }
    for name, target in _PLAIN.items():
        item.setdefault(target, "")
        item[target] = item[target] or " ".join(_text(answer.get(name)).split())
    for name, target in _RICH.items():
        item[target] = item.get(target) or rich_text(_text(answer.get(name)))
    item |= _volume_and_series(item["type"], texts(answer.get("container-title")))
    item["page"] = item["page"] or _text(answer.get("article-number"))
    item["ISBN"] = _text(answer.get("ISBN")).rpartition("/")[2]
    item |= {role: list(_names(answer.get(role))) for role in _ROLES}
    item |= _event(answer)
    dates = dates_of(answer)
    issued = dates.get("print") or dates.get("issued") or dates.get("online")
    if issued:
        item["issued"] = as_date_parts(issued)
    return {name: value for name, value in item.items() if value}


def dates_of(answer: Mapping[str, Any]) -> dict[str, str]:
    """Return when the work appeared, as EDTF: ``issued``, ``online``, ``print``."""
    found = {target: _edtf(answer.get(name)) for name, target in _DATES.items()}
    return {name: text for name, text in found.items() if text}


def texts(value: object) -> tuple[str, ...]:
    """Return all that a field says, be it a text or a list of them."""
    several = value if isinstance(value, list) else [value]
    return tuple(rich_text(text) for one in several if (text := _text(one)))


def _text(value: object) -> str:
    """Return a text, or the first of a list of them."""
    if isinstance(value, list):
        return next((text for one in value if (text := _text(one))), "")
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and value is not True else ""


def _volume_and_series(kind: str, containers: tuple[str, ...]) -> dict[str, str]:
    """Return the two containers of a chapter: Crossref names the series first."""
    if len(containers) < 2 or kind not in {"chapter", "paper-conference"}:
        return {}
    return {"container-title": containers[-1], "collection-title": containers[0]}


def _title(answer: Mapping[str, Any]) -> str:
    title = rich_text(_text(answer.get("title")))
    subtitle = rich_text(_text(answer.get("subtitle")))
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{' ' if title[-1:] in '?!:.' else ': '}{subtitle}"


def _names(value: object) -> Iterator[dict[str, str]]:
    for one in value if isinstance(value, list) else ():
        if not isinstance(one, dict):
            continue
        literal = _text(one.get("literal")) or _text(one.get("name"))
        family = _text(one.get("family"))
        if not family and literal:
            yield {"literal": rich_text(literal)}
        elif family:
            parts = {
                part: rich_text(_text(one.get(part)))
                for part in (
                    "family",
                    "given",
                    "suffix",
                    "dropping-particle",
                    "non-dropping-particle",
                )
            }
            yield {part: text for part, text in parts.items() if text}


def _event(answer: Mapping[str, Any]) -> dict[str, str]:
    event = answer.get("event")
    if not isinstance(event, dict):
        return {"event-title": rich_text(_text(event)), "event-place": ""}
    return {
        "event-title": rich_text(_text(event.get("name"))),
        "event-place": rich_text(_text(event.get("location"))),
    }


def _edtf(value: object) -> str:
    """Return CSL's date as EDTF, empty where it is none: ``[[null]]`` does occur."""
    parts: object = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers: list[int] = []
    for part in first if isinstance(first, list) else ():
        if not str(part).isascii() or not str(part).isdigit():
            break
        numbers.append(int(part))
    if not numbers or not _EARLIEST <= numbers[0] <= _LATEST:
        return ""
    year, *rest = numbers[:3]
    in_range = [
        f"{number:02}"
        for number, most in zip(rest, (12, 31), strict=False)
        if 1 <= number <= most
    ]
    whole = in_range if len(in_range) == len(rest) else in_range[:1] if rest else []
    return "-".join([f"{year:04}", *whole])
