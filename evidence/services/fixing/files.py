"""Fix .bib files: one of its own, or all that a ledger's sources came from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evidence.bibliography.editing.edit_check import check_edit
from evidence.bibliography.editing.edits import Uneditable
from evidence.bibliography.entries import read_bibliography
from evidence.checker.loader import load_waivers
from evidence.db import Session
from evidence.errors import InputRefused
from evidence.exporters.whole_file import write_whole
from evidence.models.vocabulary import SubjectKind
from evidence.queries.sources import list_sources
from evidence.services.citations import refresh
from evidence.services.file_edits import EditedFile, plan_edits
from evidence.services.fixing.plan import FilePlan, Fix, Wanted, plan_fixes
from evidence.services.sources.bib_files import OTHER_FORMATS
from evidence.services.sources.edited import plan_bibliography, write_bibliography


@dataclass(frozen=True, slots=True)
class FixReport:
    """What was fixed, or would be; *files* hold the same as a diff."""

    fixed: tuple[Fix, ...]
    left: tuple[Fix, ...]
    """What a rule would change and could not."""
    files: tuple[EditedFile, ...]
    notes: tuple[str, ...] = ()
    """Files that were left alone, and why."""


def fix_file(path: Path, wanted: Wanted, *, dry_run: bool = False) -> FixReport:
    """Fix one .bib file without a ledger; with *dry_run* nothing is written.

    Raises NotFound and InputRefused, as reading does; InputRefused also where another
    entry than those that are fixed would be read differently.
    """
    plan = plan_fixes(read_bibliography(path), wanted)
    planned = plan_edits(None, {path: plan.splices})
    for one in planned:
        try:
            check_edit(one.old_text, one.new_text, one.splices)
        except Uneditable as error:
            raise InputRefused(f"{error}; nothing was changed", path=path) from error
        if not dry_run and one.after is not None:
            write_whole(one.path, one.after)
    return FixReport(plan.fixed, plan.left, planned)


def fix_sources(
    session: Session,
    wanted: Wanted,
    *,
    manuscript: str | None = None,
    dry_run: bool = False,
) -> FixReport:
    """Fix the entries of the ledger's sources, in their files and here.

    With *manuscript*, only those of the sources that it cites. Left as they are: what
    is waived, files that are gone or are not BibTeX, and entries that are no longer
    what was imported.
    """
    waived = _waived(session, wanted.today)
    plans: dict[Path, FilePlan] = {}
    notes: list[str] = []
    for name, known in _by_file(session, manuscript).items():
        path = Path(name)
        if problem := _no_bibliography(path):
            notes.append(f"{name} {problem}: nothing was fixed in it")
            continue
        read = read_bibliography(path, name)
        same = {e.key for e in read.entries if known.get(e.key) == e.raw}
        if stale := sorted(known.keys() - same):
            notes.append(
                f"{name}: {stale[0]}{_more(stale)} not as imported and left alone; "
                f"evidence source import {name}"
            )
        plans[path] = plan_fixes(read, wanted, only=same, waived=waived)
    planned = plan_bibliography(
        session, {path: plan.splices for path, plan in plans.items()}
    )
    if planned and not dry_run:
        write_bibliography(session, planned)
        refresh(session)
    return FixReport(
        tuple(fix for plan in plans.values() for fix in plan.fixed),
        tuple(fix for plan in plans.values() for fix in plan.left),
        planned,
        tuple(notes),
    )


def _no_bibliography(path: Path) -> str:
    if not path.is_file():
        return "is not there"
    return "is no .bib file" if path.suffix.lower() in OTHER_FORMATS else ""


def _more(keys: list[str]) -> str:
    return " is" if len(keys) == 1 else f" and {len(keys) - 1} more are"


def _by_file(session: Session, manuscript: str | None) -> dict[str, dict[str, str]]:
    """Return file → citekey → entry as it was imported."""
    files: dict[str, dict[str, str]] = defaultdict(dict)
    for source in list_sources(session, manuscript=manuscript):
        files[source.path][source.citekey] = source.raw
    return files


def _waived(session: Session, today: date) -> frozenset[tuple[str, str]]:
    """Return the rule codes and citekeys whose findings somebody accepted."""
    return frozenset(
        (waiver.code, waiver.subject)
        for waiver in load_waivers(session)
        if waiver.subject_kind is SubjectKind.SOURCE and waiver.holds(today)
    )
