"""The history of a claim's values: ranks, and what overtook what by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from evidence.checker.facts import ClaimFacts, SupersessionFacts
from evidence.checker.overtaken import (
    Rank,
    claim_overtaken,
    event_words,
    figures_overtaken,
    history,
)
from tests.factories import NOW, make_claim, make_supersession

SIX, NINE, TEN = (
    "5 of 6 States @2021",
    "5 of 9 States @2023-07-04",
    "6 of 10 States @2024-07-04/..",
)
IRAN = make_supersession(SIX, NINE, as_of="2023-07-04", reason="Iran joined.")
BELARUS = make_supersession(NINE, TEN, as_of="2024-07-04", reason="Belarus joined.")


def claim(*events: SupersessionFacts, figures: tuple[str, ...] = (SIX,)) -> ClaimFacts:
    return replace(make_claim(figures=figures), superseded=events)


def told(given: ClaimFacts, day: date) -> list[list[str]]:
    return [
        [step.reason for step in steps] for _, steps in figures_overtaken(given, day)
    ]


def test_a_newer_figure_that_was_overtaken_in_turn_leads_on() -> None:
    both = claim(BELARUS, IRAN)
    assert told(both, date(2023, 7, 3)) == []
    assert told(both, date(2023, 7, 4)) == [["Iran joined."]]
    assert told(both, date(2024, 7, 4)) == [["Iran joined.", "Belarus joined."]]


def test_a_claim_that_was_brought_up_to_date_is_overtaken_by_nothing() -> None:
    day = date(2026, 1, 1)
    assert told(claim(IRAN, BELARUS, figures=(TEN,)), day) == []
    assert told(claim(IRAN, BELARUS, figures=(NINE,)), day) == [["Belarus joined."]]


def test_what_overtook_another_figure_is_not_this_ones() -> None:
    assert told(claim(BELARUS), date(2026, 1, 1)) == []


def test_a_figure_that_was_given_another_date_is_still_overtaken() -> None:
    again = claim(IRAN, figures=("5 of 6 States @2022",))
    assert told(again, date(2026, 1, 1)) == [["Iran joined."]]
    undated = claim(IRAN, figures=("5 of 6 States",))
    assert told(undated, date(2026, 1, 1)) == [["Iran joined."]]


def test_a_figure_that_was_confirmed_since_stands() -> None:
    assert told(claim(IRAN, figures=("5 of 6 States @2024",)), date(2026, 1, 1)) == []


def test_whoever_changed_the_claim_afterwards_has_seen_it() -> None:
    event = make_supersession(None, None, as_of="2021-08-15")
    whole = claim(event, figures=())
    assert claim_overtaken(whole, date(2021, 8, 14)) == ()
    assert claim_overtaken(whole, date(2021, 8, 15)) == (event,)
    later: datetime = NOW + timedelta(days=1)
    assert claim_overtaken(replace(whole, at=later), date(2026, 1, 1)) == ()


def ranks(given: ClaimFacts, day: date | None = None) -> list[tuple[str, Rank, str]]:
    return [
        (value.figure.text if value.figure else "", value.rank, value.since)
        for value in history(given, day)
    ]


def test_the_history_ranks_values_by_time() -> None:
    assert ranks(claim(IRAN, BELARUS)) == [
        (SIX, Rank.DEPRECATED, "2021"),
        (NINE, Rank.DEPRECATED, "2023-07-04"),
        (TEN, Rank.NORMAL, "2024-07-04"),
    ]
    assert ranks(claim(IRAN, BELARUS, figures=(TEN,))) == [
        (SIX, Rank.DEPRECATED, "2021"),
        (NINE, Rank.DEPRECATED, "2023-07-04"),
        (TEN, Rank.PREFERRED, "2024-07-04"),
    ]
    assert ranks(claim(IRAN, BELARUS), date(2023, 8, 1)) == [
        (SIX, Rank.DEPRECATED, "2021"),
        (NINE, Rank.NORMAL, "2023-07-04"),
    ]


def test_a_claim_that_nothing_overtook_has_its_figures_for_a_history() -> None:
    assert ranks(claim()) == [(SIX, Rank.NORMAL, "2021")]


def test_a_claim_overtaken_as_a_whole_is_a_deprecated_value() -> None:
    whole = claim(make_supersession(None, None, as_of="2021-08-15"), figures=())
    assert ranks(whole) == [("", Rank.DEPRECATED, "")]


def test_a_value_that_came_back_is_not_overtaken_by_what_it_followed() -> None:
    filled = make_supersession("4 posts @2020-07", "0 posts @2020-12", as_of="2020-12")
    lapsed = make_supersession("0 posts @2020-12", "4 posts @2024-09", as_of="2024-09")
    values = ranks(claim(filled, lapsed, figures=("4 posts @2020-07",)))
    assert values[-1] == ("4 posts @2024-09", Rank.NORMAL, "2024-09")


def test_an_event_is_told_in_one_line() -> None:
    assert event_words(BELARUS) == (
        "since 2024-07-04 by 6 of 10 States (osce2024): Belarus joined."
    )
    assert event_words(make_supersession(None, None, as_of="2021")) == (
        "since 2021 (osce2024): It changed."
    )
