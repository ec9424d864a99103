"""Import a bibliography: what is new, what changed, what stands against what.

Nothing is deleted, and no other file's entry is overwritten unless that is asked for: a
citekey that already stands for something else is in conflict, and kept as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evidence.bibliography.entries import Bibliography, Entry, read_bibliography
from evidence.bibliography.problems import Severity
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import InputRefused
from evidence.models import Source
from evidence.queries.sources import list_sources
from evidence.services.citations import refresh
from evidence.services.files import is_same_file, stored_path
from evidence.services.sources.import_report import (
    ChangedSource,
    ImportReport,
    SourceConflict,
    differences,
)
from evidence.services.sources.rows import source_row

__all__ = ["ChangedSource", "ImportReport", "SourceConflict", "import_bibliography"]


def import_bibliography(
    session: Session,
    path: Path,
    *,
    bibliography: Bibliography | None = None,
    replace: bool = False,
) -> ImportReport:
    """Store the entries of the .bib file at *path*, and resolve all citations anew.

    *bibliography* is what was read from *path* already, outside the transaction. With
    *replace*, an entry takes the place of another file's with the same citekey. Raises
    InputRefused for a file without a single entry.
    """
    read = read_bibliography(path) if bibliography is None else bibliography
    if not read.entries:
        raise _nothing_in(path, read)
    known = {source.citekey: source for source in list_sources(session)}
    work = _Import(session, path, known.values(), replace=replace)
    for entry in read.entries:
        work.take(entry, known.get(entry.key))
    work.store_new()
    refresh(session)
    return ImportReport(
        path=stored_path(path),
        encoding=read.encoding,
        added=tuple(entry.key for entry in work.new),
        changed=tuple(work.changed),
        unchanged=tuple(work.unchanged),
        in_conflict=tuple(work.conflicts),
        gone=tuple(sorted(work.ours - {entry.key for entry in read.entries})),
        problems=tuple(read.problems),
        repeated=len(read.duplicates),
        rejected=read.rejected,
        provisional=tuple(entry.key for entry in read.entries if entry.provisional),
    )


class _Import:
    """Sorts entries into new, changed, unchanged and in conflict, and stores them."""

    def __init__(
        self, session: Session, path: Path, known: Iterable[Source], *, replace: bool
    ) -> None:
        self._session = session
        self._path = path
        self._replace = replace
        paths = {source.path for source in known}
        same = {stored for stored in paths if is_same_file(stored, path)}
        self.ours = {source.citekey for source in known if source.path in same}
        self.new: list[Entry] = []
        self.changed: list[ChangedSource] = []
        self.unchanged: list[str] = []
        self.conflicts: list[SourceConflict] = []

    def take(self, entry: Entry, old: Source | None) -> None:
        """Sort one entry, *old* being what its citekey stands for already."""
        if old is None:
            self.new.append(entry)
            return
        what = differences(old, entry)
        ours = entry.key in self.ours
        if what and not (ours or self._replace):
            kept = f"{old.path}:{old.line}"
            self.conflicts.append(SourceConflict(entry.key, entry.line, kept, what))
            return
        if what:
            self.changed.append(ChangedSource(entry.key, entry.line, what))
        else:
            self.unchanged.append(entry.key)
        if ours or what:
            self._update(entry, old)

    def store_new(self) -> None:
        """Insert what is new, in one statement."""
        at = {"imported_at": self._session.act.at}
        rows = (source_row(entry, self._path) | at for entry in self.new)
        insert_rows(self._session, Source, rows)

    def _update(self, entry: Entry, old: Source) -> None:
        """Write what differs; a line that moved is no news, but is kept up."""
        row = source_row(entry, self._path)
        stale = [name for name, value in row.items() if getattr(old, name) != value]
        for name in stale:
            setattr(old, name, row[name])
        if stale:
            old.imported_at = self._session.act.at


def _nothing_in(path: Path, read: Bibliography) -> InputRefused:
    """Return why a file without a good entry was refused: its first error."""
    errors = [p for p in read.problems if p.severity is Severity.ERROR]
    first = errors[0] if errors else read.problems[0]
    key = f"{first.key}: " if first.key else ""
    more = f" ({len(errors) - 1} more errors)" if len(errors) > 1 else ""
    return InputRefused(
        f"{key}{first.message}{more}; nothing was imported", path=path, line=first.line
    )
