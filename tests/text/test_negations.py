"""Whether a clause denies the figure that it prints."""

from __future__ import annotations

import pytest

from evidence.text.negations import is_negated


@pytest.mark.parametrize(
    "text",
    [
        "18 States did not sign",
        "18 States didn’t sign the letter",
        "it was not 18 but 19",
        "none of the 18 States signed",
        "the letter went out without 18 of them",
        "In 2019, no 18 States ever signed, and 39 did",
        "it never reached 18 States",
    ],
)
def test_a_negation_in_the_figures_clause_denies_it(text: str) -> None:
    at = text.index("18")

    assert is_negated(text, at, at + 2)


@pytest.mark.parametrize(
    "text",
    [
        "18 States signed",
        "no fewer than 18 States signed",
        "not only 18 States signed",
        "not more than 18 States signed",
        "Turkey did not object, and 18 States signed",
        "18 States signed, but others did not",
        "18 States signed while Turkey did not",
        "18 States signed after Turkey could not",
        "see resolution No. 18",
    ],
)
def test_another_clause_or_a_mere_comparison_does_not(text: str) -> None:
    at = text.index("18")

    assert not is_negated(text, at, at + 2)
