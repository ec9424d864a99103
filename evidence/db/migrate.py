"""Bring a ledger's schema to the newest revision, or make a new one.

The same scripts serve the wheel (``evidence/migrations``) and the checkout
(``migrations/``). SQLite is migrated with foreign keys off, in one transaction, after a
backup by SQLite's own backup API; foreign keys and full text are verified before the
commit.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from evidence.db import fulltext
from evidence.db.engine import Mode, make_engine
from evidence.errors import IntegrityFailure, LedgerBusy, NotFound, named

if TYPE_CHECKING:
    from evidence.db.location import Location

_FACT = re.compile(
    r'^(revision|down_revision)\s*(?::[^=]*)?=\s*(?:"([^"]*)"|None)', re.MULTILINE
)


def script_location() -> Path:
    """Return the migrations: shipped inside the wheel, or beside the package."""
    package = Path(str(files("evidence")))
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parent / "migrations"


@cache
def revisions() -> tuple[str, ...]:
    """Return all schema revisions, oldest first.

    Read from the scripts' own text: importing Alembic costs a quarter of a second,
    and every command asks for the newest revision.
    """
    after: dict[str | None, str] = {}
    for script in script_location().joinpath("versions").glob("*.py"):
        facts = {
            match[1]: match[2] for match in _FACT.finditer(script.read_text("utf-8"))
        }
        after[facts.get("down_revision")] = facts["revision"] or ""
    chain: list[str] = []
    while (following := after.get(chain[-1] if chain else None)) is not None:
        chain.append(following)
    return tuple(chain)


def upgrade(location: Location) -> None:
    """Migrate the ledger at *location* to the newest revision in one transaction."""
    from alembic import command  # noqa: PLC0415 - only this function needs Alembic
    from alembic.config import Config  # noqa: PLC0415 - as above

    engine = make_engine(location, Mode.CREATE, foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(script_location()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        fulltext.recreate(connection)
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise IntegrityFailure(f"the migration would break {broken[0]}")
            fulltext.check(connection)
    engine.dispose()


def back_up(path: Path) -> Path:
    """Copy the ledger with SQLite's backup API and return the copy's path.

    Copying the file would tear under a writer.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.stem}.{stamp}.backup.db")
    state = copy_ledger(path, copy)
    if state != "ok":
        raise IntegrityFailure(f"the backup {copy} is damaged: {state}")
    return copy


def copy_ledger(path: Path, copy: Path) -> str:
    """Copy the ledger as it is now, and return what SQLite says of the copy: "ok".

    Raises NotFound where there is none, and LedgerBusy while another program writes.
    """
    if not path.is_file():
        raise NotFound(f"there is no ledger at {named(path)}")
    try:
        with (
            closing(sqlite3.connect(path)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            return str(target.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.OperationalError as error:
        raise LedgerBusy(f"the ledger {path} cannot be read now: {error}") from error


def current_revision(connection: sa.Connection) -> str | None:
    """Return the ledger's revision, or None where there is no ledger."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
    row = found.first()
    return None if row is None else str(row[0])
