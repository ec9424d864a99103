"""The risk is a sum of parts, each with its reason."""

from __future__ import annotations

from datetime import date

from evidence.services.audit import State
from evidence.services.audit.risk import lowest_confidence, rate_risk
from tests.factories import make_claim, make_rating

DAY = date(2026, 11, 23)


def parts(
    state: State = State.SOON,
    *,
    since: date | None = None,
    confidence: str = "high",
    manuscripts: int = 1,
) -> list[tuple[str, int]]:
    risk = rate_risk(
        state, since=since, day=DAY, confidence=confidence, manuscripts=manuscripts
    )
    assert risk.points == sum(part.points for part in risk.parts)
    return [(part.why, part.points) for part in risk.parts]


def test_only_full_years_count_and_no_more_than_five() -> None:
    assert parts(since=date(2025, 11, 24)) == [("soon outdated", 10)]
    assert parts(since=date(2025, 11, 23))[1:] == [("for 1 year", 5)]
    assert parts(since=date(2010, 1, 1))[1:] == [("for 16 years", 25)]
    assert parts(since=date(2027, 1, 1))[1:] == []


def test_each_further_manuscript_counts_up_to_five() -> None:
    assert parts(manuscripts=2)[1:] == [("2 manuscripts", 5)]
    assert parts(manuscripts=9)[1:] == [("9 manuscripts", 20)]


def test_the_less_it_is_trusted_the_more_is_at_stake() -> None:
    assert parts(State.OVERTAKEN, confidence="very low") == [
        ("overtaken", 40),
        ("very low confidence", 20),
    ]
    assert parts(State.UNDATED, confidence="unrated")[1:] == [("unrated", 15)]


def test_of_several_ratings_the_lowest_counts() -> None:
    ratings = [make_rating("A2", by="Ada"), make_rating("D4", by="Ben")]
    assert lowest_confidence(make_claim(ratings=ratings)) == "very low"
    assert lowest_confidence(make_claim()) == "unrated"
