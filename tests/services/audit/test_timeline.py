"""The values of a measure: of claims, of their sources, of what overtook them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidence.errors import InputRefused, NotFound
from evidence.services.audit.timeline import Timeline, timeline
from tests.services.small_ledger import ACT, small_ledger

TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "trade"
figures = ["~80 brands (named) @2020-03", "on 2020-03-01"]

[[claim.brands.evidence]]
source = "xu2020"
page = "12"
figures = ["83 brands (named) @2020-03-01", "9 firms @2020"]

[[claim.brands.evidence]]
source = "hall2020"
stance = "context"
basis = "unseen"
figures = [">85 brands (named)"]

[[claim.brands.superseded]]
source = "osce"
figure = "~80 brands (named) @2020-03"
newer = "82..90 brands (named)"
as_of = "2022/.."
reason = "Counted anew."

[claim.again]
manuscript = "manuscript"
quote = "global brands"
topic = "trade"
figures = ["81 brands (named) @2019"]

[claim.states]
manuscript = "manuscript"
quote = "54 participating States, three"
topic = "trade"
figures = ["50% of States @2020"]

[[claim.states.evidence]]
source = "osce"
figures = ["27 of 54 States @2021"]
"""


def look(folder: Path, toml: str = TOML, **asked: str) -> Timeline:
    with small_ledger(folder, toml).begin(ACT) as session:
        return timeline(session, **asked)


def test_a_claims_measure_has_the_values_of_the_same_unit_and_scope(
    tmp_path: Path,
) -> None:
    found = look(tmp_path, claim="brands")

    (measure,) = found.measures
    assert (measure.title, found.dates) == ("trade: brands (named)", 1)
    rows = [
        (v.stated.value, v.name, v.figure, f"{v.low}..{v.high}", v.opens, v.as_of)
        for v in measure.values
    ]
    assert rows == [
        ("claim", "again", "81 brands (named)", "81..81", 0, "2019"),
        ("claim", "brands", "about 80 brands (named)", "75..85", 0, "2020-03"),
        ("evidence", "xu2020", "83 brands (named)", "83..83", 0, "2020-03-01"),
        ("newer", "osce", "82 to 90 brands (named)", "82..90", 0, "2022/.."),
        ("evidence", "hall2020", "more than 85 brands (named)", "85..85", 1, ""),
    ]
    assert [v.confidence for v in measure.values] == [
        "unrated",
        "unrated",
        "seen",
        "unseen",
        "unseen",
    ]
    assert (measure.values[3].earliest, measure.values[3].latest) == (
        date(2022, 1, 1),
        None,
    )
    assert len(measure.drawn) == 4


def test_a_part_of_a_whole_is_drawn_as_the_share_that_the_claim_states(
    tmp_path: Path,
) -> None:
    (measure,) = look(tmp_path, claim="states").measures
    assert [(v.figure, str(v.value)) for v in measure.values] == [
        ("50% of States", "50"),
        ("27 of 54 States", "50"),
    ]


def test_without_a_scope_each_claim_is_a_measure_of_its_own(tmp_path: Path) -> None:
    titles = [each.title for each in look(tmp_path, topic="trade").measures]
    assert titles == ["states: % of States", "trade: brands (named)"]


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no claim on the topic 'tea'"):
        look(tmp_path, topic="tea")


def test_nothing_with_a_number_and_a_time_is_nothing_to_draw(tmp_path: Path) -> None:
    undated = TOML.partition("[claim.brands]")[0] + (
        '[claim.b]\nmanuscript = "manuscript"\nquote = "83 global brands"\n'
        'figures = ["83 brands"]\n'
    )
    with pytest.raises(InputRefused, match="nothing to draw"):
        look(tmp_path, undated)


def test_a_claim_that_moved_on_keeps_its_earlier_value_and_each_step_once(
    tmp_path: Path,
) -> None:
    toml = """
[claim.b]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["90 brands @2024"]

[[claim.b.evidence]]
source = "osce"
figures = ["90 brands @2024"]

[[claim.b.superseded]]
source = "xu2020"
figure = "83 brands @2020"
newer = "85 brands"
as_of = "2022"
reason = "Two more."

[[claim.b.superseded]]
source = "osce"
figure = "85 brands @2022"
newer = "90 brands"
as_of = "2024"
reason = "Five more."
"""
    (measure,) = look(tmp_path, toml, claim="b").measures
    assert [(v.stated.value, v.name, v.figure, v.as_of) for v in measure.values] == [
        ("earlier", "b", "83 brands", "2020"),
        ("newer", "xu2020", "85 brands", "2022"),
        ("claim", "b", "90 brands", "2024"),
        ("newer", "osce", "90 brands", "2024"),
    ]
