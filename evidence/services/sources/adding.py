"""Add sources that registries know: to a .bib file and to the ledger, or not at all.

The registries are asked before the transaction; in it, the ledger is looked through
again, the entries are appended to the file in place, and their rows are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.citekeys import DEFAULT_PATTERN
from evidence.bibliography.draft import Draft
from evidence.bibliography.editing.splices import Splice
from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.writer import valid_key
from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.errors import Conflict, EvidenceError, InputRefused, NotFound, UsageFault
from evidence.models import Source
from evidence.queries.anchoring import list_citekeys
from evidence.queries.sources import list_sources
from evidence.registries.base import Access, Identifier, Record, Registry
from evidence.services.citations import refresh
from evidence.services.file_edits import EditedFile, read_text, write_edits
from evidence.services.sources.bib_files import OTHER_FORMATS
from evidence.services.sources.edited import plan_bibliography
from evidence.services.sources.lookups import identifiers_of
from evidence.services.sources.record_entries import draft_of, key_for, write_drafts
from evidence.services.sources.reference_lists import stored_entry
from evidence.services.sources.rows import source_row

__all__ = ["Added", "LookUp", "Naming", "add_sources", "look_up", "prepare"]


@dataclass(frozen=True, slots=True)
class LookUp:
    """One identifier, and the record, or why there is none."""

    identifier: Identifier
    record: Record | None
    failure: EvidenceError | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """How the new entries are called: *key*, for the only one, else by *pattern*."""

    key: str | None = None
    pattern: str = DEFAULT_PATTERN


@dataclass(frozen=True, slots=True)
class Added:
    """One source that was added, or would be."""

    key: str
    identifier: str
    raw: str
    """The entry as it stands in the file."""
    path: str
    line: int
    record: Record


def look_up(identifiers: Iterable[Identifier], access: Access) -> tuple[LookUp, ...]:
    """Ask for each identifier; a failure is kept beside it, the others are asked."""
    return tuple(_look_up(one, access) for one in identifiers)


def check_new(
    session: Session, identifiers: Iterable[Identifier], registries: Sequence[Registry]
) -> None:
    """Raise Conflict where a source of the ledger has one of *identifiers*."""
    wanted = {_identity(one): one for one in identifiers}
    for source in list_sources(session):
        for held in identifiers_of(stored_entry(source), registries):
            if (one := wanted.get(_identity(held))) is not None:
                raise Conflict(
                    f"{one} is in the ledger already: {source.citekey}",
                    hint=f"evidence source show {source.citekey}",
                )


def prepare(
    session: Session,
    wanted: Sequence[Identifier],
    registries: Sequence[Registry],
    *,
    to: Path | None,
    key: str | None,
) -> Path:
    """Return the file to add to: *to*, else the only one that all sources came from.

    What can be refused before anybody is asked, is: raises UsageFault where the file
    or the key is unclear, Conflict where the ledger has one of *wanted* already.
    """
    if key is not None and len(wanted) > 1:
        raise UsageFault("--key names one source", hint="add them one by one")
    if key is not None and not valid_key(key):
        raise UsageFault(f"{key!r} cannot be a citekey")
    check_new(session, wanted, registries)
    paths = sorted({source.path for source in list_sources(session)})
    if to is None and len(paths) != 1:
        which = f"one of: {', '.join(paths[:5])}" if paths else "such as --to refs.bib"
        raise UsageFault("to which file? --to FILE.bib", hint=which)
    path = Path(paths[0]) if to is None else to
    if path.suffix.lower() in OTHER_FORMATS:
        raise UsageFault(f"{path} is no .bib file", hint="--to refs.bib")
    return path


def add_sources(
    session: Session,
    found: Sequence[LookUp],
    to: Path,
    *,
    registries: Sequence[Registry],
    naming: Naming,
    write: bool = True,
) -> tuple[tuple[Added, ...], tuple[EditedFile, ...]]:
    """Append an entry for each record to the file *to*, and store the sources.

    Without *write* nothing is changed.
    Returns what was added, and the file before and after. Raises Conflict where the
    ledger or the file has the work or the key, InputRefused where the file's encoding
    or its damage forbids it.
    """
    records = [one.record for one in found if one.record is not None]
    drafts = [draft_of(record) for record in records]
    check_new(session, _of_drafts(drafts, registries), registries)
    text = _text_of(session, to)
    _check_closed(text, to)
    taken = _taken(session, text, to)
    named = [(key_for(one, taken, naming.key, naming.pattern), one) for one in drafts]
    appended = write_drafts(named, text)
    planned = plan_bibliography(session, {to: [Splice(len(text), "", appended)]})
    read = _read_back(planned, [key for key, _ in named])
    if write:
        write_edits(session, planned)
        at = {"imported_at": session.act.at}
        insert_rows(session, Source, [source_row(entry, to) | at for entry in read])
        refresh(session)
    added = tuple(
        Added(entry.key, str(one.identifier), entry.raw, str(to), entry.line, record)
        for entry, one, record in zip(read, found, records, strict=True)
    )
    return added, planned


def _look_up(one: Identifier, access: Access) -> LookUp:
    try:
        return LookUp(one, one.registry.fetch(one.value, access))
    except EvidenceError as error:
        return LookUp(one, None, error)


def _identity(one: Identifier) -> tuple[str, str]:
    """Return what is compared: of an arXiv number, no version."""
    value = one.value.lower()
    if one.registry.kind == "arXiv" and "v" in value[-4:]:
        value = value.rpartition("v")[0]
    return one.registry.kind, value


def _of_drafts(
    drafts: Iterable[Draft], registries: Sequence[Registry]
) -> tuple[Identifier, ...]:
    """Return the identifiers of all drafts; raise UsageFault for one that two have."""
    found: dict[tuple[str, str], Identifier] = {}
    for draft in drafts:
        own = {
            _identity(one): one for one in identifiers_of(draft.as_entry(), registries)
        }
        for identity in own.keys() & found.keys():
            raise UsageFault(f"{own[identity]} is named twice")
        found |= own
    return tuple(found.values())


def _text_of(session: Session, to: Path) -> str:
    try:
        return read_text(session, to).text
    except NotFound:
        return ""


def _check_closed(text: str, to: Path) -> None:
    """Raise InputRefused for a file in which something is never closed.

    We should find the new entries in it; BibTeX and biber would not.
    """
    for problem in scan(text).problems:
        if "never closed" in problem.message:
            raise InputRefused(
                f"{problem.message}; what is added after it would be lost",
                path=to,
                line=problem.line,
                hint="mend it by hand first",
            )


def _taken(session: Session, text: str, to: Path) -> set[str]:
    """Return the keys of the ledger and of the file, in lower case too."""
    keys = set(list_citekeys(session))
    if text.strip():
        keys |= {entry.key for entry in _entries(text, to)}
    return keys | {key.lower() for key in keys}


def _entries(text: str, to: Path) -> tuple[Entry, ...]:
    try:
        return tuple(read_bibliography(text.encode("utf-8"), str(to)).entries)
    except InputRefused:
        return ()


def _read_back(
    planned: Sequence[EditedFile], wanted: Sequence[str]
) -> tuple[Entry, ...]:
    """Return the new entries as the file has them; InputRefused for a lost one."""
    (edited,) = planned
    found = {
        entry.key: entry
        for entry in read_bibliography(edited.after or b"", str(edited.path)).entries
    }
    for key in wanted:
        if key not in found or edited.old_text.count("\n") + 1 > found[key].line:
            raise InputRefused(
                f"the entry {key} cannot be read back after what is in the file",
                path=edited.path,
                hint=f"evidence source check-file {edited.path}",
            )
    return tuple(found[key] for key in wanted)
