"""Parts and wholes are read from a sentence where its words make them certain."""

from __future__ import annotations

import pytest

from evidence.text.figures.parts import beside_in, breakdowns_in


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "There are 61 facilities, of which 20 are new and 50 were enlarged.",
            "61 facilities",
            ["20 facilities", "50 facilities"],
        ),
        (
            "It has 61 facilities (of which 14 are prisons); 500 people work there.",
            "61 facilities",
            ["14 facilities"],
        ),
        (
            "It counted 61 facilities; of these, 70 are of high security.",
            "61 facilities",
            ["70 facilities"],
        ),
        (
            "The fund has 12 members, of whom 65% are women and 45% men.",
            "12 members",
            ["65%", "45%"],
        ),
    ],
)
def test_a_total_is_broken_down_by_of_which(
    text: str, total: str, parts: list[str]
) -> None:
    [found] = breakdowns_in(text)

    assert found.total.text == total
    assert [part.text for part in found.parts] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Of 61 people, 20 left.",
        "It had 61 facilities. Of these, 14 were new.",
        "61 facilities were built, and 70 people of which nobody knows work there.",
        "Some 40% of the staff, of whom 500 live there, left.",
        "61 facilities, of which the oldest is 99 years old, remain.",
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    assert list(breakdowns_in(text)) == []


@pytest.mark.parametrize(
    ("text", "part", "share"),
    [
        ("14 of the 61 facilities (50%) were closed.", "14 of 61 facilities", "50%"),
        ("14 of 61 facilities, or 23 per cent, were.", "14 of 61 facilities", "23%"),
        ("About 50% (14 of 61) were closed.", "14 of 61", "~50%"),
    ],
)
def test_a_percentage_stands_beside_its_counts(
    text: str, part: str, share: str
) -> None:
    [found] = beside_in(text)

    assert (found.part.text, found.share.text) == (part, share)


@pytest.mark.parametrize(
    "text",
    [
        "14 of the 61 facilities were closed (50% of the schools).",
        "14 of 61, while 50% of the others were not.",
        "14 of 61 facilities. 50% of all were.",
    ],
)
def test_a_percentage_of_something_else_does_not(text: str) -> None:
    assert list(beside_in(text)) == []
