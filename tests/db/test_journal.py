"""The journal: nothing changes without an entry, and no entry changes."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode, journal
from evidence.db.engine import make_engine
from evidence.errors import IntegrityFailure
from evidence.models import Manuscript


def entries(database: Database, act: Act) -> list[dict[str, object]]:
    with database.begin(act) as session:
        bodies = session.connection().execute(sa.select(journal.journal.c.body))
        return [json.loads(body) for (body,) in bodies]


def test_a_new_row_is_journalled_with_who_when_and_by_which_command(
    database: Database, act: Act
) -> None:
    with database.begin(act) as session:
        session.add(Manuscript(name="chapter", title="A chapter"))

    (entry,) = entries(database, act)
    entry.pop("version")
    assert entry == {
        "actor": "tester",
        "at": "2026-11-23T12:00:00.000000Z",
        "command": "test",
        "table": "manuscript",
        "key": [1],
        "before": None,
        "after": {"id": 1, "name": "chapter", "title": "A chapter", "dated": None},
    }


def test_a_change_is_journalled_with_the_values_before_and_after(
    database: Database, act: Act
) -> None:
    with database.begin(act) as session:
        session.add(Manuscript(name="chapter", title="A chapter"))
    with database.begin(act) as session:
        session.get_one(Manuscript, 1).title = "The chapter"

    assert [(e["before"], e["after"]) for e in entries(database, act)[1:]] == [
        ({"title": "A chapter"}, {"title": "The chapter"})
    ]


def test_a_transaction_that_fails_leaves_no_entry(database: Database, act: Act) -> None:
    with (
        pytest.raises(sa.exc.IntegrityError),
        database.begin(act) as session,
    ):
        session.add_all(Manuscript(name="twice", title="T") for _ in range(2))

    assert entries(database, act) == []


@pytest.mark.parametrize(
    "verb", ["UPDATE journal SET prev = ''", "DELETE FROM journal"]
)
def test_the_database_refuses_to_change_an_entry(
    database: Database, act: Act, verb: str
) -> None:
    with database.begin(act) as session:
        session.add(Manuscript(name="chapter", title="A chapter"))

    with (
        pytest.raises(sa.exc.IntegrityError, match="only ever added to"),
        database.begin(act) as session,
    ):
        session.connection().exec_driver_sql(verb)


@pytest.mark.parametrize(
    "forgery",
    [
        """UPDATE journal SET body = replace(body, 'tester', 'nobody') WHERE seq = 2""",
        """DELETE FROM journal WHERE seq = 2""",
        """UPDATE journal SET hash = prev WHERE seq = 3""",
        """UPDATE journal SET seq = seq + 10 WHERE seq = 3""",
    ],
)
def test_a_forged_entry_is_found_where_it_stands(
    ledger: Location, database: Database, act: Act, forgery: str
) -> None:
    for number in range(3):
        with database.begin(act) as session:
            session.add(Manuscript(name=f"m{number}", title="M"))
    engine = make_engine(ledger, Mode.WRITE)
    with engine.begin() as connection:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER journal_no_{verb}")
        connection.exec_driver_sql(forgery)

    with (
        pytest.raises(IntegrityFailure, match="the journal is broken at entry"),
        database.begin(act) as session,
    ):
        journal.verify(session.connection())


def test_an_intact_chain_verifies_to_its_head(database: Database, act: Act) -> None:
    with database.begin(act) as session:
        session.add_all(Manuscript(name=f"m{n}", title="M") for n in range(5))

    with database.begin(act) as session:
        connection = session.connection()
        assert journal.verify(connection) == journal.head(connection)
        assert journal.head(connection).seq == 5
