"""Comparing printed names with an entry's: what folds away and what never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.names import Name
from evidence.text.citations.name_match import (
    Agreement,
    acronyms,
    compact,
    compare_name,
    fold,
    is_acronym,
    slip,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Alemdaroğlu", "alemdaroglu"),
        ("O’Neill", "oneill"),
        ("Graham-Harrison", "graham harrison"),
        ("Østergård", "ostergard"),
        ("Łukasz  Straße", "lukasz strasse"),
        ("S. W.", "s w"),
        ("e\u0301", "e"),
        ("𝕊mith", "smith"),
        ("Ǽlfric", "aelfric"),
    ],
)
def test_folding_takes_away_marks_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "name", "agreement"),
    [
        ("Lewis", Name("Lewis", "David"), Agreement.SAME),
        ("D. Lewis", Name("Lewis", "David"), Agreement.SAME),
        ("David Lewis", Name("Lewis", "D."), Agreement.SAME),
        ("Lewis, David", Name("Lewis", "David"), Agreement.SAME),
        ("T. G. Dubois", Name("Dubois", "Tom G."), Agreement.SAME),
        ("E. Lewis", Name("Lewis", "David"), Agreement.NONE),
        ("Ernest Lewis", Name("Lewis", "David"), Agreement.GIVEN),
        ("De Waal", Name("Waal", "Thomas", "de"), Agreement.SAME),
        ("Waal", Name("Waal", "Thomas", "de"), Agreement.SAME),
        ("Perrera", Name("Perera", "Anarkalee"), Agreement.CLOSE),
        ("Tao", Name("Xie", "Tao"), Agreement.SWAPPED),
        ("Yu-Jie", Name("Chen", "Yu-Jie"), Agreement.SWAPPED),
        ("Márquez", Name("García Márquez", "Gabriel"), Agreement.PART),
        ("Wong", Name("Wang", "Li"), Agreement.NONE),
        ("HRW", Name("", literal="Human Rights Watch"), Agreement.SAME),
        ("hrw", Name("", literal="Human Rights Watch"), Agreement.NONE),
        ("World Bank", Name("", literal="The World Bank"), Agreement.SAME),
        ("Amnesty", Name("", literal="Amnesty International"), Agreement.PART),
        ("Human Right Watch", Name("", literal="Human Rights Watch"), Agreement.CLOSE),
    ],
)
def test_each_difference_has_its_name(
    printed: str, name: Name, agreement: Agreement
) -> None:
    assert compare_name(printed, name) is agreement


def test_acronyms_are_formed_with_and_without_small_words() -> None:
    name = "Organization for Security and Co-operation in Europe"

    assert acronyms(name) == {"osce", "oscoe", "ofsacie", "ofsacoie"}
    assert acronyms("Reuters") == frozenset()
    assert compact("RFE/RL") in acronyms("Radio Free Europe/Radio Liberty")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("HRW", True), ("RFE/RL", True), ("MoD", True), ("Reuters", False), ("X", False)],
)
def test_an_acronym_is_told_by_its_capitals(printed: str, *, expected: bool) -> None:
    assert is_acronym(printed) is expected


def test_short_names_have_no_slips() -> None:
    assert slip("perrera", "perera")
    assert slip("smiht", "smith")
    assert not slip("wang", "wong")
    assert not slip("smith", "smith")
    assert not slip("smith", "smart")
