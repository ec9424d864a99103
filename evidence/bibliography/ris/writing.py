"""An entry as a RIS record, by way of CSL; and what RIS has no tag for."""

from __future__ import annotations

import re
from typing import Any

from evidence.bibliography.csl.items import to_csl
from evidence.bibliography.csl.names import OTHERS
from evidence.bibliography.csl.rich_text import without_tags
from evidence.bibliography.csl.types import PERIODICALS
from evidence.bibliography.entry import Entry
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.ris.records import RisRecord
from evidence.bibliography.ris.tags import (
    NAMES,
    ORDER,
    TEXTS,
    TYPE_OF,
    TYPES,
    WITH_SERIES,
)

_KEPT = re.compile(r"x-ris-([a-z][a-z0-9])(?:-[0-9]+)?")
_PAGES = re.compile(r"([^-,;\s]+)\s*-\s*([^-,;\s]+)")


def ris_from_entry(entry: Entry) -> tuple[RisRecord, tuple[str, ...]]:
    """Return *entry* as a record, and the variables of CSL that it leaves out."""
    item = to_csl(entry)
    kind = item["type"]
    tags: list[tuple[str, str]] = [("ID", entry.key)]
    tags += _names(item)
    tags += _texts(item, kind)
    tags += _dates(item)
    tags += _pages(item)
    type_, kept = _kept(entry, kind)
    tags += [one for one in kept if one not in tags]
    order = {tag: number for number, tag in enumerate(ORDER)}
    tags.sort(key=lambda pair: order.get(pair[0], len(order)))
    return RisRecord(type_, tuple(tags)), _left_out(item)


def _names(item: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (tag, _name(name))
        for tag, variable in NAMES.items()
        for name in item.get(variable, ())
    ]


def _name(name: dict[str, Any]) -> str:
    if name == OTHERS:
        return "et al."
    if name.get("literal"):
        return str(name["literal"])
    particles = [name.get("dropping-particle"), name.get("non-dropping-particle")]
    family = " ".join(str(part) for part in (*particles, name.get("family")) if part)
    parts = [family, str(name.get("given", "")), str(name.get("suffix", ""))]
    if not family:
        return parts[1]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _texts(item: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    periodical = kind in PERIODICALS
    tags = TEXTS | {"IS": "issue" if periodical else "number"}
    numbers = str(item.get("ISSN" if periodical else "ISBN", "")).split(", ")
    if kind in WITH_SERIES:
        tags |= {"T2": "collection-title", "T3": "container-title"}
    found = [
        (tag, without_tags(str(item[variable])))
        for tag, variable in tags.items()
        if item.get(variable)
    ]
    keywords = str(item.get("keyword", ""))
    separator = ";" if ";" in keywords else ","
    words = [word.strip() for word in keywords.split(separator) if word.strip()]
    found += [("SN", number) for number in numbers if number]
    return [*found, *(("KW", word) for word in words)]


def _dates(item: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    parts = item.get("issued", {}).get("date-parts")
    if parts:
        year, *more = parts[0]
        found.append(("PY", f"{year:04}"))
        if more:
            found.append(("DA", _date(parts[0])))
    accessed = item.get("accessed", {}).get("date-parts")
    return [*found, ("Y2", _date(accessed[0]))] if accessed else found


def _date(parts: list[int]) -> str:
    written = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]
    return "/".join((*written, "", "")[:3])


def _pages(item: dict[str, Any]) -> list[tuple[str, str]]:
    pages = str(item.get("page", ""))
    if match := _PAGES.fullmatch(pages):
        return [("SP", match[1]), ("EP", match[2])]
    return [("SP", pages)] if pages else []


def _kept(entry: Entry, kind: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the record's type and the tags that the entry keeps."""
    type_ = TYPE_OF[kind]
    kept: list[tuple[str, str]] = []
    for name, source in entry.fields:
        match = _KEPT.fullmatch(name)
        if match is None:
            continue
        value = latex_to_text(source)
        if match[1] != "ty":
            kept.append((match[1].upper(), value))
        elif TYPES.get(value, "document") == kind:
            type_ = value
    return type_, kept


def _left_out(item: dict[str, Any]) -> tuple[str, ...]:
    said = {*NAMES.values(), *TEXTS.values(), "issue", "number", "ISSN", "ISBN"}
    said |= {"keyword", "issued", "accessed", "page", "id", "type"}
    return tuple(name for name in item if name not in said)
