"""What an import of a bibliography did, and in what two entries differ."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.bibliography.entries import Entry
from evidence.bibliography.problems import Problem, Severity
from evidence.models import Source


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A source whose entry is not what it was."""

    key: str
    line: int
    what: tuple[str, ...]
    """Fields: ``title`` changed, ``+doi`` new, ``-url`` gone; ``type``; ``layout``."""


@dataclass(frozen=True, slots=True)
class SourceConflict:
    """An entry that was not imported: another file's entry has its citekey."""

    key: str
    line: int
    kept: str
    """``path:line`` of the entry that the ledger keeps."""
    what: tuple[str, ...]
    """In what the two differ, as in ``ChangedSource``."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Every entry of the file is added, changed, unchanged, in conflict, repeated or
    rejected.
    """

    path: str
    encoding: str
    added: tuple[str, ...] = ()
    changed: tuple[ChangedSource, ...] = ()
    unchanged: tuple[str, ...] = ()
    in_conflict: tuple[SourceConflict, ...] = ()
    gone: tuple[str, ...] = ()
    """Sources that came from this file earlier; kept, though it has them no more."""
    problems: tuple[Problem, ...] = ()
    repeated: int = 0
    """Entries that say the same as an earlier one of the file under the same key."""
    rejected: int = 0
    """Entries of which nothing could be read."""
    provisional: tuple[str, ...] = ()
    """Keys that were made up, for entries whose own is missing, odd or taken."""

    @property
    def lost(self) -> bool:
        """Tell whether something of the file was not read as it may be meant."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def differences(old: Source, entry: Entry) -> tuple[str, ...]:
    """Return in what an entry differs from a stored source; empty for nothing."""
    before = dict(old.fields)
    after = dict(all_fields(entry))
    what = ["type"] if old.entry_type != entry.type else []
    what += [f"+{name}" for name in after if name not in before]
    what += [f"-{name}" for name in before if name not in after]
    what += [n for n, value in after.items() if n in before and before[n] != value]
    if not what and old.raw != entry.raw:
        what = ["layout"]
    return tuple(what)


def all_fields(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the entry's own fields, then what crossref and xdata bring in."""
    if not entry.inherited:
        return entry.fields
    own = {name for name, _ in entry.fields}
    brought = (field for field in entry.inherited if field[0] not in own)
    return (*entry.fields, *brought)
