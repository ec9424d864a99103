"""The .bib files that sources came from, opened for editing.

An entry is only edited while it stands in its file as the ledger knows it: who changed
the file since must import it first, so that nobody's work is overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import SourceText, scan
from evidence.bibliography.editing.edits import (
    EntryEdit,
    Splice,
    Uneditable,
    remove_entry,
)
from evidence.db import Session
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.models import Source
from evidence.services.file_edits import read_text

OTHER_FORMATS = frozenset(
    [".json", ".ris", ".xml", ".enw", ".nbib", ".yaml", ".yml", ".csv", ".txt"]
)
"""Endings of bibliographies that are read but never edited."""


@dataclass(slots=True)
class BibFile:
    """One file and the edits of its entries that have been asked for."""

    path: Path
    structure: SourceText
    _edits: dict[int, EntryEdit] = field(default_factory=dict)
    """By the place of the entry."""
    _removed: list[RawEntry] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the file's text as it is."""
        return self.structure.text

    def entry_of(self, source: Source) -> RawEntry:
        """Return the entry of *source*; raise Conflict where it is no longer there."""
        found = [
            entry
            for entry in self.structure.entries
            if self.text[entry.start : entry.end] == source.raw
        ]
        if len(found) > 1:
            found = [entry for entry in found if entry.line == source.line]
        if len(found) != 1:
            raise Conflict(
                f"the entry {source.citekey} is not what it was when it was imported; "
                "nothing was changed",
                path=self.path,
                line=source.line,
                hint=f"evidence source import {self.path}",
            )
        return found[0]

    def edit(self, source: Source) -> EntryEdit:
        """Return the edit of a source's entry, the same one each time."""
        entry = self.entry_of(source)
        if copies := self._copies(entry):
            raise Conflict(
                f"the entry {source.citekey} stands there again, on line "
                f"{copies[0].line}; nothing was changed",
                path=self.path,
                line=entry.line,
                hint="delete one of the two by hand: they say the same",
            )
        if entry.start not in self._edits:
            try:
                self._edits[entry.start] = EntryEdit(self.text, entry)
            except Uneditable as error:
                raise refused(source, error) from error
        return self._edits[entry.start]

    def remove(self, source: Source) -> None:
        """Take the entry of *source* out of the file, and all copies that agree."""
        entry = self.entry_of(source)
        for one in (entry, *self._copies(entry)):
            self._edits.pop(one.start, None)
            self._removed.append(one)

    def _copies(self, entry: RawEntry) -> list[RawEntry]:
        """Return the other entries of the same key that say the same."""
        said = _said(entry)
        return [
            one
            for one in self.structure.entries
            if one.key == entry.key and one.start != entry.start and _said(one) == said
        ]

    def splices(self) -> tuple[Splice, ...]:
        """Return what all edits amount to."""
        parts = [part for edit in self._edits.values() for part in edit.splices]
        gone = [part for one in self._removed for part in remove_entry(self.text, one)]
        return (*parts, *_joined(gone))


class BibFiles:
    """The files of several sources, each opened once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._files: dict[Path, BibFile] = {}

    def of(self, source: Source) -> BibFile:
        """Return the opened file of *source*.

        Raises InputRefused for one that is not BibTeX, NotFound for one that is gone.
        """
        _check_format(source)
        path = Path(source.path)
        if path not in self._files:
            try:
                decoded = read_text(self._session, path)
            except NotFound as error:
                raise NotFound(
                    f"the file of {source.citekey} is not there",
                    path=path,
                    hint="it is named as it was imported: go to the folder where that "
                    "was, or import it again from here",
                ) from error
            self._files[path] = BibFile(path, scan(decoded.text, decoded.encoding))
        return self._files[path]

    def has(self, source: Source) -> bool:
        """Tell whether the file of *source* still has an entry with its key.

        One that is there but not as it was imported counts: it must be imported first.
        """
        try:
            file = self.of(source)
        except NotFound:
            return False
        return any(
            entry.key == source.citekey
            or file.text[entry.start : entry.end] == source.raw
            for entry in file.structure.entries
        )

    def edits(self) -> dict[Path, tuple[Splice, ...]]:
        """Return what is to be done in each file."""
        return {path: file.splices() for path, file in self._files.items()}


def refused(source: Source, error: ValueError) -> InputRefused:
    """Return why an entry cannot be edited, and the way out."""
    return InputRefused(
        f"{source.citekey}: {error}; nothing was changed",
        path=source.path,
        line=source.line,
        hint=f"edit the file by hand, then: evidence source import {source.path}",
    )


def _said(entry: RawEntry) -> tuple[str, dict[str, str]]:
    """Return what an entry says, whatever its layout; the first of several fields."""
    fields = reversed(entry.fields)
    return entry.type, {one.name.lower(): " ".join(one.text.split()) for one in fields}


def _check_format(source: Source) -> None:
    path = Path(source.path)
    if path.suffix.lower() in OTHER_FORMATS or not source.raw.lstrip().startswith("@"):
        raise InputRefused(
            f"{source.citekey} came from {source.path}, and only .bib files are "
            "edited; nothing was changed",
            hint=f"make it one: evidence source export {source.citekey} -o "
            f"{path.stem}.bib, then: evidence source import --replace {path.stem}.bib",
        )


def _joined(splices: Iterable[Splice]) -> list[Splice]:
    """Join removals that touch or overlap."""
    joined: list[Splice] = []
    for one in sorted(splices):
        if joined and one.start < joined[-1].end:
            last = joined.pop()
            more = one.removed[max(last.end - one.start, 0) :]
            joined.append(Splice(last.start, last.removed + more, ""))
        else:
            joined.append(one)
    return joined
