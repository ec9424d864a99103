"""Ways in which prose writes numbers, fractions and tolerances."""

from __future__ import annotations

import pytest

from evidence.text.figures.report import figures_report


def read(text: str) -> list[tuple[object, str]]:
    return [(one["value"], one["unit"]) for one in figures_report(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dose was 5 ± 2 mg.", [([3, 7], "mg")]),
        ("The dose was 5 mg ± 2 mg.", [([3, 7], "mg")]),
        ("It weighed 12.3±0.4 kg.", [([11.9, 12.7], "kg")]),
        ("It took 30 +/- 5 days.", [([25, 35], "days")]),
        ("The effect was 1 ± 2 points.", [([-1, 3], "points")]),
    ],
)
def test_a_tolerance_makes_an_interval(
    text: str, found: list[tuple[object, str]]
) -> None:
    assert read(text) == found
    assert figures_report(text)[0]["comparator"] == "between"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About ⅓ of voters stayed home.", [(33.33, "%")]),
        ("⅔ of members left.", [(66.67, "%")]),
        ("It covers 1⅔ acres.", [(1.67, "acres")]),
        ("It lasted 2½ hours.", [(2.5, "hours")]),
        ("It grew to 2½ million people.", [(2500000, "people")]),
        ("It lost ½ million people.", [(500000, "people")]),
        ("Add 2 1/2 cups of flour.", [(2.5, "cups")]),
        ("A third grew up abroad.", [(33.33, "%")]),
        ("A third of households have no water.", [(33.33, "%")]),
        ("Few stayed; a quarter live in towns.", [(25, "%")]),
        ("Half said yes and a fifth were against.", [(50, "%"), (20, "%")]),
    ],
)
def test_fractions_are_shares_and_parts_of_numbers(
    text: str, found: list[tuple[object, str]]
) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A third was shot in May.",
        "A third man was seen.",
        "He came second and a third.",
    ],
)
def test_an_ordinal_is_no_fraction(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "written",
    [
        "1,234,567", "12,34,567", "1.234.567", "1 234 567", "1'234'567", "1’234’567",
        "1\u00a0234\u00a0567", "1\u2007234\u2007567", "1\u2009234\u2009567",
        "1\u202f234\u202f567",
    ],
)  # fmt: skip
def test_thousands_are_grouped_in_any_convention(written: str) -> None:
    digits = int("".join(filter(str.isdigit, written)))
    assert read(f"It has {written} people.") == [(digits, "people")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost ₹12,34,567.", [(1234567, "INR")]),
        ("It cost ₹12 crore.", [(120000000, "INR")]),
        ("It cost ₽500 million.", [(500000000, "RUB")]),
        ("It has 1200 members.", [(1200, "members")]),
        ("Some 2000 people fled.", [(2000, "people")]),
        ("It lost the 2019 elections.", []),
    ],
)
def test_signs_of_currencies_and_bare_thousands_are_read(
    text: str, found: list[tuple[object, str]]
) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Revenue rose to $3 billion in fiscal 2019.", "2019~"),
        ("In FY2019 it earned $3 billion.", "2019~"),
        ("FY19 profit was $3 million.", "2019~"),
        ("The deficit was 4 per cent in fiscal year 2018-19.", "2018/2019"),
        ("In the 2018/19 school year 300 schools closed.", "2018/2019"),
    ],
)
def test_a_fiscal_year_is_not_that_of_the_calendar(text: str, as_of: str) -> None:
    assert [one["as_of"] for one in figures_report(text)] == [as_of]
