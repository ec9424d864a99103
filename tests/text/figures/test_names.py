"""Digits that name a thing and count nothing."""

from __future__ import annotations

import pytest

from evidence.text.figures.report import figures_report


@pytest.mark.parametrize(
    "text",
    [
        "Camp 14 and Camp 22 are described by the inquiry.",
        "The handset runs Android 12, and the model in Python 3.11.",
        "Deliveries of the 787 have resumed.",
        "Goods classified under HS 8542 are exempt.",
        "Formula 1 returns to the circuit.",
        "The regions follow NUTS 3 definitions.",
        "Ravi Menon (58), who joined the bank, succeeds her.",
        "She beat the top seed 6–4, 3–6, 7–5 and saw the 2–2 draw.",
        "The 14th Five-Year Plan and the Three Gorges were the topic.",
        "See Smith v. Jones [1987] 2 AC 241, at 255.",
        "After the coup of 18 Brumaire he ruled, and it may end around 2100.",
        "The number 10 bus was late, and the index (2015 = 100) fell.",
        "It is item 7 of its agenda.",
    ],
)
def test_the_number_of_a_name_is_no_figure(text: str) -> None:
    assert figures_report(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In Germany 12 firms closed.", 12),
        ("About 12 closed.", 12),
        ("The 28 members agreed.", 28),
        ("South Korea (58) led.", 58),
        ("It had a GDP 3.5 times as large.", 3.5),
    ],
)
def test_a_number_that_counts_is_none_of_a_name(text: str, number: float) -> None:
    assert [one["value"] for one in figures_report(text)] == [number]
