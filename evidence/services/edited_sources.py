"""Edit bibliographies, and keep the ledger's rows what an import would make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence.bibliography.edit_check import check_edit
from evidence.bibliography.edits import Splice, Uneditable
from evidence.bibliography.entries import Entry, read_bibliography
from evidence.db import Session
from evidence.db.bulk_changes import update_rows
from evidence.errors import InputRefused
from evidence.models import Source
from evidence.queries.sources import list_sources
from evidence.services.citations import refresh
from evidence.services.file_edits import EditedFile, plan_edits, write_edits
from evidence.services.files import is_same_file, stored_path
from evidence.services.source_rows import source_row


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


def edit_bibliography(
    session: Session, edits: Mapping[Path, Iterable[Splice]]
) -> tuple[EditedFile, ...]:
    """Edit .bib files, bring their sources up to date, resolve all citations anew."""
    planned = plan_bibliography(session, edits)
    write_bibliography(session, planned)
    refresh(session)
    return planned


def write_bibliography(
    session: Session,
    planned: Sequence[EditedFile],
    *,
    renamed: Mapping[str, str] | None = None,
) -> None:
    """Have *planned* written with the commit, and bring the files' sources up to date.

    *renamed* leads from citekeys to new ones. Citations are left to the caller.
    """
    write_edits(session, planned)
    sources = list_sources(session)
    for one in planned:
        path = stored_path(one.path)
        ours = [each for each in sources if is_same_file(each.path, one.path)]
        values = _changed_rows(one, path, ours, renamed or {})
        at = {"imported_at": session.act.at}
        update_rows(session, Source, {own: row | at for own, row in values.items()})
    # What the session holds of these rows is stale by now.
    session.expire_all()


def _changed_rows(
    edited: EditedFile, path: str, sources: Iterable[Source], renamed: Mapping[str, str]
) -> dict[int, dict[str, Any]]:
    """Return the rows of sources whose entries are others now, or elsewhere.

    A source whose entry was already another than the ledger knows is left to the next
    import, and so is an entry that was never imported.
    """
    old, new = _entries(edited.before, path), _entries(edited.after, path)
    values: dict[int, dict[str, Any]] = {}
    for source in sources:
        before = old.get(source.citekey)
        after = new.get(renamed.get(source.citekey, source.citekey))
        if before is None or after is None or before.raw != source.raw:
            continue
        if _meaning(before) != _meaning(after):
            values[source.id] = source_row(after, Path(path))
        elif after.line != source.line:
            values[source.id] = {"line": after.line}
    return values


def _meaning(entry: Entry) -> tuple[Any, ...]:
    return entry.key, entry.raw, entry.fields, entry.inherited


def _entries(data: bytes | None, path: str) -> dict[str, Entry]:
    """Return a file's entries by key, none for a file without any."""
    try:
        read = read_bibliography(data or b"", path)
    except InputRefused:
        return {}
    return {entry.key: entry for entry in read.entries}
