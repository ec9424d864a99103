"""Figures of prose with their values, units, comparators and dates."""

from __future__ import annotations

import pytest

from evidence.text.figures.report import figures_report


def told(text: str) -> list[tuple[object, ...]]:
    return [
        (one["value"], one["unit"], one["comparator"], one["as_of"])
        for one in figures_report(text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Sales of 3.1 million and 1.8 million tonnes respectively.",
         [(3100000, "tonnes", "eq", None), (1800000, "tonnes", "eq", None)]),
        ("1 in 6 children and nearly three quarters of adults read.",
         [(16.67, "%", "eq", None), (75, "%", "about", None)]),
        ("It is more than double the rate, and prices halved.",
         [(2, "times", "over", None), (0.5, "times", "eq", None)]),
        ("It cost US$ 1.5bn, or €1.2 million a year.",
         [(1500000000, "USD", "eq", None), (1200000, "EUR", "eq", None)]),
        ("The deficit was −0.42 percentage points.",
         [(-0.42, "percentage points", "eq", None)]),
        ("It fell to 1.234.567 tonnes, 1 300 000 tonnes or 1,234.5 tonnes.",
         [(1234567, "tonnes", "eq", None), (1300000, "tonnes", "eq", None),
          (1234.5, "tonnes", "eq", None)]),
        ("Il vaut 1.234,5 euros.", [(1234.5, "EUR", "eq", None)]),
        ("12 deaths per 100,000 people were counted.",
         [(12, "deaths per 100,000 people", "eq", None)]),
        ("Half a million people waited two and a half years.",
         [(500000, "people", "eq", None), (2.5, "years", "eq", None)]),
        ("It may last for over two decades, spread over 25 years.",
         [(2, "decades", "over", None), (25, "years", "eq", None)]),
        ("All aged 12 to 65; 83 brands or more; 30 firms at most.",
         [([12, 65], "years", "between", None), (83, "brands", "atleast", None),
          (30, "firms", "upto", None)]),
        ("United States companies sold 12 United States aircraft.",
         [(12, "United States aircraft", "eq", None)]),
    ],
)  # fmt: skip
def test_a_figure_has_value_unit_and_comparator(
    text: str, figures: list[tuple[object, ...]]
) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("In 2018, 54 states and 12 firms signed; by 2020, 61 had.",
         [(54, "states", "eq", "2018"), (12, "firms", "eq", "2018"),
          (61, "firms", "eq", "2020")]),
        ("Sales of 3 tonnes and 1 tonne were seen in 2019 and 2020 respectively.",
         [(3, "tonnes", "eq", "2019"), (1, "tonne", "eq", "2020")]),
        ("Prices doubled between 2010 and 2015.", [(2, "times", "eq", "2010/2015")]),
        ("Since 2017, 380 sites were built.", [(380, "sites", "eq", "2017/..")]),
        ("The firm, founded in 1995, employs 4,000 workers.",
         [(4000, "workers", "eq", None)]),
        ("There are 12 firms (Smith 2019).", [(12, "firms", "eq", None)]),
        ("Of 22 states, 12 voted on 8 July 2019.",
         [(22, "states", "eq", "2019-07-08"), (12, "states", "eq", "2019-07-08")]),
    ],
)  # fmt: skip
def test_each_figure_has_the_date_of_its_clause(
    text: str, figures: list[tuple[object, ...]]
) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The 19th National Congress passed Law No. 12, Article 5(2).",
        "COVID-19, the G20, 16+1, a Boeing 737 and 5G masts.",
        "Call +49 30 1234 5678 at 10:30, or see 10.1000/182.",
        "See [12, 13], sections 3 and 4.2, and Smith (2019, p. 12).",
        "One of the main reasons is one that no one knows.",
        "Agenda 2030 and the 2019/20 season of the 1990s.",
        "Jane Doe, 45, said so on 5 July.",
        "It is a double standard of the twenty-first century.",
    ],
)
def test_labels_names_and_years_are_no_figures(text: str) -> None:
    assert figures_report(text) == []


def test_a_part_of_a_whole_is_of_no_unit_that_it_shares() -> None:
    found = figures_report("It rose by 3 % in 2014; 1 in 6; 20 % by 2030.")

    assert [(one["text"], one["unit"], one["scope"]) for one in found][1] == (
        "1 in 6",
        "%",
        "",
    )
