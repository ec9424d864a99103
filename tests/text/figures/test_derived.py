"""Whether a claim's figure follows from others by a formula."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evidence.text.figures import parse_figure
from evidence.text.figures.derived import WorkedOut, show_number, work_out
from evidence.text.figures.formula import parse_formula
from evidence.text.figures.formula_tokens import FormulaError


def follow(claim: str, formula: str, **inputs: str) -> WorkedOut:
    given = {name: parse_figure(text) for name, text in inputs.items()}
    return work_out(parse_figure(claim), parse_formula(formula), given)


@pytest.mark.parametrize(
    ("claim", "formula", "inputs", "verdict"),
    [
        ("50%", "a/b*100", {"a": "30", "b": "60"}, "equal"),
        ("49%", "a/whole(a)*100", {"a": "30 of 61 facilities"}, "rounded"),
        ("54%", "a/whole(a)*100", {"a": "30 of 61 facilities"}, "different"),
        ("~50%", "a/whole(a)*100", {"a": "30 of 61"}, "rounded"),
        ("~50%", "a/whole(a)*100", {"a": "14 of 61"}, "different"),
        ("10 times", "b/a", {"a": "5.45 billion", "b": "57.95 billion"}, "truncated"),
        ("11 times", "b/a", {"a": "5.45 billion", "b": "57.95 billion"}, "rounded"),
        ("12 times", "b/a", {"a": "5.45 billion", "b": "57.95 billion"}, "different"),
        ("20%", "(b-a)/a*100", {"a": "10 camps", "b": "12 camps"}, "equal"),
        ("-20%", "(b-a)/a*100", {"a": "10 camps", "b": "12 camps"}, "different"),
        ("41.4%", "a*100", {"a": "0.41"}, "rounded"),
        ("41.6%", "a*100", {"a": "0.41"}, "different"),
        ("43 camps", "a+b", {"a": "40 camps", "b": "3 camps"}, "equal"),
        ("44 camps", "a+b", {"a": "40 camps", "b": "3 camps"}, "different"),
        (">=80 people", "a+b", {"a": ">70 people", "b": "10 people"}, "equal"),
        (">75 people", "a+b", {"a": ">70 people", "b": "10 people"}, "within"),
        (">85 people", "a+b", {"a": ">70 people", "b": "10 people"}, "different"),
        ("<90 people", "a+b", {"a": ">70 people", "b": "10 people"}, "different"),
        (">50%", "a/whole(a)*100", {"a": "31 of 57 States"}, "within"),
        (">50%", "a/whole(a)*100", {"a": "19 of 57 States"}, "different"),
        ("22..75 people", "a+b", {"a": "12..65 people", "b": "10"}, "equal"),
        ("5 people", "a-b", {"a": ">70 people", "b": ">10 people"}, "incomparable"),
        ("99 years", "b-a", {"a": "on 2017", "b": "on 2116"}, "equal"),
        ("on 2019", "a+1", {"a": "2018"}, "incomparable"),
    ],
)
def test_a_figure_follows_or_it_does_not(
    claim: str, formula: str, inputs: dict[str, str], verdict: str
) -> None:
    found = follow(claim, formula, **inputs)

    assert found.verdict == verdict
    assert found.follows is (verdict not in {"different", "incomparable"})


def test_the_formula_is_shown_with_numbers_and_its_value() -> None:
    found = follow("~50%", "a / whole(a) * 100", a="30 of 61 facilities")

    assert (found.filled, found.shown) == ("30 / 61 * 100", "49.1803")
    assert found.why == "the value, rounded to the last digit shown"


def test_a_bound_among_the_inputs_makes_the_value_a_bound() -> None:
    found = follow("80 people", "a + 10", a=">70 people")

    assert found.shown == "at least 80"
    assert found.comparator == "dropped"


def test_rounding_in_the_inputs_is_said_to_be_the_reason() -> None:
    found = follow("10.64 times", "b/a", a="5.45 billion yuan", b="57.95 billion yuan")

    assert found.verdict == "rounded"
    assert found.why == "equal within the rounding of the inputs"
    assert Fraction(1064, 100) in found.possible


@pytest.mark.parametrize(
    ("formula", "inputs", "message"),
    [
        ("a + b", {"a": "1"}, "b stands for nothing"),
        ("whole(a)", {"a": "1"}, "a is 1, and not part of a whole"),
        ("a + 1", {"a": "on 2019-07-02"}, "a is the date on 2019-07-02, not a number"),
        ("1 / a", {"a": "0"}, "the formula divides by zero"),
    ],
)
def test_what_cannot_be_worked_out_is_told(
    formula: str, inputs: dict[str, str], message: str
) -> None:
    with pytest.raises(FormulaError, match=message):
        follow("1", formula, **inputs)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(1, 3), "0.333333"),
        (Fraction(100, 3), "33.3333"),
        (Fraction(1_234_567), "1,234,567"),
        (Fraction(5, 2), "2.5"),
        (Fraction(100), "100"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(20_000_000, 3), "6,666,670"),
    ],
)
def test_numbers_are_shown_as_people_read_them(number: Fraction, shown: str) -> None:
    assert show_number(number) == shown
