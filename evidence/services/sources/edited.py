"""Edit bibliographies, and keep the ledger's rows what an import would make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.editing.edit_check import check_edit, pair_entries
from evidence.bibliography.editing.edits import Splice, Uneditable
from evidence.bibliography.entries import Entry, read_bibliography
from evidence.db import Session
from evidence.db.bulk_changes import update_rows
from evidence.errors import InputRefused
from evidence.models import Source
from evidence.queries.sources import list_sources
from evidence.services.file_edits import EditedFile, plan_edits, write_edits
from evidence.services.files import is_same_file, stored_path
from evidence.services.sources.rows import source_row


def plan_bibliography(
    session: Session, edits: Mapping[Path, Iterable[Splice]]
) -> tuple[EditedFile, ...]:
    """Return what *edits* make of .bib files; nothing is written.

    Raises what ``plan_edits`` raises, and InputRefused where another entry than those
    that are edited would be read differently.
    """
    planned = plan_edits(session, edits)
    for one in planned:
        try:
            check_edit(one.old_text, one.new_text, one.splices)
        except Uneditable as error:
            raise InputRefused(
                f"{error}; nothing was changed",
                path=one.path,
                hint=f"edit it by hand, then: evidence source import {one.path}",
            ) from error
    return planned


def write_bibliography(session: Session, planned: Sequence[EditedFile]) -> None:
    """Have *planned* written with the commit, and bring the files' sources up to date.

    An entry is followed by its place: one that was given another key is still the same
    source. Citations are left to the caller.
    """
    write_edits(session, planned)
    sources = list_sources(session)
    for one in planned:
        ours = [each for each in sources if is_same_file(each.path, one.path)]
        values = _changed_rows(one, ours)
        _free_keys(session, values)
        at = {"imported_at": session.act.at}
        update_rows(session, Source, {own: row | at for own, row in values.items()})
    # What the session holds of these rows is stale by now.
    session.expire_all()


def _changed_rows(
    edited: EditedFile, sources: Iterable[Source]
) -> dict[int, dict[str, Any]]:
    """Return the rows of sources whose entries are others now, or elsewhere.

    A source whose entry was already another than the ledger knows is left to the next
    import, and so is an entry that was never imported.
    """
    path = stored_path(edited.path)
    known = {source.citekey: source for source in sources}
    values: dict[int, dict[str, Any]] = {}
    for before, after in _pairs(edited, path):
        source = known.get(before.key)
        if source is None or before.raw != source.raw:
            continue
        if _meaning(before) != _meaning(after):
            values[source.id] = source_row(after, Path(path))
        elif after.line != source.line:
            values[source.id] = {"line": after.line}
    return values


def _pairs(edited: EditedFile, path: str) -> Iterator[tuple[Entry, Entry]]:
    """Yield each entry of a file with what it is after the edit."""
    old, new = _Placed(edited.before, path), _Placed(edited.after, path)
    for before, after in pair_entries(old.structure, new.structure, edited.splices):
        one = old.entry(before)
        other = None if after is None else new.entry(after)
        if one is not None and other is not None:
            yield one, other


class _Placed:
    """The entries of a file, by where they stand."""

    def __init__(self, data: bytes | None, path: str) -> None:
        self.structure = scan(decode(data or b"").text)
        self._entries: dict[tuple[int, str], Entry] = {}
        if self.structure.entries:
            read = read_bibliography(data or b"", path)
            self._entries = {(one.line, one.raw): one for one in read.entries}

    def entry(self, raw: RawEntry) -> Entry | None:
        """Return the entry that stands there; None for a copy of another one."""
        text = self.structure.text[raw.start : raw.end]
        return self._entries.get((raw.line, text))


def _free_keys(session: Session, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Take keys off rows that pass them on to others, so that no two ever clash."""
    held = {one.citekey: one.id for one in list_sources(session) if one.id in values}
    passing = {
        held[row["citekey"]]
        for own, row in values.items()
        if held.get(row.get("citekey", ""), own) != own
    }
    moved = {own: {"citekey": f"#passing {own}"} for own in passing}
    update_rows(session, Source, moved)


def _meaning(entry: Entry) -> tuple[Any, ...]:
    return entry.key, entry.raw, entry.fields, entry.inherited
