"""A copy of the ledger into which the files are read as they are now.

It is thrown away afterwards: the ledger itself is never written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evidence.cli.output import say
from evidence.db import Act, Database, Location, Mode
from evidence.db.migrate import copy_ledger
from evidence.errors import UsageFault
from evidence.services.on_disk import read_files

if TYPE_CHECKING:
    from evidence.cli.app import App
    from evidence.db import Session


@contextmanager
def copied(app: App) -> Iterator[Session]:
    """Open a copy of the ledger in which manuscripts and .bib files are as on disk.

    What is otherwise than in the ledger is said. Raises what ``ledger_file`` raises.
    """
    ledger, settings = ledger_file(app), app.settings
    act = Act("evidence", "check --on-disk", app.now())
    with TemporaryDirectory(prefix="evidence-") as folder:
        copy = Path(folder) / "evidence.db"
        copy_ledger(ledger, copy)
        with Database(Location(path=copy), Mode.WRITE).begin(act) as session:
            for line in read_files(
                session,
                language=settings.language,
                pattern=settings.citekey_pattern,
            ):
                say(line)
            yield session


def ledger_file(app: App) -> Path:
    """Return the ledger's file; raise UsageFault for a ledger on a server."""
    path = app.location.path
    if path is None:
        raise UsageFault(
            "files are checked as they are only beside a ledger in a file",
            hint="read them into the ledger, then: evidence check",
        )
    return path
