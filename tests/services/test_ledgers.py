"""A ledger is made where there is nothing, and upgraded after a backup."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evidence.db import Database, Location, Mode, migrate
from evidence.errors import Conflict, IntegrityFailure, NotFound, StorageFailure
from evidence.services.ledgers import init, upgrade

NEXT = '''
"""A later revision."""
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None
def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    {also}
def downgrade() -> None:
    op.drop_table("later")
'''


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the migrations that the program now takes for its own."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.script_location(), folder)
    monkeypatch.setattr(migrate, "script_location", lambda: folder)
    migrate.revisions.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def _forget_revisions() -> object:
    yield
    migrate.revisions.cache_clear()


def add_revision(migrations: Path, also: str = "pass") -> None:
    script = NEXT.format(revision="9999", before=migrate.revisions()[-1], also=also)
    (migrations / "versions" / "20991231_later.py").write_text(script, "utf-8")
    migrate.revisions.cache_clear()


def test_a_folder_gets_a_ledger_of_the_usual_name(tmp_path: Path) -> None:
    made = init(Location(path=tmp_path))

    assert made == Location(path=tmp_path / "evidence.db")
    Database(made, Mode.READ)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine", "utf-8")

    with pytest.raises(Conflict):
        init(Location(path=path))

    assert path.read_text("utf-8") == "mine"


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        init(Location(path=tmp_path / "no" / "evidence.db"))

    assert list(tmp_path.iterdir()) == []


def test_a_current_ledger_is_left_alone(ledger: Location, ledger_path: Path) -> None:
    before = ledger_path.read_bytes()

    done = upgrade(ledger)

    assert (done.changed, done.backup) == (False, None)
    assert ledger_path.read_bytes() == before


def test_an_older_ledger_is_refused_then_upgraded_after_a_backup(
    ledger: Location, migrations: Path
) -> None:
    before = migrate.revisions()[-1]
    add_revision(migrations)
    with pytest.raises(IntegrityFailure) as older:
        Database(ledger, Mode.READ)
    assert older.value.hint == "bring it up to date with: evidence upgrade"

    done = upgrade(ledger)

    assert done.changed
    assert done.backup is not None
    assert revision_of(done.backup) == before
    Database(ledger, Mode.WRITE)
    assert upgrade(ledger).changed is False


def revision_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0])


def test_an_upgrade_that_fails_leaves_the_ledger_as_it_was(
    ledger: Location, ledger_path: Path, migrations: Path
) -> None:
    before = revision_of(ledger_path)
    add_revision(migrations, also='op.execute("SELECT nothing FROM nowhere")')

    with pytest.raises(StorageFailure):
        upgrade(ledger)

    assert revision_of(ledger_path) == before
    with closing(sqlite3.connect(ledger_path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE name='later'")
        assert tables.fetchall() == []


def test_a_newer_ledger_is_not_touched(ledger: Location, ledger_path: Path) -> None:
    with closing(sqlite3.connect(ledger_path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'f00d'")
        connection.commit()
    before = ledger_path.read_bytes()

    with pytest.raises(IntegrityFailure, match="newer version"):
        upgrade(ledger)

    assert ledger_path.read_bytes() == before
