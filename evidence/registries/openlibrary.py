"""Books by ISBN, at Open Library.

``/api/books?bibkeys=ISBN:…&jscmd=data`` answers an object by bibkey, empty for a book
that is not known (openlibrary.org/dev/docs/api/books). One request a second is allowed,
three to those who name a contact in the User-Agent (openlibrary.org/developers/api).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from stdnum import isbn
from stdnum.exceptions import ValidationError

from evidence.bibliography.entry import Entry
from evidence.bibliography.identifiers import problem_with_isbn
from evidence.errors import NotFound
from evidence.registries.base import Access, Record, Registry, Service, unreadable
from evidence.registries.catalogue_dates import as_date_parts, catalogue_date
from evidence.registries.markup import rich_text
from evidence.registries.parsing import json_object
from evidence.registries.written_names import csl_name

_BEFORE = re.compile(r"(?:urn:)?isbn(?:-1[03])?\s*[:=]?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9Xx\s‐‑‒–-]{10,}", re.ASCII)
_EDITED = re.compile(r"\s*(?:edited|ed\.|eds\.|hrsg|herausgegeben)\b", re.IGNORECASE)
_WHOLE = frozenset({"book", "mvbook", "collection", "mvcollection", "proceedings"})
"""Types whose ISBN is that of the work itself, not of the volume it stands in."""


class OpenLibrary(Registry):
    """Books with an ISBN."""

    kind = "ISBN"
    rank = 30
    complete = False
    example = "ISBN 978-0-306-40615-7"
    services = (Service("openlibrary", "Open Library", "https://openlibrary.org", 1.0),)

    def recognise(self, text: str) -> str | None:
        """Return the ISBN-13 without hyphens; check digits must be right."""
        before = _BEFORE.match(text)
        bare = text[before.end() :] if before else text
        if not _DIGITS.fullmatch(bare):
            return None
        try:
            return str(isbn.to_isbn13(isbn.validate(re.sub(r"[‐‑‒–]", "-", bare))))
        except ValidationError:
            return None

    def problem(self, text: str) -> str | None:
        """Return what is wrong with ten or thirteen digits."""
        before = _BEFORE.match(text)
        bare = text[before.end() :] if before else text
        digits = sum(sign.isdigit() for sign in bare)
        meant = bool(before) or (_DIGITS.fullmatch(bare) and digits in {9, 10, 13})
        return problem_with_isbn(bare) if meant else None

    def of_entry(self, entry: Entry) -> str | None:
        """Return the first ISBN of a whole book."""
        if entry.type not in _WHOLE:
            return None
        numbers = re.split(r"[,;]|\s{2,}", entry.get("isbn") or "")
        cleaned = (re.sub(r"\([^()]*\)", "", number).strip() for number in numbers)
        return next((isbn for one in cleaned if (isbn := self.recognise(one))), None)

    def fetch(self, identifier: str, access: Access) -> Record:
        """Return the record; see Registry."""
        (service,) = self.services
        bibkey = f"ISBN:{identifier}"
        answer = access.get(
            service, f"api/books?bibkeys={bibkey}&format=json&jscmd=data"
        )
        found = json_object(answer, service).get(bibkey)
        if found is None:
            raise NotFound(f"Open Library knows no book with the ISBN {identifier}")
        if not isinstance(found, dict):
            raise unreadable(service, "the book is no JSON object")
        issued = catalogue_date(str(found.get("publish_date") or ""))
        return Record(
            registry="Open Library",
            identifier=identifier,
            csl=_csl(found, identifier, issued),
            fields=(),
            dates={"issued": issued} if issued else {},
            url=answer.final_url,
            fetched_at=answer.fetched_at,
            replayed=answer.replayed,
        )


def _csl(book: Mapping[str, Any], identifier: str, issued: str) -> dict[str, Any]:
    by = str(book.get("by_statement") or "")
    role = "editor" if _EDITED.match(by) else "author"
    title = rich_text(str(book.get("title") or ""))
    subtitle = rich_text(str(book.get("subtitle") or ""))
    if subtitle:
        title += (" " if title[-1:] in "?!:" else ": ") + subtitle
    item: dict[str, Any] = {
        "type": "book",
        "title": title,
        role: [csl_name(name) for name in _named(book.get("authors"))],
        "publisher": next(_named(book.get("publishers")), ""),
        "publisher-place": next(_named(book.get("publish_places")), ""),
        "ISBN": identifier,
    }
    pages = book.get("number_of_pages")
    if isinstance(pages, int):
        item["number-of-pages"] = str(pages)
    if issued:
        item["issued"] = as_date_parts(issued)
    return {name: value for name, value in item.items() if value}


def _named(value: object) -> Iterator[str]:
    """Yield the names of a list of objects with one."""
    for one in value if isinstance(value, list) else ():
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield rich_text(name)
