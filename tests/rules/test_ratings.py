"""RAT: what the rules say of a claim's ratings."""

from __future__ import annotations

from datetime import timedelta

from evidence.checker.finding import Severity
from evidence.checker.rule import Draft, Policy
from evidence.rules.ratings.below_threshold import BelowThreshold
from evidence.rules.ratings.raters_disagree import RatersDisagree
from evidence.rules.ratings.rating_stale import RatingStale
from evidence.rules.ratings.unrated import Unrated
from tests.factories import NOW, make_claim, make_context, make_evidence, make_rating

DAY = timedelta(days=1)


def below(*levels: tuple[str, str], threshold: str = "moderate") -> list[Draft]:
    ratings = [make_rating(level, by=rater) for rater, level in levels]
    claim = make_claim(ratings=ratings)
    context = make_context(claim, policy=Policy(threshold=threshold))
    return list(BelowThreshold().check(claim, context))


def test_a_claim_without_a_rating_is_unrated() -> None:
    (draft,) = Unrated().check(make_claim(), make_context())
    assert draft.message == "nobody has rated the claim"
    assert (
        list(Unrated().check(make_claim(ratings=[make_rating()]), make_context())) == []
    )


def test_the_lowest_rating_counts() -> None:
    (draft,) = below(("Ada", "A2"), ("Ben", "D4"))
    assert draft.message == (
        "D4 (not usually reliable; doubtful) by Ben gives very low confidence, below "
        "the threshold, moderate"
    )
    assert draft.related == ("reason: seen",)


def test_a_rating_at_the_threshold_passes() -> None:
    assert below(("Ada", "B2")) == []
    assert len(below(("Ada", "B2"), threshold="high")) == 1


def test_a_rating_that_was_followed_by_a_better_one_no_longer_counts() -> None:
    claim = make_claim(ratings=[make_rating("D4", at=NOW - DAY), make_rating("A2")])
    assert list(BelowThreshold().check(claim, make_context(claim))) == []


def test_what_cannot_be_judged_is_a_warning_and_not_below() -> None:
    (draft,) = below(("Ada", "F6"))
    assert draft.severity is Severity.WARNING
    assert draft.message == (
        "F6 (reliability cannot be judged; truth cannot be judged) by Ada says that "
        "the claim cannot be judged"
    )


def test_one_judgement_is_enough_beside_one_that_cannot_be_made() -> None:
    assert below(("Ada", "F6"), ("Ben", "A1")) == []


def test_raters_with_different_confidence_disagree() -> None:
    claim = make_claim(
        ratings=[
            make_rating("A2", by="Ada", reason="own list"),
            make_rating("low", scheme="icd203", by="Ben", reason="no date"),
        ]
    )
    (draft,) = RatersDisagree().check(claim, make_context(claim))
    assert draft.message == "raters disagree: high by Ada (A2); low by Ben (low)"
    assert draft.related == ("Ada: own list", "Ben: no date")


def test_raters_who_use_other_words_for_the_same_confidence_agree() -> None:
    claim = make_claim(
        ratings=[make_rating("A2"), make_rating("high", scheme="icd203", by="Ben")]
    )
    assert list(RatersDisagree().check(claim, make_context(claim))) == []


def test_one_person_does_not_disagree_with_themselves() -> None:
    claim = make_claim(ratings=[make_rating("A2"), make_rating("low", scheme="icd203")])
    assert list(RatersDisagree().check(claim, make_context(claim))) == []


def test_evidence_after_the_latest_rating_makes_it_stale() -> None:
    claim = make_claim(
        ratings=[make_rating("B2", at=NOW - 2 * DAY)],
        evidence=[make_evidence("hall2020", at=NOW - 3 * DAY), make_evidence("xu2020")],
        at=NOW - DAY,
    )
    (draft,) = RatingStale().check(claim, make_context(claim))
    assert draft.message == (
        "evidence from xu2020 was added and the claim was edited after the latest "
        "rating (B2 by Ada, 2026-11-21)"
    )


def test_what_came_at_the_same_moment_was_weighed() -> None:
    claim = make_claim(ratings=[make_rating()], evidence=[make_evidence()])
    assert list(RatingStale().check(claim, make_context(claim))) == []
    assert list(RatingStale().check(make_claim(), make_context())) == []
