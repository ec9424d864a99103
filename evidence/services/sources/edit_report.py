"""What an edit of sources did, or would do."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.services.file_edits import EditedFile


@dataclass(frozen=True, slots=True)
class SourceChange:
    """One source that an edit changed."""

    key: str
    path: str
    what: tuple[str, ...]
    """Fields: ``title`` changed, ``+doi`` new, ``-url`` gone; ``type``; ``key``; or
    ``removed``."""


@dataclass(frozen=True, slots=True)
class KeyUse:
    """One place of a file where a key stands as a citation."""

    path: str
    line: int
    column: int
    key: str


@dataclass(frozen=True, slots=True)
class EditReport:
    """What was changed; *files* hold the same as a diff."""

    changes: tuple[SourceChange, ...]
    unchanged: tuple[str, ...] = ()
    """Sources that are so already."""
    files: tuple[EditedFile, ...] = ()
    uses: tuple[KeyUse, ...] = ()
    """Where manuscripts use a key that is no more."""
    rewritten: tuple[str, ...] = ()
    """The manuscripts in which it was rewritten."""
    notes: tuple[str, ...] = ()
