"""The Admiralty code to the letter."""

from __future__ import annotations

from itertools import pairwise

import pytest

from evidence.ratings.admiralty import SCHEME
from evidence.ratings.base import Confidence, InvalidLevel


@pytest.mark.parametrize("text", ["B2", "b2", " B 2 ", "B-2", "b/2"])
def test_a_code_is_read_in_its_usual_spellings(text: str) -> None:
    assert SCHEME.parse_level(text) == ("B2", {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("G2", "there is no source reliability “G”; there are: A, B, C, D, E, F"),
        ("B7", "there is no information credibility “7”; there are: 1, 2, 3, 4, 5, 6"),
        (
            "2B",
            (
                "“2B” is no Admiralty code: a letter A to F for the source and a "
                "digit 1 to 6 for the information, as in B2"
            ),
        ),
    ],
)
def test_a_code_that_does_not_exist_is_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidLevel) as caught:
        SCHEME.parse_level(text)
    assert str(caught.value) == message


def test_a_code_is_described_in_words() -> None:
    assert SCHEME.describe("B2") == "usually reliable; probably true"
    assert SCHEME.describe("F6") == (
        "reliability cannot be judged; truth cannot be judged"
    )


def test_both_parts_are_defined() -> None:
    assert [text.split(";")[0] for text in SCHEME.definitions("A5")] == [
        "No doubt about the source's authenticity, trustworthiness or competence",
        "Not confirmed",
    ]


@pytest.mark.parametrize(
    ("code", "confidence"),
    [
        ("A1", "high"),
        ("A2", "high"),
        ("B1", "high"),
        ("B2", "moderate"),
        ("C1", "moderate"),
        ("C3", "low"),
        ("D3", "low"),
        ("E1", "low"),
        ("E5", "very low"),
        ("A6", "unrated"),
        ("F3", "unrated"),
        ("F1", "moderate"),
        ("F6", "unrated"),
    ],
)
def test_the_house_table_gives_the_confidence(code: str, confidence: str) -> None:
    assert SCHEME.confidence(code) == confidence


def test_no_better_letter_or_digit_ever_lowers_the_confidence() -> None:
    table = {
        (letter, digit): SCHEME.confidence(f"{letter}{digit}").rank
        for letter in "ABCDE"
        for digit in "12345"
    }
    for better, worse in pairwise("ABCDE"):
        assert all(table[better, digit] >= table[worse, digit] for digit in "12345")
    for better, worse in pairwise("12345"):
        assert all(table[letter, better] >= table[letter, worse] for letter in "ABCDE")


def test_what_cannot_be_judged_is_unrated_for_every_letter() -> None:
    assert {SCHEME.confidence(f"{letter}6") for letter in "ABCDEF"} == {
        Confidence.UNRATED
    }


def test_confirmed_presupposes_two_independent_sources() -> None:
    assert SCHEME.independent_sources("A1") == 2
    assert SCHEME.independent_sources("A2") == 0


def test_a_reason_may_stand_for_the_second_source() -> None:
    assert SCHEME.parse_level("B1", {"despite": " seen in the register "}) == (
        "B1",
        {"despite": "seen in the register"},
    )
    with pytest.raises(InvalidLevel, match="“despite” must be a text"):
        SCHEME.parse_level("B1", {"despite": " "})
