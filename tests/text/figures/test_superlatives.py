"""Words that put one thing above all others, or first."""

from __future__ import annotations

import pytest

from evidence.text.figures.superlatives import firsts_in, superlatives_in


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in superlatives_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The largest and oldest lender.", ["largest", "oldest"]),
        ("Its only member.", ["only"]),
        ("It is the most populous state.", ["most"]),
        ("At least 22, at most 30.", []),
        ("Most of the states signed.", []),
        ("Only 22 signed, not only here.", []),
    ],
)
def test_superlatives_have_their_places(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was the first state ever to leave.", ["the first state ever to"]),
        ("They were the first to sign.", ["the first to"]),
        ("It is the first such vote.", ["the first"]),
        ("It voted for the first time.", ["for the first time"]),
        ("A first-ever vote.", ["first-ever"]),
        ("At first they refused.", []),
        ("First, they refused.", []),
        ("In the first quarter of 2020 it grew.", []),
        ("It was the first of two letters.", []),
    ],
)
def test_firsts_are_told_from_ordinals(text: str, words: list[str]) -> None:
    assert [one.words for one in firsts_in(text)] == words
