"""A ledger's state is another as soon as anything in it is, by whatever way."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from evidence.db import Act, Database, Location, Mode
from evidence.db.state import ledger_state
from evidence.models import Manuscript
from evidence.testing import make_ledger
from tests.factories import NOW

ACT = Act("tester", "test", NOW)


def state(folder: Path) -> str | None:
    location = Location(path=folder / "evidence.db")
    with Database(location, Mode.READ).begin() as session:
        return ledger_state(session)


def test_it_is_the_same_for_two_readers(tmp_path: Path) -> None:
    make_ledger(tmp_path, markdown="A text.")

    assert state(tmp_path) == state(tmp_path)


def test_a_command_makes_another(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, markdown="A text.")
    before = state(tmp_path)
    with ledger.begin(ACT) as session:
        session.add(Manuscript(name="other", title=""))

    assert state(tmp_path) != before


def test_so_does_a_change_past_the_journal(tmp_path: Path) -> None:
    make_ledger(tmp_path, markdown="A text.")
    before = state(tmp_path)
    with sqlite3.connect(tmp_path / "evidence.db") as connection:
        connection.execute("UPDATE manuscript SET title = 'Another'")

    assert state(tmp_path) != before


def test_in_the_middle_of_a_change_there_is_none(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, markdown="A text.")
    with ledger.begin(ACT) as session:
        session.add(Manuscript(name="other", title=""))
        assert ledger_state(session) is None
