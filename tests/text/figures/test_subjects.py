"""What a number counts, by its subject."""

from __future__ import annotations

import pytest

from evidence.text.figures.report import figures_report


def told(text: str) -> list[tuple[object, ...]]:
    return [
        (one["value"], one["unit"], one["comparator"]) for one in figures_report(text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The number of police posts, which stood at 86, has reached at least 620.",
         [(86, "police posts", "eq"), (620, "police posts", "atleast")]),
        ("It cut the number of deputies from 630 to 400 and that of senators to 200.",
         [(630, "deputies", "eq"), (400, "deputies", "eq"), (200, "senators", "eq")]),
        ("The refugees, who numbered fewer than 750,000, left.",
         [(750000, "refugees", "under")]),
        ("The population could peak at nearly 11 billion.",
         [(11000000000, "people", "about")]),
        ("Yields fell by a factor of more than five.", [(5, "times", "over")]),
        ("Beds per 1,000 inhabitants declined from 6.4 to 5.0.",
         [(6.4, "Beds per 1,000 inhabitants", "eq"),
          (5, "Beds per 1,000 inhabitants", "eq")]),
        ("At 8.3 million, the number of births was low.", [(8300000, "births", "eq")]),
    ],
)  # fmt: skip
def test_a_number_counts_what_its_subject_says(
    text: str, figures: list[tuple[object, ...]]
) -> None:
    assert told(text) == figures
