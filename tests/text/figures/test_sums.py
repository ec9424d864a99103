"""Sums are read where a sentence's words make them certain."""

from __future__ import annotations

import pytest

from evidence.text.figures.sums import adds_up, sums_in


@pytest.mark.parametrize(
    ("text", "total", "parts", "right"),
    [
        (
            "It has 1.2 million members in A, 0.8 million in B, a total of 2.5 mn.",
            "2.5 million members",
            ["1.2 million members", "0.8 million members"],
            False,
        ),
        (
            (
                "There are 1.2 million in A, 0.8 million in B and 0.5 million in C, "
                "2.5 million in all."
            ),
            "2.5 million",
            ["1.2 million", "0.8 million", "0.5 million"],
            True,
        ),
        (
            (
                "A total of 61 camps: 20 camps in the north, 30 in the south and 12 in "
                "the east."
            ),
            "61 camps",
            ["20 camps", "30 camps", "12 camps"],
            False,
        ),
        (
            "It lost 300 men in May, 200 in June and 100 in July, altogether 700 men.",
            "700 men",
            ["300 men", "200 men", "100 men"],
            False,
        ),
        (
            "45% agreed, 30% disagreed and the remaining 20% did not know.",
            "100%",
            ["45%", "30%", "20%"],
            False,
        ),
        (
            "45% agreed, 30% disagreed and the rest, 25%, did not know.",
            "100%",
            ["45%", "30%", "25%"],
            True,
        ),
    ],
)
def test_a_row_of_figures_makes_up_its_total_or_not(
    text: str, total: str, parts: list[str], *, right: bool
) -> None:
    [found] = sums_in(text)

    assert found.whole.text == total
    assert [part.text for part in found.parts] == parts
    assert adds_up(found.parts, found.whole) is right


@pytest.mark.parametrize(
    "text",
    [
        "45% agreed, 30% disagreed and 20% did not know.",
        "Some 300 people, including 40 children, a total of 400.",
        "It rose from 12 people to 40 people, a total of 60 people.",
        "A total of 61 sites: 20 camps, 30 jails and 12 schools.",
        "Of 61 people, of whom 20 left, 12 died, in total a loss of 33 people.",
    ],
)
def test_what_is_not_said_to_be_a_sum_is_none(text: str) -> None:
    assert list(sums_in(text)) == []


def test_thirds_make_up_a_whole_as_they_are_rounded() -> None:
    [found] = sums_in("33% said yes, 33% no and the remaining 33% nothing.")
    assert adds_up(found.parts, found.whole) is True


def test_bounds_leave_room() -> None:
    [found] = sums_in("It has more than 10 men in A and 20 men in B, 50 men in all.")
    assert adds_up(found.parts, found.whole) is True
