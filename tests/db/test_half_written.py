"""A writer that is killed leaves a ledger which the next command can use."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode
from evidence.models import Manuscript
from tests.conftest import Run

KILLED_WHILE_WRITING = """
import os, signal, sqlite3, sys
ledger = sqlite3.connect(sys.argv[1], isolation_level=None)
ledger.execute("PRAGMA synchronous = EXTRA")
ledger.execute("PRAGMA cache_size = 2")  # so that pages are written before the commit
ledger.execute("BEGIN IMMEDIATE")
ledger.execute("DELETE FROM manuscript")
for number in range(2000):
    row = (f"m{number}", os.urandom(99).hex())
    ledger.execute("INSERT INTO manuscript (name, title) VALUES (?, ?)", row)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def half_written(ledger_path: Path, database: Database, act: Act) -> Path:
    """Return a ledger with one manuscript, and a transaction that broke off."""
    with database.begin(act) as session:
        session.add(Manuscript(name="book", title="A book"))
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WRITING, ledger_path], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert ledger_path.with_name("evidence.db-journal").stat().st_size > 0
    return ledger_path


@pytest.mark.parametrize("mode", [Mode.READ, Mode.WRITE])
def test_what_was_left_half_written_is_taken_back(
    half_written: Path, act: Act, mode: Mode
) -> None:
    opened = Database(Location(path=half_written), mode)
    with opened.begin(None if mode is Mode.READ else act) as session:
        titles = session.scalars(sa.select(Manuscript.title)).all()

    assert titles == ["A book"]
    assert not half_written.with_name("evidence.db-journal").exists()


def test_the_next_command_needs_no_repair(half_written: Path, run: Run) -> None:
    del half_written
    listed = run("source", "list")
    assert (listed.exit_code, listed.stderr) == (0, "There are no sources.\n")


def test_a_writer_at_work_is_not_disturbed(
    ledger_path: Path, database: Database, act: Act
) -> None:
    with database.begin(act) as session:
        session.add(Manuscript(name="book", title="A book"))
        session.flush()
        assert ledger_path.with_name("evidence.db-journal").exists()
        with Database(Location(path=ledger_path), Mode.READ).begin() as reader:
            assert reader.scalars(sa.select(Manuscript.title)).all() == []

    with database.begin(act) as session:
        assert session.scalars(sa.select(Manuscript.title)).all() == ["A book"]
