"""ICD 203's three levels of confidence."""

from __future__ import annotations

import pytest

from evidence.ratings.base import InvalidLevel
from evidence.ratings.icd203 import SCHEME


@pytest.mark.parametrize("text", ["moderate", "Moderate", "moderate confidence"])
def test_a_level_is_read_with_or_without_the_word_confidence(text: str) -> None:
    assert SCHEME.parse_level(text) == ("moderate", {})
    assert SCHEME.describe("moderate") == "moderate confidence"


def test_an_unknown_level_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InvalidLevel) as caught:
        SCHEME.parse_level("very low")
    assert str(caught.value) == (
        "there is no ICD 203 confidence “very low”; there are: high, moderate, low"
    )


@pytest.mark.parametrize("text", ["Very likely", "remote", "roughly even odds"])
def test_a_word_of_likelihood_is_no_level(text: str) -> None:
    with pytest.raises(InvalidLevel, match="is a degree of likelihood"):
        SCHEME.parse_level(text)


def test_each_level_has_its_criteria() -> None:
    assert SCHEME.definitions("low") == (
        (
            "Uncorroborated, from good or marginal sources; many assumptions; mostly "
            "weak inference; glaring gaps in what is known."
        ),
    )


def test_levels_keep_their_names_as_confidence() -> None:
    assert [SCHEME.confidence(level) for level in ("high", "moderate", "low")] == [
        "high",
        "moderate",
        "low",
    ]
