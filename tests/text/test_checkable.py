"""Why a sentence counts as checkable, by rule."""

from __future__ import annotations

import pytest

from evidence.text.checkable import REASONS, Reason, Sort, checkable
from evidence.text.document import Span


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The port has 54 berths.", "figure “54 berths”"),
        ("Spending has grown tenfold since.", "figure “tenfold”"),
        ("It was closed on 12 May 2019.", "date “12 May 2019”"),
        ("They began with it in 2016.", "date “2016”"),
        ("Among them are Arvik, Bessel and Corran.",
         "roster “Arvik, Bessel and Corran”"),
        ("She called it “a slow and bitter end” then.",
         "quotation “a slow and bitter end”"),
        ("The majority of crews left.", "quantifier “the majority of”"),
        ("There are still no studies of it.", "quantifier “there are still no”"),
        ("None of the port cities paid.", "quantifier “none of the port cities”"),
        ("It is the largest of its kind.", "superlative “largest of”"),
        ("This was the only way out.", "superlative “only way”"),
        ("The ministry of Bessel denied it.", "attribution “Bessel … denied”"),
        ("It is, according to them, closed.", "attribution “according to”"),
        ("The masts are said to be rotten.", "attribution “are said to”"),
    ],
)  # fmt: skip
def test_a_sentence_counts_by_a_rule_and_says_the_words(text: str, reason: str) -> None:
    assert [str(each) for each in checkable(text)] == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "This is how it looks to me.",
        "Most of the argument is left out.",
        "At best it is late.",
        "One of them is the other.",
        "So the “end” was near.",
        "China’s norms are what they are.",
        "Its licence is CC BY 4.0.",
        "Not only that, but more.",
    ],
)
def test_other_sentences_do_not_count(text: str) -> None:
    assert checkable(text) == ()


def test_a_citations_own_year_and_names_are_not_the_sentences() -> None:
    text = "It is so (Arvik, Bessel and Corran 2019, 12)."

    assert checkable(text, cited=[Span(9, 44)]) == (
        Reason(Sort.CITATION, "(Arvik, Bessel and Corran 2019, 12)"),
    )


def test_a_block_quotation_counts_as_one() -> None:
    assert checkable("Nobody ever knew.", quotation=True) == (
        Reason(Sort.QUOTATION, "Nobody ever knew."),
    )


def test_every_rule_says_why_in_words() -> None:
    assert set(REASONS) == set(Sort)


def test_a_hostile_sentence_takes_no_long_time() -> None:
    for piece in ("A", "A, ", "“a ", "Ab Cd ", "of the ", '"', "1,", "A, B and "):
        checkable(piece * (100_000 // len(piece)))
