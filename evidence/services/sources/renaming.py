"""Give a source another citekey; the old one stays its alias."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evidence.bibliography.editing.edits import EntryEdit, Uneditable
from evidence.bibliography.writer import valid_key
from evidence.db import Session
from evidence.db.bulk_changes import update_rows
from evidence.errors import Conflict, InputRefused
from evidence.models import Source, Waiver
from evidence.queries.anchoring import list_citekeys
from evidence.queries.sources import get_source, list_sources
from evidence.queries.uses import list_waivers_of
from evidence.services.citations import refresh
from evidence.services.file_edits import write_edits
from evidence.services.sources.bib_files import BibFile, BibFiles, refused
from evidence.services.sources.cross_references import rewrite_references
from evidence.services.sources.edit_report import EditReport, SourceChange
from evidence.services.sources.edited import plan_bibliography, write_bibliography
from evidence.services.sources.key_rewriting import Rewriting, find_uses

PROVISIONAL = "#"
"""The first sign of a key that the file does not have; no alias is made of it."""


def rename_source(
    session: Session,
    old: str,
    new: str,
    *,
    manuscripts: Sequence[Path] = (),
    rewrite: bool = False,
    dry_run: bool = False,
) -> EditReport:
    """Rename the source *old* to *new* in its file, in entries that name it, and here.

    The old key becomes an alias (``ids``). Manuscripts of the ledger and further files
    (*manuscripts*) that use it are told; with *rewrite* they are changed. Raises
    NotFound, InputRefused for what is no key, Conflict for one that is taken.
    """
    source = get_source(session, old)
    if source.citekey == new:
        return EditReport((), unchanged=(new,))
    files = BibFiles(session)
    _check(session, source, new, files.of(source))
    renamed = {source.citekey: new}
    edit = files.of(source).edit(source)
    try:
        edit.rename(new)
        set_aliases(edit, [*source.aliases, source.citekey], own=new)
    except Uneditable as error:
        raise refused(source, error) from error
    others = rewrite_references(files, list_sources(session), renamed)
    planned = plan_bibliography(session, files.edits())
    found = find_uses(session, renamed, files=manuscripts, rewrite=rewrite)
    report = EditReport(
        changes=(SourceChange(source.citekey, source.path, (f"key {new}",)), *others),
        files=(*planned, *found.files),
        uses=found.uses,
        rewritten=tuple(str(one.path) for one in found.files),
        notes=(*found.notes, *after_rewriting(found)),
    )
    if not dry_run:
        waivers = list_waivers_of(session, source.citekey)
        write_bibliography(session, planned)
        update_rows(session, Waiver, {one.id: {"subject": new} for one in waivers})
        write_edits(session, found.files)
        session.expire_all()
        refresh(session)
    return report


def set_aliases(edit: EntryEdit, keys: Sequence[str], *, own: str) -> None:
    """Write *keys* as the entry's ``ids``, each once, without its *own* key.

    Keys that the program made up are left out. Raises Uneditable.
    """
    kept = [key for key in keys if key != own and not key.startswith(PROVISIONAL)]
    kept = [key for key in dict.fromkeys(kept) if "#" not in key]
    if kept:
        edit.set("ids", ", ".join(kept))
    else:
        edit.remove("ids")


def check_repeated(session: Session, source: Source) -> None:
    """Raise Conflict where another entry of the file has the same key.

    That one would change its key by itself: it is called KEY#2 only beside this one.
    """
    other = f"{source.citekey}#2"
    if other in list_citekeys(session):
        raise Conflict(
            f"{source.path} has a second entry {source.citekey}, known as {other}; "
            "nothing was changed",
            hint=f"name that one first: evidence source rename '{other}' NEW",
        )


def after_rewriting(found: Rewriting) -> tuple[str, ...]:
    """Return what is left to do with the manuscripts that were rewritten, or not."""
    if found.files:
        names = ", ".join(str(one.path) for one in found.files)
        return (f"then read anew what was rewritten: evidence manuscript read {names}",)
    if found.uses:
        return ("the old key still works as an alias; --rewrite changes these places",)
    return ()


def _check(session: Session, source: Source, new: str, file: BibFile) -> None:
    if not valid_key(new):
        raise InputRefused(
            f"{new!r} cannot be a citekey",
            hint="use letters, digits and - _ : . / +, such as hall2020",
        )
    known = list_citekeys(session)
    taken = {key.casefold(): key for key, own in known.items() if own.id != source.id}
    if new.casefold() in taken:
        other = taken[new.casefold()]
        raise Conflict(
            f"{other} is another source already; nothing was changed",
            hint=f"if both are the same: evidence source merge {other} "
            f"{source.citekey}",
        )
    check_repeated(session, source)
    own = file.entry_of(source)
    for entry in file.structure.entries:
        if entry.key.casefold() == new.casefold() and entry.start != own.start:
            raise Conflict(
                f"another entry has the key {entry.key}; nothing was changed",
                path=file.path,
                line=entry.line,
            )
