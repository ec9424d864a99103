"""GRADE's sum of reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.ratings.base import InvalidLevel
from evidence.ratings.grade import DOMAINS, SCHEME, certainty, read_step

BIAS = {"risk_of_bias": {"steps": -1, "reason": "no blinding"}}


def test_randomised_evidence_starts_high_and_observational_low() -> None:
    assert SCHEME.parse_level("high", {"start": "randomised"}) == (
        "high",
        {"start": "high"},
    )
    assert SCHEME.parse_level("low", {"start": "Observational"}) == (
        "low",
        {"start": "low"},
    )


def test_steps_down_and_up_are_kept_with_their_reasons() -> None:
    assert SCHEME.parse_level(
        "moderate",
        {
            "start": "low",
            "up": {"large effect": {"steps": 1, "reason": " risk is doubled "}},
            "down": {"imprecision": {"steps": 0}},
        },
    ) == (
        "moderate",
        {
            "start": "low",
            "up": {"large_effect": {"steps": 1, "reason": "risk is doubled"}},
        },
    )


def test_a_level_that_is_not_the_sum_is_refused_with_the_sum() -> None:
    with pytest.raises(InvalidLevel) as caught:
        SCHEME.parse_level("high", {"start": "high", "down": BIAS})
    assert str(caught.value) == (
        "GRADE certainty “high” doesn't follow from its reasons: "
        "start high −1 risk_of_bias = moderate"
    )


def test_the_sum_never_leaves_the_scale() -> None:
    down = {
        domain: {"steps": -2, "reason": "very serious"} for domain in DOMAINS["down"]
    }
    assert SCHEME.parse_level("very low", {"start": "high", "down": down})[0] == (
        "very low"
    )


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ({}, ("GRADE needs a start: high (randomised) or low (observational), and none "
             "was given")),
        ({"start": "medium"}, ("GRADE needs a start: high (randomised) or low "
                              "(observational), not “medium”")),
        ({"start": "high", "down": {"fraud": {"steps": -1, "reason": "x"}}},
         ("GRADE doesn't rate down for “fraud”; it does for: risk_of_bias, "
         "inconsistency, indirectness, imprecision, publication_bias")),
        ({"start": "high", "down": {"imprecision": {"steps": -3, "reason": "x"}}},
         "GRADE rates imprecision down by -2 to 0 steps, not -3"),
        ({"start": "low", "up": {"dose_response": {"steps": 2, "reason": "x"}}},
         "GRADE rates dose_response up by 0 to +1 steps, not +2"),
        ({"start": "high", "down": {"imprecision": {"steps": -1}}},
         "GRADE wants a reason for imprecision -1"),
        ({"start": "high", "down": {"imprecision": {"steps": "one"}}},
         "imprecision needs a whole number of steps"),
        ({"start": "high", "down": {"imprecision": -1}},
         "imprecision needs a whole number of steps"),
        ({"start": "high", "down": "imprecision"},
         "GRADE's “down” must map domains to steps"),
        ({"start": "high", "because": "x"},
         ("GRADE certainty has no detail called because; details it takes: start, "
         "down, up")),
    ],
)  # fmt: skip
def test_details_that_grade_lacks_are_refused(
    details: dict[str, object], message: str
) -> None:
    with pytest.raises(InvalidLevel) as caught:
        SCHEME.parse_level("moderate", details)
    assert str(caught.value) == message


def test_an_unknown_level_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InvalidLevel, match="there are: high, moderate, low, very low"):
        SCHEME.parse_level("certain", {"start": "high"})


def test_a_step_is_read_from_the_command_line() -> None:
    assert read_step("indirectness:-1:another population: adults") == (
        "indirectness",
        {"steps": -1, "reason": "another population: adults"},
    )
    assert read_step("large_effect:+1:doubled")[1]["steps"] == 1


def test_a_step_in_another_form_is_refused() -> None:
    with pytest.raises(InvalidLevel, match="write domain:steps:reason"):
        read_step("indirectness, one step")


@given(
    start=st.sampled_from(["high", "low"]),
    down=st.dictionaries(st.sampled_from(sorted(DOMAINS["down"])), st.integers(-2, -1)),
)
def test_the_sum_of_any_reasons_is_accepted_and_reads_back_the_same(
    start: str, down: dict[str, int]
) -> None:
    steps: dict[str, dict[str, int | str]] = {
        name: {"steps": value, "reason": "why"} for name, value in down.items()
    }
    level = certainty(start, steps, {})
    stored = SCHEME.parse_level(level, {"start": start, "down": steps})
    assert SCHEME.parse_level(*stored) == stored


def test_a_level_is_described_with_its_symbols() -> None:
    assert SCHEME.describe("low") == "low certainty ⊕⊕○○"
    assert SCHEME.independent_sources("high") == 0
