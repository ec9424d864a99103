"""When a page was published and last changed, as the page itself declares it.

By schema.org's JSON-LD and microdata, the Open Graph protocol's ``article:`` properties
and Dublin Core; a date in the running text, or in the address, is no declaration.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

__all__ = ["declared_dates"]

_PUBLISHED: tuple[str, ...] = (
    "datepublished",
    "article:published_time",
    "dc.date.issued",
)
_PUBLISHED += ("dcterms.issued", "citation_publication_date", "dc.date", "dcterms.date")
_MODIFIED: tuple[str, ...] = (
    "datemodified",
    "article:modified_time",
    "dc.date.modified",
)
_MODIFIED += ("dcterms.modified", "og:updated_time", "last-modified")
_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")
_DEEPEST = 12


def declared_dates(root: Any) -> tuple[str, str]:
    """Return the days of publication and last change, ISO 8601 or empty."""
    found: dict[str, str] = {}
    for name, value in (*_in_json(root), *_in_markup(root)):
        if day := _day(value):
            found.setdefault(name.lower(), day)
    return _first(found, _PUBLISHED), _first(found, _MODIFIED)


def _first(found: dict[str, str], names: tuple[str, ...]) -> str:
    return next((found[name] for name in names if name in found), "")


def _in_markup(root: Any) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        yield name or "", meta.get("content") or ""
    for element in root.xpath("//*[@itemprop]"):
        said = element.get("datetime") or element.get("content")
        yield element.get("itemprop"), said or (element.text or "")


def _in_json(root: Any) -> Iterator[tuple[str, str]]:
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from _dates_of(value, _DEEPEST)


def _dates_of(value: object, depth: int) -> Iterator[tuple[str, str]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for one in value:
            yield from _dates_of(one, depth - 1)
    elif isinstance(value, dict):
        for name in ("datePublished", "dateModified"):
            if isinstance(value.get(name), str):
                yield name, value[name]
        for one in value.values():
            yield from _dates_of(one, depth - 1)


def _day(text: str) -> str:
    match = _DAY.match(text.strip())
    try:
        return date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
