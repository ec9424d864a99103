"""Exit codes and the errors that carry them.

This module imports nothing, so that every layer can raise what the edge understands.
The codes are a promise to scripts; the table in the manual is generated from them.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class ExitCode(IntEnum):
    """What the program's end says to a script."""

    CLEAN = 0
    """Done; where something was checked, nothing was found."""
    FINDINGS = 1
    """Done; the check found something at or above ``--fail-on``."""
    USAGE = 2
    """The command line is wrong, or a judgement has no rater."""
    REFUSED = 3
    """An input was refused: syntax, limit, encoding, meaning."""
    NOT_FOUND = 4
    """Not found, ambiguous, or changed by someone else."""
    BUSY = 5
    """The database stayed busy until the time limit."""
    STORAGE = 6
    """Disk full, read-only, no permission."""
    INTEGRITY = 7
    """Damaged database, broken chain, unknown schema version."""
    NETWORK = 8
    """Blocked, unreachable, too big or too slow."""
    NOTHING = 9
    """There was nothing to check: never to be read as a pass."""
    BUG = 70
    """A fault of this program."""
    INTERRUPTED = 130
    """Stopped by the user (Ctrl-C)."""
    TERMINATED = 143
    """Stopped by the system (SIGTERM)."""


def named(path: Path | str) -> str:
    """Return the name of a file on one line, as a message has it.

    It may hold line ends, and what follows one would read as the program's own words.
    """
    return str(path).replace("\n", "\\u{A}")


class EvidenceError(Exception):
    """An error that is told to the user in one message.

    *path* and *line* (1-based) are printed before the message; *hint* after it, as the
    way out.
    """

    exit_code: ExitCode = ExitCode.BUG

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        path: Path | str | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.line = line

    def __str__(self) -> str:
        if self.path is None:
            return self.message
        path = named(self.path)
        where = f"{path}:{self.line}" if self.line is not None else path
        return f"{where}: {self.message}"


class UsageFault(EvidenceError):
    """The command cannot be carried out as it was given."""

    exit_code = ExitCode.USAGE


class InputRefused(EvidenceError):
    """An input file or value was refused; nothing was stored."""

    exit_code = ExitCode.REFUSED


class NotFound(EvidenceError):
    """What was named is not there."""

    exit_code = ExitCode.NOT_FOUND


class Ambiguous(EvidenceError):
    """What was named is there more than once."""

    exit_code = ExitCode.NOT_FOUND


class Conflict(EvidenceError):
    """Someone else changed it, or it exists already."""

    exit_code = ExitCode.NOT_FOUND


class LedgerBusy(EvidenceError):
    """Another process kept the database locked for too long."""

    exit_code = ExitCode.BUSY


class StorageFailure(EvidenceError):
    """The disk is full or the place cannot be written."""

    exit_code = ExitCode.STORAGE


class IntegrityFailure(EvidenceError):
    """The ledger is damaged, of another version, or not a ledger."""

    exit_code = ExitCode.INTEGRITY


class NetworkFailure(EvidenceError):
    """The network was asked for, and forbids, fails, or gives too much too slowly."""

    exit_code = ExitCode.NETWORK


class NothingToCheck(EvidenceError):
    """The selection is empty: neither a pass nor a failure."""

    exit_code = ExitCode.NOTHING
