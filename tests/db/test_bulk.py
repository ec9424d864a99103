"""Many rows at once are journalled as single ones are."""

from __future__ import annotations

import json

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.journal import journal, verify
from evidence.models import Manuscript


def test_ids_come_in_the_order_of_the_rows(session: Session) -> None:
    names = [f"n{number}" for number in range(1_500, 0, -1)]
    ids = insert_rows(
        session, Manuscript, [{"name": n, "title": n, "dated": None} for n in names]
    )

    assert [session.get_one(Manuscript, own).name for own in ids] == names
    assert insert_rows(session, Manuscript, []) == []


def test_the_journal_has_the_same_entry_as_for_one(session: Session) -> None:
    session.add(Manuscript(name="one", title="One"))
    insert_rows(session, Manuscript, [{"name": "two", "title": "One", "dated": None}])

    bodies = session.scalars(journal.select().with_only_columns(journal.c.body)).all()
    one, two = (json.loads(body) for body in bodies[-2:])
    assert one["after"] == {"id": 1, "name": "one", "title": "One", "dated": None}
    assert two == {
        **one,
        "key": [2],
        "after": {"id": 2, "name": "two", "title": "One", "dated": None},
    }
    assert verify(session.connection()).seq == len(bodies)
