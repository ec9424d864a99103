"""A reader of a large ledger is not kept waiting, and is still told of damage."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode
from evidence.db import database as module
from evidence.db.bulk import insert_rows
from evidence.errors import IntegrityFailure
from evidence.models import Manuscript

ROWS = 4_000


@pytest.fixture
def damaged(ledger: Location, monkeypatch: pytest.MonkeyPatch) -> Location:
    """Return a ledger whose last manuscripts' pages are overwritten, thought large."""
    act = Act("tester", "test", datetime(2026, 11, 23, 12, tzinfo=UTC))
    with Database(ledger, Mode.WRITE).begin(act) as session:
        rows = [
            {"name": f"n{at}", "title": "T" * 200, "dated": None} for at in range(ROWS)
        ]
        insert_rows(session, Manuscript, rows)
    assert ledger.path is not None
    _overwrite(ledger.path)
    monkeypatch.setattr(module, "LARGE", 0)
    return ledger


def _overwrite(path: Path) -> None:
    """Overwrite the page with the last manuscript's row, not its entry in a journal."""
    data = bytearray(path.read_bytes())
    at = data.find(f"n{ROWS - 1}".encode() + b"T" * 200)
    page = at // 4096 * 4096
    data[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(data)


def test_a_reader_is_told_of_damage_when_it_meets_it(damaged: Location) -> None:
    with (
        pytest.raises(IntegrityFailure, match="is not a ledger or is damaged"),
        Database(damaged, Mode.READ).begin() as session,
    ):
        session.scalars(sa.select(Manuscript.title)).all()


def test_a_reader_of_what_is_whole_gets_the_answer(damaged: Location) -> None:
    with Database(damaged, Mode.READ).begin() as session:
        first = session.get_one(Manuscript, 1)
        assert (first.name, first.title) == ("n0", "T" * 200)


def test_a_writer_looks_at_every_page_first(damaged: Location) -> None:
    before = damaged.path.read_bytes() if damaged.path else b""
    with pytest.raises(IntegrityFailure, match="is not a ledger or is damaged"):
        Database(damaged, Mode.WRITE)
    assert damaged.path is not None
    assert damaged.path.read_bytes() == before
