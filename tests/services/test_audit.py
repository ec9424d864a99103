"""Figures are outdated by their topic's shelf life or by a newer figure."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from evidence.checker.rule import Policy
from evidence.errors import NotFound
from evidence.services.audit import Age, Audit, audit
from tests.services.small_ledger import ACT, small_ledger

DAY = date(2026, 11, 23)
POLICY = Policy(shelf_life={"trade": 365, "states": None})
CLAIM = """
[claim.{slug}]
manuscript = "manuscript"
quote = "83 global brands"
topic = "{topic}"
figures = ["{figure}"]
"""
NEWER = """
[[claim.{slug}.evidence]]
source = "hall2020"
stance = "context"
figures = ["85 brands @2026-07"]
"""


def look(folder: Path, *claims: str, within: int = 90) -> Audit:
    with small_ledger(folder, "".join(claims)).begin(ACT) as session:
        return audit(session, policy=POLICY, day=DAY, within=timedelta(days=within))


def claim(slug: str, figure: str, topic: str = "trade") -> str:
    return CLAIM.format(slug=slug, figure=figure, topic=topic)


def test_the_worst_stand_first(tmp_path: Path) -> None:
    found = look(
        tmp_path,
        claim("soon", "83 brands @2026-01-31"),
        claim("superseded", "83 brands @2026-06", "states"),
        NEWER.format(slug="superseded"),
        claim("fresh", "83 brands @2026-06"),
        claim("undated", "83 brands"),
        claim("outdated", "83 brands @2020-03"),
        claim("older", "83 brands @2019"),
    )

    rows = [(row.age, row.claim, row.good_until) for row in found.rows]
    assert rows == [
        (Age.OUTDATED, "older", date(2020, 12, 30)),
        (Age.OUTDATED, "outdated", date(2021, 3, 31)),
        (Age.SUPERSEDED, "superseded", None),
        (Age.SOON, "soon", date(2027, 1, 31)),
    ]
    assert found.rows[2].newer == ("85 brands as of 2026-07 (hall2020)",)
    assert (found.figures, found.undated) == (6, 1)


def test_the_last_day_of_its_shelf_life_is_good(tmp_path: Path) -> None:
    found = look(tmp_path, claim("today", "83 brands @2025-11-23"), within=0)
    assert [(row.age, row.good_until) for row in found.rows] == [(Age.SOON, DAY)]


def test_an_outdated_figure_shows_the_newer_value(tmp_path: Path) -> None:
    found = look(tmp_path, claim("old", "83 brands @2020-03"), NEWER.format(slug="old"))
    (row,) = found.rows
    assert (row.age, row.newer) == (
        Age.OUTDATED,
        ("85 brands as of 2026-07 (hall2020)",),
    )


def test_a_manuscript_that_is_not_there_is_not_audited(tmp_path: Path) -> None:
    with (
        small_ledger(tmp_path).begin(ACT) as session,
        pytest.raises(NotFound, match="no manuscript 'x'"),
    ):
        audit(
            session, policy=POLICY, day=DAY, within=timedelta(days=90), manuscript="x"
        )


def test_a_span_beyond_the_last_day_of_the_calendar_ends_with_it(
    tmp_path: Path,
) -> None:
    with small_ledger(tmp_path, claim("old", "83 brands @2020-03")).begin(ACT) as s:
        found = audit(s, policy=POLICY, day=date.max, within=timedelta(days=90))

    assert [(row.age, row.claim) for row in found.rows] == [(Age.OUTDATED, "old")]
