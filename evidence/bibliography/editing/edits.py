"""Edits of a .bib file in place: each a splice, every byte outside it as it was.

A change is tried on the entry's own text and read again: it counts only where exactly
the wanted field, key or type has changed. What cannot be edited so is refused.

In one module because every edit is proved by the same reading of the entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from evidence.bibliography.bibtex.grammar import COMMAND
from evidence.bibliography.bibtex.raw import RawEntry, RawField
from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.editing.field_places import additions, removals
from evidence.bibliography.editing.layout import Layout, delimited, is_month, layout_of
from evidence.bibliography.editing.splices import (
    Splice,
    StaleSplice,
    apply,
    difference,
    invert,
)

__all__ = [
    "EntryEdit",
    "Splice",
    "StaleSplice",
    "Uneditable",
    "apply",
    "invert",
    "remove_entry",
    "remove_field",
    "rename_key",
    "set_field",
    "set_type",
]

_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_TYPE = re.compile(r"[A-Za-z][\w:.+/-]*")

Meaning = tuple[str, str, bool, tuple[tuple[str, str], ...]]
"""Of an entry: its type, its key as written, whether that is none, its fields."""


class Uneditable(ValueError):
    """The entry cannot be changed like this without touching something else."""


class EntryEdit:
    """Several changes of one entry, which come out as one splice.

    *entry* is one that ``scan(text)`` found.
    """

    def __init__(self, text: str, entry: RawEntry) -> None:
        self._start = entry.start
        self._old = text[entry.start : entry.end]
        self._newline = _newline(text, entry)
        self.raw = self._old
        """The entry's text as it is by now."""
        self.entry = _alone(self._old)
        """The same read: its positions count in ``raw``."""

    @property
    def splices(self) -> tuple[Splice, ...]:
        """Return what changes the file's text accordingly; empty for nothing."""
        return difference(self._old, self.raw, at=self._start)

    def set(self, name: str, source: str) -> None:
        """Give the field *name* the value *source*, LaTeX without its delimiters.

        Of a field that stands twice the first is set, which is the one that counts; a
        field that is absent comes last, laid out as its neighbours. Raises Uneditable.
        """
        old = self._find(name)
        if old is not None and old.text == source:
            return
        layout = layout_of(self.raw, self.entry, newline=self._newline)
        wanted = [(field.name, field.text) for field in self.entry.fields]
        said = MONTHS[source.lower()] if is_month(name, source) else source
        if old is None:
            wanted.append((layout.name(name), said))
            tries = additions(self.raw, self.entry, name, source, layout)
        else:
            wanted[self.entry.fields.index(old)] = (old.name, said)
            value = _value(self.raw, old, source, layout)
            tries = iter(
                [self.raw[: old.value_start] + value + self.raw[old.value_end :]]
            )
        self._take(tries, fields=wanted, what=f"the field {name}")

    def remove(self, name: str) -> None:
        """Remove all fields called *name*. Raises Uneditable."""
        while (old := self._find(name)) is not None:
            place = self.entry.fields.index(old)
            wanted = [(field.name, field.text) for field in self.entry.fields]
            del wanted[place]
            tries = (
                self.raw[:start] + self.raw[end:]
                for start, end in removals(self.raw, self.entry, place)
            )
            self._take(tries, fields=wanted, what=f"the field {name}")

    def rename(self, key: str) -> None:
        """Give the entry another key. Raises Uneditable."""
        head = self.raw[: self.entry.key_start]
        tail = self.raw[self.entry.key_end :]
        # Where there is no key, there may be no comma after it either.
        tries = iter([f"{head}{key}{tail}", f"{head}{key}, {tail.lstrip(' ')}"])
        self._take(tries, key=key, what="the key")

    def retype(self, entry_type: str) -> None:
        """Give the entry another type. Raises Uneditable."""
        if not _TYPE.fullmatch(entry_type):
            raise Uneditable(f"{entry_type!r} cannot be a type")
        header = COMMAND.match(self.raw)
        if header is None:
            raise Uneditable("the entry's type cannot be found")
        new = self.raw[: header.start(1)] + entry_type + self.raw[header.end(1) :]
        self._take(iter([new]), entry_type=entry_type.lower(), what="the type")

    def _find(self, name: str) -> RawField | None:
        folded = name.lower()
        return next((f for f in self.entry.fields if f.name.lower() == folded), None)

    def _take(
        self,
        tries: Iterator[str],
        *,
        what: str,
        fields: Iterable[tuple[str, str]] | None = None,
        key: str | None = None,
        entry_type: str | None = None,
    ) -> None:
        """Take the first new text that means what is wanted."""
        now = meaning(self.raw, self.entry)
        wanted = (
            now[0] if entry_type is None else entry_type,
            now[1] if key is None else key,
            now[2] and key is None,
            now[3] if fields is None else tuple(fields),
        )
        for new in tries:
            entry = _only(new)
            if entry is not None and meaning(new, entry) == wanted:
                self.raw, self.entry = new, entry
                return
        raise Uneditable(f"{what} cannot be changed without touching anything else")


def set_field(text: str, entry: RawEntry, name: str, source: str) -> tuple[Splice, ...]:
    """Return what gives *entry* the field *name*; see ``EntryEdit.set``."""
    return _edited(text, entry, lambda edit: edit.set(name, source))


def remove_field(text: str, entry: RawEntry, name: str) -> tuple[Splice, ...]:
    """Return what takes all fields called *name* from *entry*; raises Uneditable."""
    return _edited(text, entry, lambda edit: edit.remove(name))


def rename_key(text: str, entry: RawEntry, key: str) -> tuple[Splice, ...]:
    """Return what gives *entry* another key; raises Uneditable."""
    return _edited(text, entry, lambda edit: edit.rename(key))


def set_type(text: str, entry: RawEntry, entry_type: str) -> tuple[Splice, ...]:
    """Return what gives *entry* another type; raises Uneditable."""
    return _edited(text, entry, lambda edit: edit.retype(entry_type))


def remove_entry(text: str, entry: RawEntry) -> tuple[Splice, ...]:
    """Return what takes *entry* out of the file, with its lines and one gap beside it.

    Remarks and other text on its lines stay.
    """
    start, end = entry.start, entry.end
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    rest = _BLANK_LINE.match(text, end)
    alone = not text[line:start].strip() and (
        rest is not None or not text[end:].strip()
    )
    if alone:
        start, end = line, rest.end() if rest else len(text)
        if not text[:start].strip() or _ends_in_blank_line(text, start):
            while gap := _BLANK_LINE.match(text, end):
                end = gap.end()
        if end >= len(text):
            start = _without_gap(text, start)
    return (Splice(start, text[start:end], ""),)


def meaning(text: str, entry: RawEntry) -> Meaning:
    """Return what *entry*, found in *text*, says; a made-up key is left out."""
    key = text[entry.key_start : entry.key_end]
    fields = tuple((field.name, field.text) for field in entry.fields)
    return entry.type, key, entry.provisional, fields


def _edited(
    text: str, entry: RawEntry, change: Callable[[EntryEdit], None]
) -> tuple[Splice, ...]:
    edit = EntryEdit(text, entry)
    change(edit)
    return edit.splices


def _value(raw: str, old: RawField, source: str, layout: Layout) -> str:
    """Return the new value in the delimiters of the old one, where that can be."""
    written = raw[old.value_start : old.value_end]
    bare = written[0] not in '{"'
    if bare and not written.isdecimal():
        bare = is_month(old.name, source) or source.isdecimal()
    quoted = written[0] == '"' or (bare and layout.quoted)
    return delimited(source, quoted=quoted, bare=bare or is_month(old.name, source))


def _alone(raw: str) -> RawEntry:
    entry = _only(raw)
    if entry is None:
        raise Uneditable("the entry is damaged; mend it by hand first")
    return entry


def _only(raw: str) -> RawEntry | None:
    """Return the one entry that *raw* is, from end to end."""
    found = scan(raw)
    whole = len(found.entries) == 1 and not found.rejected
    return found.entries[0] if whole and found.entries[0].end == len(raw) else None


def _newline(text: str, entry: RawEntry) -> str:
    for stretch in (text[entry.start : entry.end], text):
        if "\r\n" in stretch:
            return "\r\n"
        if "\n" in stretch:
            return "\n"
        if "\r" in stretch:
            return "\r"
    return "\n"


def _ends_in_blank_line(text: str, position: int) -> bool:
    """Tell whether the line before the one that begins at *position* is blank."""
    before = text[:position].rstrip(" \t")
    shorter = before.removesuffix("\n").removesuffix("\r").rstrip(" \t")
    return shorter != before and shorter[-1:] in {"\n", "\r"}


def _without_gap(text: str, start: int) -> int:
    """Return where the blank lines before *start* begin."""
    ink = len(text[:start].rstrip())
    rest = _BLANK_LINE.match(text, ink)
    return min(rest.end(), start) if rest else start
