"""Numbers in words, shares, ranges and bounds."""

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
        ("A third of it, or two-thirds, was lost.",
         [(33.33, "%", "eq"), (66.67, "%", "eq")]),
        ("Between a third and a half of it was lost.", [([33.33, 50], "%", "between")]),
        ("The poorest fifth of homes, and about half were lost.",
         [(20, "%", "eq"), (50, "%", "about")]),
        ("It needs a two-thirds majority.", [(66.67, "%", "eq")]),
        ("Almost nine out of ten people, and one woman in three, agree.",
         [(90, "%", "about"), (33.33, "%", "eq")]),
        ("It took less than a year.", [(1, "year", "under")]),
        ("It is 15% fewer than a year earlier.", [(15, "%", "eq")]),
        ("All but three of them sit on a bench of three.",
         [(3, "", "eq"), (3, "", "eq")]),
        ("They voted three to two.", [(3, "", "eq"), (2, "", "eq")]),
        ("They pay roughly between 10 and 20 per cent.", [([10, 20], "%", "about")]),
        ("Camps ranged from 800 to more than 20,000 people.",
         [([800, 20000], "people", "between")]),
        ("The price is to go up to €55; fines are up to €20.",
         [(55, "EUR", "eq"), (20, "EUR", "upto")]),
        ("It names eighteen banks and over 200 people.",
         [(18, "banks", "eq"), (200, "people", "over")]),
        ("It grew in the second half of the year.", []),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_it_is_meant(
    text: str, figures: list[tuple[object, ...]]
) -> None:
    assert told(text) == figures
