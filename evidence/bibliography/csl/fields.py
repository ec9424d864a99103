"""The fields that an item of CSL-JSON becomes.

The inverse of ``csl``; what it leaves out has no field of its own, and is kept in one
``x-csl-…`` by ``csl_reading``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evidence.bibliography.csl.dates import edtf_of
from evidence.bibliography.csl.names import names_from_csl
from evidence.bibliography.csl.rich_text import from_rich
from evidence.bibliography.csl.types import PERIODICALS
from evidence.bibliography.csl.variables import (
    DATE_FIELD_OF,
    FIELD_OF,
    NAME_FIELD_OF,
    STATUS_WORDS,
    TYPE_WORDS,
)
from evidence.bibliography.data_model import FIELDS, Kind
from evidence.bibliography.writer import to_source

_ROLES = ("compiler", "director", "organizer")
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_TYPE_KEYS = {words: key for key, words in TYPE_WORDS.items()} | {
    "Master’s thesis": "mathesis"
}
_STATUS_KEYS = {words: key for key, words in STATUS_WORDS.items()}
_RANGE = re.compile(r"(?<=\w)\s*[-–—]\s*(?=\w)")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def fields_of(item: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return names and sources of the fields for a normal *item*, in usual order."""
    found = [
        *_people(item),
        *_titles(item),
        *_numbers(item),
        *_dates(item),
        *_plain(item),
        *_identifiers(item),
    ]
    return tuple((name, source) for name, source in found if source)


def _people(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for variable, field in NAME_FIELD_OF.items():
        yield field, names_from_csl(item.get(variable, ()))
    slots = ["editor", "editora", "editorb", "editorc"]
    if item.get("editor"):
        slots.pop(0)
    for role in _ROLES:
        if item.get(role):
            slot = slots.pop(0)
            yield slot, names_from_csl(item[role])
            yield f"{slot}type", role


def _titles(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = item.get("type", "")
    yield "title", from_rich("title", item.get("title", ""))
    container = item.get("container-title", "")
    if kind in {"webpage", "post", "post-weblog"}:
        yield "organization", _text("organization", container)
    elif kind in PERIODICALS:
        yield "journaltitle", from_rich("journaltitle", container)
    else:
        yield "booktitle", from_rich("booktitle", container)
    short = item.get("container-title-short", "")
    yield "shortjournal", from_rich("shortjournal", short)
    yield "entrysubtype", _SUBTYPES.get(kind, "")
    publisher = "institution" if kind in {"report", "thesis"} else "publisher"
    yield publisher, _text(publisher, item.get("publisher", ""))


def _numbers(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = item.get("type", "")
    number, issue = item.get("number", ""), item.get("issue", "")
    if kind in PERIODICALS:
        yield "number", from_rich("number", issue)
        yield "eid", from_rich("eid", number)
    else:
        if kind in {"book", "chapter"} and item.get("collection-title"):
            number = item.get("collection-number", "")
        yield "number", from_rich("number", number)
        yield "issue", from_rich("issue", issue)
    pages = from_rich("pages", item.get("page", ""))
    yield "pages", _RANGE.sub("--", pages)


def _dates(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for variable, field in DATE_FIELD_OF.items():
        yield field, edtf_of(item.get(variable, {}))


def _plain(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for variable, field in FIELD_OF.items():
        text = item.get(variable, "")
        if variable == "genre" and item.get("type") in {"thesis", "report"}:
            text = _TYPE_KEYS.get(text, text)
        if variable == "status":
            text = _STATUS_KEYS.get(text, text)
        yield field, _text(field, text)


def _identifiers(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "doi", to_source("doi", item.get("DOI", ""))
    yield "url", to_source("url", item.get("URL", ""))
    yield "language", to_source("language", item.get("language", ""))


def _text(field: str, text: str) -> str:
    """Return a rich text's source; one item of a list is not divided at its «and»."""
    source = from_rich(field, text)
    if FIELDS.get(field) is Kind.LIST and _AND.search(source):
        return f"{{{source}}}"
    return source
