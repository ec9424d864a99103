"""Stored sources as the resolver wants them, without reading any BibTeX again."""

from __future__ import annotations

from evidence.bibliography.dates import Edtf, parse_edtf
from evidence.bibliography.names import Name, NameList
from evidence.models import Source
from evidence.text.citations.reference import Reference, reference_from_entry


class StoredEntry:
    """A source read as if it were its entry."""

    def __init__(self, source: Source) -> None:
        self.key = source.citekey
        self.title = source.title
        self.container = source.container
        self.institution = source.institution
        self.aliases = tuple(source.aliases)
        self.issued: Edtf | None = parse_edtf(source.issued) if source.issued else None
        self.authors = _names(source, "authors")
        self.editors = _names(source, "editors")
        self._fields = dict(reversed(source.fields))

    def get(self, name: str) -> str | None:
        """Return the first field called *name*."""
        return self._fields.get(name)


def make_reference(source: Source) -> Reference:
    """Return what the resolver needs to know of a source."""
    return reference_from_entry(StoredEntry(source))


def _names(source: Source, role: str) -> NameList:
    stored = source.names
    names = tuple(Name(**name) for name in stored.get(role, ()))
    return NameList(names, others=bool(stored.get(f"{role}_others")))
