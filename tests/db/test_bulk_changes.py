"""Many rows changed or deleted at once are journalled as single ones are."""

from __future__ import annotations

import json

import sqlalchemy as sa

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.db.bulk_changes import delete_rows, update_rows
from evidence.db.journal import journal, verify
from evidence.models import Manuscript


def rows(session: Session) -> list[tuple[int, str, str]]:
    table = sa.select(Manuscript.id, Manuscript.name, Manuscript.title)
    found = session.execute(table.order_by(Manuscript.id))
    return [(row.id, row.name, row.title) for row in found]


def last(session: Session, count: int) -> list[dict[str, object]]:
    bodies = session.scalars(
        sa.select(journal.c.body).order_by(journal.c.seq.desc()).limit(count)
    ).all()
    return [json.loads(body) for body in reversed(bodies)]


def told(entry: dict[str, object]) -> tuple[object, ...]:
    return entry["table"], entry["key"], entry["before"], entry["after"]


def test_only_what_differs_is_written_and_journalled(session: Session) -> None:
    given = [{"name": name, "title": "T", "dated": None} for name in ("a", "b", "c")]
    one, two, three = insert_rows(session, Manuscript, given)
    changed = update_rows(
        session,
        Manuscript,
        {
            one: {"name": "a", "title": "T"},
            two: {"name": "b", "title": "New"},
            three: {"name": "d", "title": "New"},
        },
    )

    assert changed == 2
    assert rows(session) == [(1, "a", "T"), (2, "b", "New"), (3, "d", "New")]
    before, after = {"name": "c", "title": "T"}, {"name": "d", "title": "New"}
    assert [told(entry) for entry in last(session, 2)] == [
        ("manuscript", [2], {"title": "T"}, {"title": "New"}),
        ("manuscript", [3], before, after),
    ]
    assert verify(session.connection()).seq == 5


def test_the_journal_keeps_what_deleted_rows_held(session: Session) -> None:
    given = [
        {"name": f"n{number}", "title": "T", "dated": None} for number in range(12_000)
    ]
    ids = insert_rows(session, Manuscript, given)
    delete_rows(session, Manuscript, ids[1:])

    assert rows(session) == [(1, "n0", "T")]
    held = {"id": 12_000, "name": "n11999", "title": "T", "dated": None}
    assert told(last(session, 1)[0]) == ("manuscript", [12_000], held, None)
    assert verify(session.connection()).seq == 12_000 + 11_999


def test_nothing_to_do_leaves_no_trace(session: Session) -> None:
    assert update_rows(session, Manuscript, {}) == 0
    assert update_rows(session, Manuscript, {7: {"title": "gone"}}) == 0
    delete_rows(session, Manuscript, [])
    assert verify(session.connection()).seq == 0
