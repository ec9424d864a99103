"""Words beside a quotation that it leaves off."""

from __future__ import annotations

import pytest

from evidence.text.quotations.cuts import Cut, cuts_at, is_kept

NEGATED = "It is not true that the tests failed in May, he said."


def cuts(text: str, words: str) -> tuple[Cut, ...]:
    start = text.index(words)
    return cuts_at(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "word", "kind"),
    [
        (NEGATED, "true that the tests failed", "not", "negation"),
        ("He did not pay the fine.", "pay the fine", "not", "negation"),
        ("She didn't sign the letter.", "sign the letter", "didn't", "negation"),
        ("If the dam fails, the town floods.", "the dam fails", "If", "condition"),
        ("Allegedly the mayor was paid.", "the mayor was paid", "Allegedly", "report"),
        (
            "Some of you think that it is dead.",
            "you think that it is",
            "Some",
            "amount",
        ),
        ("Nearly half went home.", "half went home", "Nearly", "amount"),
        ("They pay unless it rains.", "They pay", "unless", "condition"),
        ("We will come if we are asked.", "We will come", "if", "condition"),
    ],
)
def test_a_turning_word_at_the_cut_is_told(
    text: str, words: str, word: str, kind: str
) -> None:
    (found,) = cuts(text, words)
    assert (found.word, found.kind) == (word, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He paid the fine. It was not much.", "He paid the fine"),
        ("It was not much. He paid the fine.", "He paid the fine"),
        ("It was not cheap, but he paid the fine.", "he paid the fine"),
        ("The mayor, who was new, paid the fine.", "paid the fine"),
    ],
)
def test_words_of_another_clause_are_no_cut(text: str, words: str) -> None:
    assert cuts(text, words) == ()


def test_the_context_is_the_words_of_the_sentence() -> None:
    (found,) = cuts(NEGATED, "true that the tests failed")
    assert found.context == "It is not"


def test_what_the_manuscript_says_itself_is_no_loss() -> None:
    (found,) = cuts("He did not pay the fine.", "pay the fine")

    assert is_kept(found, "Nobody says that he ever did: he did not ", " at all.")
    assert is_kept(found, "he never could ", "")
    assert is_kept(found, "he didn’t ", "")
    assert not is_kept(found, "In the end he had to ", " at all.")
    assert not is_kept(found, "It was not much. In the end he had to ", "")
