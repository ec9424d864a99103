"""A list of ratings says what the claims' facts say, of those that are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db import Act, Database, Session
from evidence.services.claim_changes import withdraw_claim
from evidence.services.claims import ClaimDraft, Quote, add_claim, list_claims
from evidence.services.rating_listing import ListedRating, ratings_listed
from evidence.services.ratings import RatingDraft, rate
from tests.services.small_ledger import ACT, small_ledger


@pytest.fixture
def rated(tmp_path: Path) -> Database:
    """Return a ledger of two claims that two people have rated, some of it twice."""
    database = small_ledger(tmp_path)
    with database.begin(ACT) as session:
        for words, slug in (
            ("83 global brands", "brands"),
            ("The OSCE has 54", "states"),
        ):
            add_claim(session, ClaimDraft(Quote(words), slug=slug))
        for claim in ("states", "brands"):
            for by, level in (("Ann", "D4"), ("Mary", "C3"), ("Ann", "B2")):
                session.act = Act(by, "rate", ACT.at)
                rate(session, RatingDraft(claim, "admiralty", level, f"by {level}"))
        session.act = Act("Ann", "rate", ACT.at)
        rate(session, RatingDraft("brands", "icd203", "high", "counted"))
        withdraw_claim(session, "states", reason="said twice")
    return database


def of_facts(session: Session) -> list[ListedRating]:
    return [
        ListedRating(claim.name, rating, rating in claim.current_ratings)
        for claim in list_claims(session, withdrawn=True)
        for rating in claim.ratings
    ]


def test_it_says_what_the_facts_say_of_withdrawn_claims_too(rated: Database) -> None:
    with rated.begin() as session:
        wanted = of_facts(session)
        listed = [*ratings_listed(session, {each.rating.name for each in wanted})]

    assert listed == wanted
    assert [each.claim for each in listed] == ["brands"] * 4 + ["states"] * 3
    assert sum(each.current for each in listed) == 5


def test_what_is_current_follows_from_ratings_that_are_not_asked_for(
    rated: Database,
) -> None:
    with rated.begin() as session:
        first = next(each for each in of_facts(session) if not each.current)
        [listed] = ratings_listed(session, {first.rating.name})
        none = [*ratings_listed(session, set())]

    assert listed == first
    assert none == []
