"""The same models and migrations on a PostgreSQL server of the test's own."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode, create, journal
from evidence.errors import Conflict, StorageFailure
from evidence.models import Manuscript
from tests.postgresql import server

__all__ = ["server"]

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def desk(server: str) -> Location:
    location = Location(url=server)
    create(location)
    return location


def test_a_ledger_is_made_written_and_read(desk: Location, act: Act) -> None:
    with Database(desk, Mode.WRITE).begin(act) as session:
        session.add(Manuscript(name="chapter", title="A chapter"))

    with Database(desk, Mode.READ).begin() as session:
        assert session.scalars(sa.select(Manuscript.name)).all() == ["chapter"]
        assert journal.verify(session.connection()).seq == 1


def test_a_ledger_that_is_there_is_not_made_again(desk: Location) -> None:
    with pytest.raises(Conflict):
        create(desk)


def test_a_reader_can_change_nothing(desk: Location) -> None:
    with (
        pytest.raises(StorageFailure, match="read-only"),
        Database(desk, Mode.READ).begin() as session,
    ):
        session.connection().exec_driver_sql("DELETE FROM manuscript")
