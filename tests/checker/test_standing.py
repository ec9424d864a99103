"""How a claim stands once something overtook it, and once it was brought up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evidence.checker.facts import SupersessionFacts
from evidence.checker.standing import Standing, standing
from tests.factories import NOW, make_claim, make_evidence, make_supersession

SIX, TEN = "5 of 6 States @2021", "6 of 10 States @2024-07-04/.."
BELARUS = make_supersession(SIX, TEN, as_of="2024-07-04")
BANNED = make_supersession(None, None, as_of="2024-07-04")


def stands(
    event: SupersessionFacts, *figures: str, day: date, changed: int = 0
) -> Standing:
    """Return how a claim stands that was changed so many days after *event*."""
    claim = make_claim(figures=figures, evidence=(make_evidence(),))
    claim = replace(claim, superseded=(event,), at=NOW + timedelta(days=changed))
    return standing(claim, (), day)


@pytest.mark.parametrize("event", [BELARUS, BANNED], ids=["a figure", "the whole"])
def test_a_claim_is_outdated_from_the_day_on_which_something_overtook_it(
    event: SupersessionFacts,
) -> None:
    assert stands(event, SIX, day=date(2024, 7, 3)) is Standing.SUPPORTED
    assert stands(event, SIX, day=date(2024, 7, 4)) is Standing.OUTDATED


def test_a_claim_that_states_the_newer_figure_is_outdated_no_more() -> None:
    assert stands(BELARUS, TEN, day=date(2026, 1, 1)) is Standing.SUPPORTED


def test_a_figure_that_was_confirmed_since_is_outdated_no_more() -> None:
    confirmed = "5 of 6 States @2025"
    assert stands(BELARUS, confirmed, day=date(2026, 1, 1)) is Standing.SUPPORTED


def test_a_claim_that_was_changed_after_it_was_overtaken_is_outdated_no_more() -> None:
    day = date(2026, 1, 1)
    assert stands(BANNED, day=day) is Standing.OUTDATED
    assert stands(BANNED, day=day, changed=1) is Standing.SUPPORTED
