"""Units that figures share with a neighbour."""

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
        ("The loan runs for 20 years with a grace period of five.",
         [(20, "years", "eq"), (5, "years", "eq")]),
        ("It was adopted by 128 votes to 9, with 35 abstentions.",
         [(128, "votes", "eq"), (9, "votes", "eq"), (35, "abstentions", "eq")]),
        ("It fell to 1.9 versus 4.6 mmol/L.",
         [(1.9, "mmol/L", "eq"), (4.6, "mmol/L", "eq")]),
        ("Of 1,204 patients, 612 (50.8%) were women.",
         [(1204, "patients", "eq"), (612, "patients", "eq"), (50.8, "%", "eq")]),
        ("Nausea was seen in 57 (19%) of 301 patients.",
         [(57, "patients", "eq"), (19, "%", "eq")]),
        ("Of 1,206 patients, after 1.8 years, 71 had died.",
         [(1206, "patients", "eq"), (1.8, "years", "eq"), (71, "patients", "eq")]),
        ("Of the 193 members, 22 of which are new, 45 abstained.",
         [(193, "members", "eq"), (22, "members", "eq"), (45, "members", "eq")]),
        ("It rose by 3.2 points (95% CI: 2.1 to 4.3; p < 0.001).",
         [(3.2, "points", "eq"), (95, "%", "eq"), ([2.1, 4.3], "points", "between"),
          (0.001, "", "under")]),
        ("Some 80,000 labourers, most of them under thirty, were moved.",
         [(80000, "labourers", "about")]),
        ("The mill had 300 workers, many of whom were over 60, in May.",
         [(300, "workers", "eq")]),
        ("They kept 41 stones, most of them under 30 kg.",
         [(41, "stones", "eq"), (30, "kg", "under")]),
        ("It lost 90 of 300 boats, and of these over 60 had been insured.",
         [(90, "boats", "eq"), (60, "boats", "over")]),
        ("Half of all pupils, or 12,300, failed.",
         [(50, "%", "eq"), (12300, "", "eq")]),
        ("Then 22 States signed, and 37 others refused.",
         [(22, "States", "eq"), (37, "States", "eq")]),
        ("The bank paid 1.3bn over ten years.",
         [(1300000000, "", "eq"), (10, "years", "eq")]),
        ("It cost $41bn ($3bn in fees) and 5 % in tax.",
         [(41000000000, "USD", "eq"), (3000000000, "USD", "eq"), (5, "%", "eq")]),
    ],
)  # fmt: skip
def test_a_unit_is_shared_only_with_what_it_belongs_to(
    text: str, figures: list[tuple[object, ...]]
) -> None:
    assert told(text) == figures
