"""IPCC confidence with its evidence and agreement."""

from __future__ import annotations

import pytest

from evidence.ratings.base import InvalidLevel
from evidence.ratings.ipcc import SCHEME

BASIS = {"evidence": "Robust", "agreement": "medium"}


def test_a_level_stands_with_evidence_and_agreement() -> None:
    level, details = SCHEME.parse_level("High", BASIS)
    assert (level, details) == ("high", {"evidence": "robust", "agreement": "medium"})
    assert SCHEME.describe(level, details) == (
        "high confidence (robust evidence, medium agreement)"
    )
    assert SCHEME.describe(level) == "high confidence"


def test_a_level_without_its_basis_is_refused() -> None:
    with pytest.raises(InvalidLevel) as caught:
        SCHEME.parse_level("high", {"evidence": "robust"})
    assert str(caught.value) == (
        "IPCC confidence needs the detail “agreement”: high, medium, low"
    )


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises(InvalidLevel, match="no IPCC evidence “strong”; there are: rob"):
        SCHEME.parse_level("high", BASIS | {"evidence": "strong"})


def test_five_levels_become_the_ledgers_four() -> None:
    levels = ("very high", "high", "medium", "low", "very low")
    assert [SCHEME.confidence(level) for level in levels] == [
        "high",
        "high",
        "moderate",
        "low",
        "very low",
    ]
