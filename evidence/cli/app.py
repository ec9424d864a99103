"""What every command gets: the settings, and the ledger for reading or writing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import click

from evidence.errors import UsageFault

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from evidence.checker.kept_texts import ReadObject
    from evidence.checker.snapshot_loader import Sizes
    from evidence.config import Settings
    from evidence.db import Location, Session
    from evidence.snapshots.store import Store


class App:
    """The global options, and what they lead to; nothing is read before it is asked."""

    def __init__(self, ledger: str | None = None, config: Path | None = None) -> None:
        self.ledger = ledger
        self.config = config

    @cached_property
    def settings(self) -> Settings:
        """Read the settings once."""
        from pathlib import Path

        from evidence.config import load_settings

        return load_settings(Path.cwd(), file=self.config)

    @property
    def location(self) -> Location:
        """Return the ledger: option, environment, settings, else found upward."""
        from pathlib import Path

        from evidence.db.location import find_ledger, parse_location

        named = self.ledger or self.settings.ledger
        return parse_location(named) if named else find_ledger(Path.cwd())

    @property
    def has_ledger(self) -> bool:
        """Tell whether a ledger is named, or found."""
        from evidence.errors import NotFound

        if self.ledger or self.settings.ledger:
            return True
        try:
            return self.location is not None
        except NotFound:
            return False

    @cached_property
    def store(self) -> Store:
        """Return the store of the ledger's snapshots; nothing is made yet."""
        from evidence.services.snapshots.place import open_store

        return open_store(self.settings, self.location)

    @property
    def sizes(self) -> Sizes | None:
        """Return what looks up sizes in the store; None where that needs a network."""
        from evidence.services.snapshots.place import quick_look

        return quick_look(self.settings, self.location)

    @property
    def read_object(self) -> ReadObject | None:
        """Return what reads an object of the store; None where that needs a network."""
        from evidence.services.snapshots.place import quick_read

        return quick_read(self.settings, self.location)

    @contextmanager
    def reader(self) -> Iterator[Session]:
        """Open the ledger for reading: one transaction, which can change nothing."""
        from evidence.config import cache_folder
        from evidence.db import Database, Mode

        with Database(self.location, Mode.READ).begin() as session:
            session.cache = cache_folder(self.settings)
            yield session

    @contextmanager
    def writer(
        self,
        command: str,
        *,
        by: str | None = None,
        judgement: bool = False,
        at: datetime | None = None,
    ) -> Iterator[Session]:
        """Open the ledger for writing: one transaction, committed at the end.

        *command* goes into the journal. A *judgement* must have a rater: ``--by``, else
        EVIDENCE_ACTOR, else ``actor`` in the settings; UsageFault where there is none.
        The transactions of one long command share their time *at*, so that one undo
        takes them back.
        """
        from evidence.db import Act, Database, Mode

        actor = self.actor(by) if judgement else by or self.settings.actor or _login()
        act = Act(actor=actor, command=command, at=at or self.now())
        with Database(self.location, Mode.WRITE).begin(act) as session:
            yield session

    def actor(self, by: str | None) -> str:
        """Return who judges; raise UsageFault where nobody is named."""
        name = (by or self.settings.actor or "").strip()
        if not name:
            raise UsageFault(
                "a judgement needs a name: who says so?",
                hint="add --by 'Your Name', or once: export EVIDENCE_ACTOR='Your Name'",
            )
        return name

    @staticmethod
    def now() -> datetime:
        """Return the time of this command."""
        from datetime import UTC, datetime

        return datetime.now(UTC)

    def today(self) -> date:
        """Return today's date where the user is."""
        from datetime import datetime

        return datetime.now().astimezone().date()


def _login() -> str:
    """Return the login name, for the journal of commands that judge nothing."""
    return os.environ.get("LOGNAME") or os.environ.get("USER") or f"uid {os.getuid()}"


pass_app = click.make_pass_decorator(App)
