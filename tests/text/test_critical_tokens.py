"""What may not change in a sentence, whatever else does."""

import pytest

from evidence.text.critical_tokens import critical_difference, critical_tokens


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("It rose by 4.3 % in May.", "It rose by 4.8 % in May.",
         "“4.8 %” instead of “4.3 %”"),
        ("It did not rise.", "It did rise.", "“not” is missing"),
        ("It didn't rise.", "It rises.", "“didn't” is missing"),
        ("Some 12 million left.", "Some 12 billion left.",
         "“billion” instead of “million”"),
        ("In May it fell.", "In June it fell.", "“June” instead of “May”"),
        ("Then Berg spoke to Lund.", "Then Lund spoke to Berg.",
         "“Lund” is added; “Lund” is missing"),
        ("It is below −0.42.", "It is below 0.42.", "“0.42” instead of “−0.42”"),
        ("p < .05", "p = .05", "“=” instead of “<”"),
        ("It cost $5.", "It cost €5.", "“€5” instead of “$5”"),
        ("More than 5 came.", "Less than 5 came.", "“Less” instead of “More”"),
        ("At least five ships.", "At least 6 ships.", "“6” instead of “five”"),
        ("It was denied.", "It was stated.", "“denied” is missing"),
    ],
)  # fmt: skip
def test_a_critical_change_is_told(before: str, after: str, difference: str) -> None:
    assert critical_difference(before, after) == difference


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Former staff told of five ships.", "The former staff told of 5 ships."),
        ("It lists 43,548 boats.", "In it 43 548 boats are listed."),
        ("About 50 per cent agreed.", "About 50% agreed."),
        ("Berg’s ship sank.", "The ship that Berg's yard built sank."),
        ("They may go.", "They can go."),
    ],
)
def test_other_words_are_not_critical(before: str, after: str) -> None:
    assert critical_difference(before, after) is None


def test_tokens_come_in_reading_order_with_their_kind() -> None:
    tokens = critical_tokens("In May, Berg did not sell 1,200 of five boats.")

    assert [(token.kind, token.value) for token in tokens] == [
        ("month", "may"),
        ("name", "berg"),
        ("negation", "not"),
        ("number", "1200"),
        ("number", "5"),
    ]
