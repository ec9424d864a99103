"""A ledger that is there, whole, and of this program's version; its transactions."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import exc

from evidence.db import migrate
from evidence.db.engine import BUSY_SECONDS, Mode, make_engine
from evidence.db.half_written import journal_of, take_back_half
from evidence.db.journal import Act, LedgerSession
from evidence.errors import (
    Conflict,
    IntegrityFailure,
    LedgerBusy,
    NotFound,
    StorageFailure,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence.db.location import Location


LARGE = 64 * 1024 * 1024
"""Bytes above which a reader does not look at every page first (some 25 ms)."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did; a server's backups are its keeper's."""

    changed: bool
    backup: Path | None


class OlderLedger(IntegrityFailure):
    """The ledger is sound, but its schema is older than this program."""


class Database:
    """A ledger opened for reading or writing, after it was looked over.

    Raises NotFound (missing), StorageFailure (a folder, no permission) or
    IntegrityFailure (not a ledger, damaged, older or newer than this program).
    """

    def __init__(
        self, location: Location, mode: Mode, *, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.location = location
        self.mode = mode
        _look_at_file(location)
        take_back_half(location)
        self._engine = make_engine(location, mode, busy_seconds=busy_seconds)
        self._look_over()

    @contextmanager
    def begin(self, act: Act | None = None) -> Iterator[LedgerSession]:
        """Open one transaction: committed at the end, rolled back on any exception.

        A writer must say who acts.
        """
        with _translated(self.location):
            session = LedgerSession(self._engine, expire_on_commit=False)
            session.location = self.location
            if act is not None:
                session.act = act
            with session, session.begin():
                # A session begins when first used; the lock is wanted now.
                session.connection()
                yield session

    def _is_checked_whole(self) -> bool:
        """Tell whether every page is looked at before the first statement.

        Always before writing. A reader of a large ledger would wait for it at every
        command; what is damaged on its way is found when it is read, and told alike.
        """
        path = self.location.path
        large = path is not None and path.stat().st_size > LARGE
        return self.mode is not Mode.READ or not large

    def _look_over(self) -> None:
        engine = make_engine(self.location, Mode.READ)
        with _translated(self.location), engine.connect() as connection:
            if connection.dialect.name == "sqlite" and self._is_checked_whole():
                state = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
                if state != "ok":
                    raise _damaged(self.location, str(state))
            found = migrate.current_revision(connection)
        known = migrate.revisions()
        if found == known[-1]:
            return
        if found is None:
            raise IntegrityFailure(
                f"{self.location} is not a ledger",
                hint="make one with: evidence init PATH",
            )
        if found in known:
            raise OlderLedger(
                f"the ledger {self.location} is older than this program",
                hint="bring it up to date with: evidence upgrade",
            )
        raise IntegrityFailure(
            f"the ledger {self.location} was made by a newer version of evidence",
            hint="upgrade the program: pip install --upgrade evidence",
        )


def create(location: Location) -> None:
    """Make a new, empty ledger; raise Conflict where something is already there."""
    if location.path is not None:
        if location.path.is_dir():
            raise StorageFailure(
                f"{location} is a folder", hint="name a file: evidence init PATH"
            )
        if location.path.exists():
            raise Conflict(
                f"{location} exists already; nothing was changed",
                hint="use it as it is, or choose another name: evidence init PATH",
            )
        if not location.path.absolute().parent.is_dir():
            raise NotFound(f"the folder of {location} does not exist")
    elif _revision(location) is not None:
        raise Conflict(f"there is a ledger at {location} already; nothing was changed")
    try:
        with _translated(location):
            migrate.upgrade(location)
    except BaseException:
        if location.path is not None:
            location.path.unlink(missing_ok=True)
        raise


def _revision(location: Location) -> str | None:
    with (
        _translated(location),
        make_engine(location, Mode.READ).connect() as connection,
    ):
        return migrate.current_revision(connection)


def upgrade(location: Location) -> Upgrade:
    """Bring an older ledger up to date, after a backup beside it.

    Raises what ``Database`` raises for a ledger that is missing, damaged or newer.
    """
    try:
        Database(location, Mode.WRITE)
    except OlderLedger:
        with _translated(location):
            copy = None if location.path is None else migrate.back_up(location.path)
            migrate.upgrade(location)
        return Upgrade(changed=True, backup=copy)
    return Upgrade(changed=False, backup=None)


def _look_at_file(location: Location) -> None:
    path = location.path
    if path is None:
        return
    if path.is_dir():
        raise StorageFailure(
            f"{path} is a folder, not a ledger",
            hint="name the file, or make one with: evidence init",
        )
    if not path.exists():
        raise NotFound(
            f"there is no ledger at {named(path)}",
            hint=f"make one with: evidence init {named(path)}",
        )
    if not path.is_file():
        # A pipe or a device would be waited for without end.
        raise StorageFailure(
            f"{path} is not a file", hint="make a ledger with: evidence init"
        )


def _damaged(location: Location, what: str) -> IntegrityFailure:
    told = " ".join(what.split())  # SQLite may say it in several lines
    return IntegrityFailure(
        f"{location} is not a ledger or is damaged ({told})",
        hint="restore a backup, or rebuild it: evidence init, then evidence import",
    )


@contextmanager
def _translated(location: Location) -> Iterator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except exc.OperationalError as error:
        raise _operational(location, str(error.orig)) from error
    except exc.IntegrityError:
        raise
    except exc.DatabaseError as error:
        if location.path is None:
            raise StorageFailure(f"the server refused: {error.orig}") from error
        raise _damaged(location, str(error.orig)) from error


def _operational(
    location: Location, text: str
) -> LedgerBusy | StorageFailure | IntegrityFailure:
    lowered = text.lower()
    if "locked" in lowered or "busy" in lowered:
        return LedgerBusy(
            f"the ledger {location} is in use by another program",
            hint="wait until it has finished, then try again",
        )
    if "malformed" in lowered or "corrupt" in lowered:
        return _damaged(location, text)
    readonly = "readonly" in lowered or "read-only" in lowered
    if readonly and location.path is not None and journal_of(location.path).exists():
        return StorageFailure(
            f"a program was stopped while it wrote {location}; what it left half-done "
            "cannot be taken back here (read-only)",
            hint=f"copy it, together with {journal_of(location.path).name}, to a "
            "folder that you may write to",
        )
    if readonly:
        return StorageFailure(
            f"the ledger {location} cannot be written (read-only)",
            hint="copy it to a folder that you may write to",
        )
    if "full" in lowered:
        return StorageFailure(
            f"the disk of {location} is full; nothing was changed",
            hint="free some space, then run the command again",
        )
    return StorageFailure(f"the ledger {location} cannot be opened: {text}")
