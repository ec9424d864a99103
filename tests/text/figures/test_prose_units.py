"""What stands behind a number."""

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
        ("Presidents have two five-year terms.",
         [(2, "terms", "eq"), (5, "year", "eq")]),
        ("A four-member panel met on a one-point rise.",
         [(4, "member", "eq"), (1, "point", "eq")]),
        ("About 80,000 Uighur were moved and 12 Chinese arrested.",
         [(80000, "Uighur", "about"), (12, "Chinese", "eq")]),
        ("There were 593 deaths and 1,149 injured.",
         [(593, "deaths", "eq"), (1149, "injured", "eq")]),
        ("It has roughly 120 T-72 tanks.", [(120, "T-72 tanks", "about")]),
        ("It fell to minus 41 degrees Celsius.", [(-41, "degrees Celsius", "eq")]),
        ("He took 10 mg for 47 pupils per teacher.",
         [(10, "mg", "eq"), (47, "pupils per teacher", "eq")]),
        ("Mortality was 3.2 per 1,000 live births.",
         [(3.2, "per 1,000 live births", "eq")]),
        ("It paid SFr 1.2bn, CAD 3m, ¥120 billion and Rs 1,200 crore.",
         [(1200000000, "CHF", "eq"), (3000000, "CAD", "eq"),
          (120000000000, "JPY", "eq"), (12000000000, "INR", "eq")]),
        ("Beijing spent ¥5 million.", [(5000000, "CNY", "eq")]),
        ("The deficit was 3.5 trn roubles.", [(3500000000000, "RUB", "eq")]),
        ("They cut rates by half a percentage point.",
         [(0.5, "percentage points", "eq")]),
        ("It weighs one tonne.", [(1, "tonne", "eq")]),
    ],
)  # fmt: skip
def test_the_unit_is_what_is_measured_or_counted(
    text: str, figures: list[tuple[object, ...]]
) -> None:
    assert told(text) == figures
