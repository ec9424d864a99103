"""FIG014: an input that is older than its topic's shelf life."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.facts import DerivationFacts, InputFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Policy
from evidence.rules.figures.derivation_fallen import DerivationFallen
from evidence.text.figures import parse_figure
from tests.factories import NOW, make_claim, make_context


def told(given: str, derived: str, days: int | None) -> list[tuple[str, object]]:
    source = make_claim("brands", topic="brands", figures=[given])
    inputs = (InputFacts("a", "brands", "brands", None, 1, parse_figure(given)),)
    formula = DerivationFacts(
        "f", parse_figure(derived), "a / 2", inputs, "tester", NOW
    )
    claim = replace(make_claim("half", figures=[derived]), derivations=(formula,))
    context = make_context(source, claim, policy=Policy(shelf_life={"brands": days}))
    return [
        (draft.message, draft.severity)
        for draft in DerivationFallen().check(claim, context)
    ]


def test_an_input_whose_shelf_life_is_over_is_a_warning() -> None:
    assert told("84 brands @2020-03-01", "42 brands", 365) == [
        (
            (
                "42 brands is worked out as a / 2, and what it is worked out from has "
                "fallen (a = brands#1: it was good until 2021-03-01)"
            ),
            Severity.WARNING,
        )
    ]


@pytest.mark.parametrize(
    ("given", "derived", "days"),
    [
        ("84 brands @2026-11", "42 brands", 365),
        ("84 brands @2020-03-01", "42 brands", None),
        ("84 brands", "42 brands", 365),
        ("84 brands @2020-03-01", "42 brands @2020-03-01", 365),
    ],
)
def test_what_is_good_or_says_of_when_it_is_has_not_fallen(
    given: str, derived: str, days: int | None
) -> None:
    assert told(given, derived, days) == []
