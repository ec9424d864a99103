"""Transactions that really begin, and connections that cannot do more than asked."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode
from evidence.db.engine import make_engine
from evidence.errors import LedgerBusy, StorageFailure
from evidence.models import Manuscript


def count_up(path: Path, times: int) -> None:
    """Read a number, add one, write it: an update is lost where two interleave."""
    engine = make_engine(Location(path=path), Mode.WRITE)
    for _ in range(times):
        with engine.begin() as connection:
            title = connection.execute(sa.select(Manuscript.title)).scalar_one()
            connection.execute(sa.update(Manuscript).values(title=str(int(title) + 1)))


def test_two_writers_lose_no_update(
    ledger: Location, database: Database, act: Act
) -> None:
    assert ledger.path is not None
    with database.begin(act) as session:
        session.add(Manuscript(name="counter", title="0"))
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=count_up, args=(ledger.path, 50)) for _ in range(2)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)

    with database.begin(act) as session:
        assert session.scalars(sa.select(Manuscript.title)).one() == "100"


def test_a_reader_can_change_nothing(ledger: Location) -> None:
    reader = Database(ledger, Mode.READ)

    with (
        pytest.raises(StorageFailure, match="read-only"),
        reader.begin() as session,
    ):
        session.connection().exec_driver_sql("DELETE FROM manuscript")


def test_a_second_writer_is_told_that_the_ledger_is_in_use(
    ledger: Location, database: Database, act: Act
) -> None:
    impatient = Database(ledger, Mode.WRITE, busy_seconds=0.05)

    with (
        database.begin(act),
        pytest.raises(LedgerBusy, match="in use"),
        impatient.begin(act) as session,
    ):
        session.add(Manuscript(name="late", title="Late"))


def test_foreign_keys_are_enforced_on_every_connection(database: Database) -> None:
    engine = make_engine(database.location, Mode.WRITE)

    with engine.begin() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.exec_driver_sql(
            "INSERT INTO source_relation (source_id, kind, target_id, note) "
            "VALUES (1, 'same_as', 2, '')"
        )


def test_schema_changes_roll_back_with_their_transaction(ledger: Location) -> None:
    engine = make_engine(ledger, Mode.WRITE)
    with engine.connect() as connection:
        transaction = connection.begin()
        connection.exec_driver_sql("CREATE TABLE passing (id INTEGER) STRICT")
        transaction.rollback()

    with engine.connect() as connection:
        assert "passing" not in sa.inspect(connection).get_table_names()


def test_a_path_with_signs_that_a_uri_gives_meaning_is_opened(tmp_path: Path) -> None:
    odd = tmp_path / "what? 100% #1.db"
    engine = make_engine(Location(path=odd), Mode.CREATE)

    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (id INTEGER)")

    assert odd.is_file()
