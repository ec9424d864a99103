"""The worklist: what is out of date, what overtook it, and the edit proposed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from evidence.checker.rule import Policy
from evidence.errors import NotFound
from evidence.services.audit import Audit, State, audit
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
SUPERSEDED = """
[[claim.{slug}.superseded]]
source = "hall2020"
figure = "83 brands @2020-03"
newer = "85 brands"
as_of = "{as_of}"
reason = "Two more were named."
"""
OVERTAKEN = """
[claim.objections]
manuscript = "manuscript"
quote = "three\\nobjected: Turkey, Tajikistan and Azerbaijan"
topic = "states"

[[claim.objections.superseded]]
source = "osce"
as_of = "2024-07-04"
reason = "They no longer object."
"""


def look(
    folder: Path,
    *claims: str,
    day: date = DAY,
    within: int = 90,
    topic: str | None = None,
) -> Audit:
    with small_ledger(folder, "".join(claims)).begin(ACT) as session:
        return audit(
            session,
            policy=POLICY,
            day=day,
            within=timedelta(days=within),
            topic=topic,
        )


def claim(slug: str, figure: str, topic: str = "trade") -> str:
    return CLAIM.format(slug=slug, figure=figure, topic=topic)


def superseded(slug: str, as_of: str) -> str:
    return SUPERSEDED.format(slug=slug, as_of=as_of)


def test_the_riskiest_stand_first(tmp_path: Path) -> None:
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

    rows = [
        (row.state, row.claim, row.good_until, row.risk.points) for row in found.rows
    ]
    assert rows == [
        (State.OUTDATED, "older", date(2020, 12, 30), 70),
        (State.OUTDATED, "outdated", date(2021, 3, 31), 70),
        (State.SUPERSEDED, "superseded", None, 55),
        (State.SOON, "soon", date(2027, 1, 31), 25),
        (State.UNDATED, "undated", None, 20),
    ]
    assert [(part.why, part.points) for part in found.rows[0].risk.parts] == [
        ("outdated", 30),
        ("for 5 years", 25),
        ("unrated", 15),
    ]
    (newer,) = found.rows[2].newer
    assert (newer.words, newer.source, newer.basis) == ("85 brands", "hall2020", "seen")
    assert (found.claims, found.figures, found.undated) == (6, 6, 1)


def test_a_supersession_says_what_is_newer_why_and_what_to_write(
    tmp_path: Path,
) -> None:
    found = look(
        tmp_path,
        claim("old", "83 brands @2020-03", "states"),
        superseded("old", "2024-07-04"),
    )

    (row,) = found.rows
    (newer,) = row.newer
    assert (row.state, newer.words, newer.source, newer.reason, newer.basis) == (
        State.SUPERSEDED,
        "85 brands",
        "hall2020",
        "Two more were named.",
        "",
    )
    assert row.proposal.sentence == (
        "The report names 85 global brands (as of 4 July 2024) (Xu and Cave 2020)."
    )


@pytest.mark.parametrize(
    ("as_of", "day", "counts"),
    [
        ("2024-07-04", date(2024, 7, 3), False),
        ("2024-07-04", date(2024, 7, 4), True),
        ("2024-07-04/..", date(2024, 7, 3), False),
        ("2024-07-04/..", date(2024, 7, 4), True),
        ("2024-07", date(2024, 6, 30), False),
        ("2024-07", date(2024, 7, 1), True),
    ],
)
def test_what_holds_since_a_later_day_does_not_count(
    tmp_path: Path, as_of: str, day: date, *, counts: bool
) -> None:
    found = look(
        tmp_path,
        claim("old", "83 brands @2020-03", "states"),
        superseded("old", as_of),
        day=day,
    )
    assert [row.state for row in found.rows] == [State.SUPERSEDED] * counts


def test_a_claim_without_a_figure_is_overtaken_as_a_whole(tmp_path: Path) -> None:
    (row,) = look(tmp_path, OVERTAKEN).rows

    assert (row.state, row.figure, row.since) == (
        State.OVERTAKEN,
        None,
        date(2024, 7, 4),
    )
    assert row.newer[0].reason == "They no longer object."
    assert row.proposal.why_not == "what is newer is no figure"
    assert row.sentence.startswith("Of 54 participating States, three objected")


def test_what_overtook_the_newer_value_in_turn_is_told_first(tmp_path: Path) -> None:
    again = superseded("old", "2025").replace("83 brands @2020-03", "85 brands")
    (row,) = look(
        tmp_path,
        claim("old", "83 brands @2020", "states"),
        superseded("old", "2024-07-04"),
        again.replace('newer = "85', 'newer = "90'),
    ).rows
    assert [(each.words, each.source) for each in row.newer] == [
        ("90 brands", "hall2020"),
        ("85 brands", "hall2020"),
    ]


def test_a_figure_that_was_confirmed_since_stands(tmp_path: Path) -> None:
    found = look(
        tmp_path,
        claim("old", "83 brands @2025", "states"),
        superseded("old", "2024-07-04"),
    )
    assert found.rows == ()


def test_a_figure_that_the_claim_states_no_longer_is_history(tmp_path: Path) -> None:
    found = look(
        tmp_path,
        claim("new", "85 brands @2026-07", "states"),
        superseded("new", "2024-07-04"),
    )
    assert found.rows == ()


def test_a_newer_figure_of_another_claim_with_the_same_scope_counts(
    tmp_path: Path,
) -> None:
    found = look(
        tmp_path,
        claim("old", "83 brands (named) @2020", "states"),
        claim("new", "85 brands (named) @2024", "states"),
        claim("other", "90 brands (sued) @2025", "states"),
    )
    (row,) = found.rows
    assert (row.claim, row.newer[0].source, row.newer[0].words) == (
        "old",
        "new",
        "85 brands (named)",
    )


def test_only_one_topic_is_listed_where_one_is_asked_for(tmp_path: Path) -> None:
    claims = (claim("old", "83 brands @2020"), OVERTAKEN)
    rows = look(tmp_path, *claims, topic="trade").rows
    assert [row.claim for row in rows] == ["old"]
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(NotFound, match="no claim on the topic 'x'"):
        look(other, topic="x")


def test_a_figure_without_a_date_is_of_its_manuscripts(tmp_path: Path) -> None:
    dated = '\n[manuscript.manuscript]\ndated = "2020-03"\n'
    (row,) = look(tmp_path, dated, claim("undated", "83 brands")).rows

    assert (row.state, row.good_until, row.dated_by_manuscript) == (
        State.OUTDATED,
        date(2021, 3, 31),
        True,
    )


def test_the_last_day_of_its_shelf_life_is_good(tmp_path: Path) -> None:
    found = look(tmp_path, claim("today", "83 brands @2025-11-23"), within=0)
    assert [(row.state, row.good_until) for row in found.rows] == [(State.SOON, DAY)]


def test_the_lowest_confidence_is_told_and_adds_to_the_risk(tmp_path: Path) -> None:
    rated = """
[[claim.old.rating]]
scheme = "admiralty"
level = "D4"
reason = "One anonymous voice."
"""
    (row,) = look(tmp_path, claim("old", "83 brands @2025-01"), rated).rows
    assert row.confidence == "very low"
    assert [(part.name, part.points) for part in row.risk.parts] == [
        ("state", 30),
        ("confidence", 20),
    ]


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
    claims = claim("old", "83 brands @2020-03")
    found = look(tmp_path, claims, day=date.max)
    assert [(row.state, row.claim) for row in found.rows] == [(State.OUTDATED, "old")]
