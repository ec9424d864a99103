"""AGE: what the rules say of figures that went out of date."""

from __future__ import annotations

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.checker.rule import Policy
from evidence.models.vocabulary import Stance
from evidence.rules.ageing.newer_figure import NewerFigure
from evidence.rules.ageing.shelf_life_over import ShelfLifeOver
from tests.factories import make_claim, make_context, make_evidence


def over(figure: str, shelf_life: dict[str, int | None], topic: str = "t") -> list[str]:
    claim = make_claim(topic=topic, figures=[figure])
    context = make_context(claim, policy=Policy(shelf_life=shelf_life))
    return [draft.message for draft in ShelfLifeOver().check(claim, context)]


def newer(claim: ClaimFacts, *others: ClaimFacts) -> list[str]:
    context = make_context(claim, *others)
    return [draft.message for draft in NewerFigure().check(claim, context)]


def test_a_figure_past_its_topics_shelf_life_is_told_with_the_day() -> None:
    assert over("57 States @2020-07", {"t": 365}) == [
        (
            "57 States as of 2020-07 was good until 2021-07-31: the shelf life of "
            "“t” is 365 days"
        )
    ]


def test_the_last_day_itself_is_still_good() -> None:
    assert over("57 States @2026-11-13", {"t": 10}) == []
    assert len(over("57 States @2026-11-12", {"t": 10})) == 1


def test_a_star_stands_for_every_other_topic() -> None:
    assert len(over("57 States @2020", {"*": 365})) == 1
    assert over("57 States @2020", {"*": 365, "t": None}) == []
    assert over("57 States @2020", {"*": 365}, topic="") == [
        (
            "57 States as of 2020 was good until 2021-12-31: the shelf life of other "
            "topics is 365 days"
        )
    ]


@pytest.mark.parametrize(
    "figure", ["57 States", "57 States @2020/..", "on 2019-05-28 @2019"]
)
def test_a_figure_without_an_end_of_its_date_never_expires(figure: str) -> None:
    assert over(figure, {"t": 1}) == []


def test_a_shelf_life_beyond_the_calendar_never_ends() -> None:
    assert over("57 States @2020", {"t": 10**9}) == []


@pytest.mark.parametrize("stance", list(Stance))
def test_a_newer_figure_of_any_evidence_is_told(stance: Stance) -> None:
    tie = make_evidence("sco2017", stance=stance, figures=["8 member States @2017-06"])
    claim = make_claim(figures=["6 member States @2016"], evidence=[tie])
    assert newer(claim) == [
        (
            "6 member States as of 2016 in the manuscript, but 8 member States as of "
            "2017-06 in sco2017"
        )
    ]


@pytest.mark.parametrize("given", ["6 States @2017", "8 States @2015", "8 States"])
def test_the_same_value_and_older_or_undated_figures_are_not_newer(given: str) -> None:
    claim = make_claim(
        figures=["6 States @2016"], evidence=[make_evidence(figures=[given])]
    )
    assert newer(claim) == []


def test_a_newer_figure_of_another_claim_needs_topic_unit_and_scope() -> None:
    def claim(name: str, figure: str, topic: str = "camps") -> ClaimFacts:
        return make_claim(name, topic=topic, figures=[figure])

    old = claim("old", "7 camps (Hotan) @2018")
    assert newer(old, claim("new", "9 camps (Hotan) @2020")) == [
        (
            "7 camps (Hotan) as of 2018 in the manuscript, but 9 camps (Hotan) as of "
            "2020 in the claim new"
        )
    ]
    assert newer(old, claim("new", "9 camps (Kashgar) @2020")) == []
    assert newer(old, claim("new", "9 people (Hotan) @2020")) == []
    assert newer(old, claim("new", "9 camps (Hotan) @2020", topic="other")) == []
    unscoped = claim("old", "7 camps @2018")
    assert newer(unscoped, claim("new", "9 camps @2020")) == []


def test_without_a_topic_claims_are_not_compared() -> None:
    old = make_claim("old", figures=["7 camps (Hotan) @2018"])
    assert newer(old, make_claim("new", figures=["9 camps (Hotan) @2020"])) == []


def test_one_rule_serves_several_ledgers() -> None:
    old = make_claim("old", topic="camps", figures=["7 camps (Hotan) @2018"])
    new = make_claim("new", topic="camps", figures=["9 camps (Hotan) @2020"])
    bare = make_claim("bare", topic="camps")
    rule, both, alone = NewerFigure(), make_context(old, new, bare), make_context(old)
    found = [len(list(rule.check(old, each))) for each in (both, both, alone)]
    assert found == [1, 1, 0]
