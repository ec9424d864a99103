"""Make one source of two that are the same: one is kept, the other its alias."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.bibliography.bibtex.raw import RawEntry, RawField
from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.bibtex.source_text import scan
from evidence.bibliography.editing.edits import EntryEdit, Uneditable
from evidence.db import Session
from evidence.errors import Conflict, InputRefused, UsageFault
from evidence.models import Source
from evidence.queries.sources import get_source, list_sources
from evidence.queries.uses import list_evidence_of
from evidence.services.citations import refresh
from evidence.services.file_edits import write_edits
from evidence.services.sources.bib_files import BibFiles, refused
from evidence.services.sources.cross_references import NAMING, rewrite_references
from evidence.services.sources.edit_report import EditReport, SourceChange
from evidence.services.sources.edited import plan_bibliography, write_bibliography
from evidence.services.sources.key_rewriting import find_uses
from evidence.services.sources.moves import move_rows
from evidence.services.sources.renaming import (
    after_rewriting,
    check_repeated,
    set_aliases,
)

SAME_MEANING = (
    ("date", "year", "month"),
    ("journaltitle", "journal"),
    ("location", "address"),
    ("institution", "school"),
    ("annotation", "annote"),
    ("eprinttype", "archiveprefix"),
    ("eprintclass", "primaryclass"),
    ("file", "pdf"),
    ("sortkey", "key"),
)
"""Fields that say the same under two names (biblatex manual 3.20, 2.2.5 and 2.3.8)."""

_BLANKS = re.compile(r"\s+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Which source is kept, which goes, and what is taken from the latter."""

    keep: str
    other: str
    take: tuple[str, ...] = ()
    """Fields, or ``type``, in which the other's value wins."""


def merge_sources(
    session: Session,
    draft: MergeDraft,
    *,
    manuscripts: Sequence[Path] = (),
    rewrite: bool = False,
    dry_run: bool = False,
) -> EditReport:
    """Merge two sources, in their files and here.

    What the kept entry lacks is taken over; what differs is told, and stays as the kept
    entry has it. The other's entry is removed; all that was tied to it is tied to the
    kept one, whose aliases its keys become. Raises NotFound, UsageFault, Conflict,
    InputRefused.
    """
    keep, other = get_source(session, draft.keep), get_source(session, draft.other)
    _check(session, keep, other)
    files = BibFiles(session)
    edit = files.of(keep).edit(keep)
    entry, here = _other_entry(files, other)
    work = _Merge(edit, entry, keep, other)
    try:
        work.run(frozenset(name.lower() for name in draft.take))
        keys = [*keep.aliases, *other.aliases, other.citekey]
        set_aliases(edit, keys, own=keep.citekey)
    except Uneditable as error:
        raise refused(keep, error) from error
    if here:
        files.of(other).remove(other)
    renamed = {other.citekey: keep.citekey}
    rest = [one for one in list_sources(session) if one.id not in {keep.id, other.id}]
    changes = rewrite_references(files, rest, renamed)
    planned = plan_bibliography(session, files.edits())
    found = find_uses(session, renamed, files=manuscripts, rewrite=rewrite)
    report = EditReport(
        changes=(
            SourceChange(keep.citekey, keep.path, (*work.what, "+ids")),
            SourceChange(other.citekey, other.path, (f"merged into {keep.citekey}",)),
            *changes,
        ),
        files=(*planned, *found.files),
        uses=found.uses,
        rewritten=tuple(str(one.path) for one in found.files),
        notes=(*work.notes, *found.notes, *after_rewriting(found)),
    )
    if not dry_run:
        move_rows(session, other, keep)
        write_bibliography(session, planned)
        write_edits(session, found.files)
        session.expire_all()
        refresh(session)
    return report


class _Merge:
    """Takes over into one entry what another has besides."""

    def __init__(
        self, edit: EntryEdit, entry: RawEntry, keep: Source, other: Source
    ) -> None:
        self._edit = edit
        self._entry = entry
        self._keep = keep
        self._other = other
        self.what: list[str] = []
        self.notes: list[str] = []

    def run(self, take: Collection[str]) -> None:
        fields = {field.name.lower(): field for field in reversed(self._entry.fields)}
        if unknown := sorted(set(take) - {*fields, "type"}):
            raise UsageFault(
                f"{self._other.citekey} has no {unknown[0]} to be taken",
                hint=f"it has: type, {', '.join(sorted(fields))}",
            )
        self._type(taken="type" in take)
        for field in dict.fromkeys(
            fields[one.name.lower()] for one in self._entry.fields
        ):
            self._field(field, taken=field.name.lower() in take)

    def _type(self, *, taken: bool) -> None:
        mine, yours = self._edit.entry.type, self._entry.type
        if mine != yours and taken:
            self._edit.retype(yours)
            self.what.append("type")
        elif mine != yours:
            self._differs("type", mine, yours)

    def _field(self, field: RawField, *, taken: bool) -> None:
        name = field.name.lower()
        if name == "ids" or (name in NAMING and field.text == self._keep.citekey):
            return
        if name in NAMING and self._edit.entry.key in field.text.split(","):
            return
        held = self._held(name)
        mine = held.get(name)
        if mine is not None and _squeezed(mine.text) == _squeezed(field.text):
            return
        if held and not taken:
            shown = "; ".join(f"{k} = {_squeezed(v.text)}" for k, v in held.items())
            self._differs(name, shown if mine is None else mine.text, field.text)
            return
        for alias in held:
            if alias != name:
                self._edit.remove(alias)
                self.what.append(f"-{alias}")
        self._edit.set(name, _source(field))
        self.what.append(name if mine is not None else f"+{name}")

    def _held(self, name: str) -> dict[str, RawField]:
        """Return the kept entry's fields that say what *name* says."""
        group = next((each for each in SAME_MEANING if name in each), (name,))
        if name in {"year", "month"}:
            group = ("date", name)
        return {
            field.name.lower(): field
            for field in reversed(self._edit.entry.fields)
            if field.name.lower() in group
        }

    def _differs(self, name: str, mine: str, yours: str) -> None:
        self.notes.append(
            f"{name} differs: kept {_short(mine)!r}, not {_short(yours)!r} "
            f"(--take {name})"
        )


def _check(session: Session, keep: Source, other: Source) -> None:
    if keep.id == other.id:
        raise UsageFault(f"both are the same source, {keep.citekey}")
    check_repeated(session, other)
    for piece in list_evidence_of(session, other.id):
        if {piece.source_id, piece.via_source_id} == {keep.id, other.id}:
            raise Conflict(
                f"the evidence {piece.public_id} says that one of them was read by "
                "way of the other: they are two works; nothing was changed",
                hint=f"evidence source show {other.citekey}",
            )


def _other_entry(files: BibFiles, other: Source) -> tuple[RawEntry, bool]:
    """Return the entry that goes, and whether it still stands in its file.

    One that its file has no more is merged as the ledger knows it.
    """
    if files.has(other):
        return files.of(other).entry_of(other), True
    found = scan(other.raw).entries
    if len(found) != 1:
        raise InputRefused(f"the entry of {other.citekey} cannot be read")
    return found[0], False


def _source(field: RawField) -> str:
    """Return a value as LaTeX; the name of a month as the macro that it was."""
    months = {text: name for name, text in MONTHS.items()}
    if field.name.lower() == "month" and field.text in months:
        return months[field.text]
    return field.text


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _short(text: str) -> str:
    squeezed = _squeezed(text)
    return squeezed if len(squeezed) <= _SHOWN else f"{squeezed[: _SHOWN - 1]}…"
