"""An entry that is to be written: what another format's record becomes."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.bibliography.entry import Entry


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry without a text of its own yet.

    *fields* are names and sources; *key* is what the record calls itself, perhaps no
    citekey; *line* is where it begins, from 1. *notes* are sentences about what was
    changed to make it writable.
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    line: int = 1
    notes: tuple[str, ...] = ()

    def as_entry(self, key: str = "", raw: str = "", path: str = "") -> Entry:
        """Return the entry, with *key* for its own, which may be none."""
        return Entry(
            key or self.key, self.type, self.fields, raw, path, self.line, self.line
        )
