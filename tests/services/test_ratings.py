"""Ratings follow one another; a level must be one that its scheme has."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from evidence.db import Act, Session
from evidence.errors import InputRefused, NotFound
from evidence.services.claims import ClaimDraft, Quote, add_claim, show_claim
from evidence.services.ratings import RatingDraft, make_details, rate
from evidence.services.ties import TieDraft, tie
from tests.services.small_ledger import ACT, NOON, small_ledger

CLAIM = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"

[[claim.brands.evidence]]
source = "xu2020"
"""
DERIVED = """
[[relation]]
source = "hall2020"
kind = "derives_from"
target = "xu2020"
"""


def test_a_rating_says_the_level_in_words(desk: Session, tmp_path: Path) -> None:
    _claim(desk)
    rated = rate(desk, RatingDraft("brands", "admiralty", "b2", "official list"))

    assert (rated.level, rated.confidence) == ("B2", "moderate")
    assert rated.words == "usually reliable; probably true"


def test_a_later_rating_leaves_the_earlier_as_it_was(desk: Session) -> None:
    _claim(desk)
    rate(desk, RatingDraft("brands", "icd203", "low", "one source"))
    desk.act = Act("Mary", "test", NOON + timedelta(days=1))
    rate(desk, RatingDraft("brands", "icd203", "high", "two sources"))

    claim = show_claim(desk, "brands")
    assert [(r.level, r.reason) for r in claim.ratings] == [
        ("low", "one source"),
        ("high", "two sources"),
    ]
    assert [rating.level for rating in claim.current_ratings] == ["high"]


def test_grade_takes_its_reasons_from_the_command_line(desk: Session) -> None:
    _claim(desk)
    details = make_details(
        start="randomised", down=("imprecision:-1:few cases", "indirectness:-1:proxy")
    )
    rated = rate(desk, RatingDraft("brands", "grade", "low", "trials", details))

    assert rated.confidence == "low"
    assert show_claim(desk, "brands").ratings[0].details == {
        "start": "high",
        "down": {
            "imprecision": {"steps": -1, "reason": "few cases"},
            "indirectness": {"steps": -1, "reason": "proxy"},
        },
    }


@pytest.mark.parametrize(
    ("scheme", "level", "message"),
    [
        ("admiralty", "Z9", "unknown level Z9: there is no source reliability “Z”"),
        ("icd203", "medium", "unknown level medium: .* high, moderate, low"),
        ("delphi", "high", "there is no rating scheme “delphi”"),
        ("grade", "high", "GRADE needs a start"),
    ],
)
def test_what_the_scheme_lacks_is_refused(
    desk: Session, scheme: str, level: str, message: str
) -> None:
    _claim(desk)
    with pytest.raises(InputRefused, match=message):
        rate(desk, RatingDraft("brands", scheme, level, "reason"))
    assert show_claim(desk, "brands").ratings == ()


def test_a_rating_without_a_reason_or_a_claim_is_refused(desk: Session) -> None:
    _claim(desk)
    with pytest.raises(InputRefused, match="rests on a reason"):
        rate(desk, RatingDraft("brands", "icd203", "high", " "))
    with pytest.raises(NotFound, match="no claim 'nothing'"):
        rate(desk, RatingDraft("nothing", "icd203", "high", "reason"))
    with pytest.raises(InputRefused, match="no GRADE step"):
        make_details(down=("imprecision",))
    with pytest.raises(InputRefused, match="imprecision is given twice"):
        make_details(down=("imprecision:-1:a", "imprecision:-1:b"))


def test_confirmed_wants_two_independent_sources(tmp_path: Path) -> None:
    confirmed = RatingDraft("brands", "admiralty", "B1", "two say so")
    with small_ledger(tmp_path, CLAIM + DERIVED).begin(ACT) as desk:
        tie(desk, TieDraft("brands", "hall2020"))
        with pytest.raises(InputRefused, match=r"there is 1 \(hall2020 with xu2020\)"):
            rate(desk, confirmed)
        tie(desk, TieDraft("brands", "osce"))
        assert rate(desk, confirmed).level == "B1"


def test_a_written_reason_lets_one_source_confirm(tmp_path: Path) -> None:
    details = make_details(despite="the list was counted")
    with small_ledger(tmp_path, CLAIM).begin(ACT) as desk:
        rate(desk, RatingDraft("brands", "admiralty", "A1", "counted", details))
        (rating,) = show_claim(desk, "brands").ratings
    assert rating.details == {"despite": "the list was counted"}


def _claim(desk: Session) -> None:
    add_claim(desk, ClaimDraft(Quote("83 global brands"), slug="brands"))


def test_other_details_are_given_by_name(desk: Session) -> None:
    _claim(desk)
    details = make_details(others=("evidence=robust", "agreement = high"))
    rated = rate(desk, RatingDraft("brands", "ipcc", "very high", "models", details))

    assert rated.level == "very high"
    with pytest.raises(InputRefused, match="'evidence' is no detail"):
        make_details(others=("evidence",))
