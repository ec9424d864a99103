"""The traps of comparing figures: a table of pairs, each read in both directions.

None of the first table's pairs may pass, whichever of the two is the claim. Those of
the second go together in at least one direction, and by which way is told.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence.text.figures import (
    AsOfVerdict,
    ComparatorVerdict,
    FigureComparison,
    Unlike,
    ValueVerdict,
    compare_figures,
    parse_figure,
)


def compare(claim: str, source: str) -> FigureComparison:
    return compare_figures(parse_figure(claim), parse_figure(source))


TRAPS = [
    ("43,548", "43,458", "different", ""),
    ("1,234", "1,243", "different", ""),
    ("57 States", "75 States", "different", ""),
    ("0.42", "0.24", "different", ""),
    ("3.4%", "4.3%", "different", ""),
    ("12..65 years", "12..56 years", "different", ""),
    ("12..65 years", "21..65 years", "different", ""),
    ("5 of 6 States", "6 of 65 States", "different", ""),
    ("380 facilities", "38 facilities", "different", ""),
    ("1,000,000", "100,000", "different", ""),
    ("2.04", "2.4", "different", ""),
    ("1 of 57", "51 of 57", "different", ""),
    ("on 2019-07-02", "on 2019-02-07", "different", ""),
    ("on 2013", "on 2031", "different", ""),
    ("12 million", "12 billion", "different", ""),
    ("1.2 billion people", "1.2 million people", "different", ""),
    ("57.95 billion yuan", "5.795 billion yuan", "different", ""),
    ("12 thousand", "12 million", "different", ""),
    (">1 million people", "<=1 thousand people", "different", ""),
    ("3%", "3 percentage points", "incomparable", "UNIT"),
    ("3 percentage points", "3 points", "incomparable", "UNIT"),
    ("25 basis points", "25%", "incomparable", "UNIT"),
    ("3 per cent points", "3%", "incomparable", "UNIT"),
    (">=80 camps", "<=80 camps", "equal", ""),
    ("up to 1 million people", "at least 1 million people", "equal", ""),
    ("fewer than 100", ">100", "equal", ""),
    ("around 50 %", "14 of 61", "different", ""),
    ("a third", "30%", "different", ""),
    ("two thirds", "66%", "different", ""),
    ("half", "49%", "different", ""),
    ("more than half", "19 of 57", "different", ""),
    ("48% of adults", "48% of children", "incomparable", "GROUP"),
    ("39 of 57 States", "68% of people", "incomparable", "GROUP"),
    ("2 times", "100%", "incomparable", "UNIT"),
    ("tenfold", "1000% increase", "different", ""),
    ("5% increase", "5% decrease", "different", ""),
    ("5% increase", "-5%", "different", ""),
    ("0.42", "-0.42", "different", ""),
    ("-3%", "3%", "different", ""),
    ("5 million US$", "5 million €", "incomparable", "UNIT"),
    ("$5 million", "€5 million", "incomparable", "UNIT"),
    ("$5", "£5", "incomparable", "UNIT"),
    ("5 yuan", "5 US$", "incomparable", "UNIT"),
    ("12 months", "1 year", "incomparable", "UNIT"),
    ("7 days", "7 years", "incomparable", "UNIT"),
    ("5 deaths per 1,000 people", "5 deaths per 100,000 people", "different", ""),
    ("5 per 1,000 people", "5 people", "incomparable", "RATE"),
    ("3 births per woman", "3 births", "incomparable", "RATE"),
    ("3% per year", "3%", "incomparable", "RATE"),
    ("5 per 1,000 births", "5 per 1,000 people", "incomparable", "RATE"),
    ("500 people", "500 households", "incomparable", "GROUP"),
    ("83 brands", "83 companies", "incomparable", "GROUP"),
    ("~50000 people", ">80000 Uighurs", "incomparable", "GROUP"),
    ("2013", "on 2013", "incomparable", "KIND"),
    ("on 2013", "2013 people", "incomparable", "KIND"),
    ("on 2019/..", "on 2019", "incomparable", "OPEN"),
    ("~4.3", "4.39", "different", ""),
    ("45", "43.5", "different", ""),
    ("61 facilities @2019-07/2020-06", "61 facilities @2020", "equal", ""),
    ("61 facilities @2020-07/2021-06", "61 facilities @2020", "equal", ""),
]
"""Claim, source, the verdict on the numbers, and what keeps the two apart."""
WAYS = [
    ("50 basis points", "0.5 percentage points", "converted", "converted"),
    ("more than 70,000", "80,000", "within", "different"),
    (">80,000", ">70,000", "different", "within"),
    ("at least 50%", "49.6%", "different", "rounded"),
    ("under 100", "100", "equal", "equal"),
    ("at most 25 years", "25 years", "equal", "equal"),
    ("~50%", "30 of 61", "rounded", "rounded"),
    ("a third", "33%", "equal", "equal"),
    ("a third", "33.4%", "rounded", "rounded"),
    ("two thirds", "67%", "equal", "equal"),
    ("a quarter", "1 of 4", "converted", "converted"),
    ("more than half", "31 of 57", "within", "different"),
    ("48% of adults", "48%", "equal", "equal"),
    ("39 of 57 States", "68% of States", "rounded", "rounded"),
    ("2 times", "+100%", "converted", "converted"),
    ("twice", "100% increase", "converted", "converted"),
    ("tenfold", "900% increase", "converted", "converted"),
    ("0.5 times", "50% decrease", "converted", "converted"),
    ("5% decrease", "-5%", "converted", "converted"),
    ("5% growth", "5% increase", "equal", "equal"),
    ("more than 50% increase", "1.6 times", "within", "different"),
    ("at least 20% decrease", "0.7 times", "within", "different"),
    ("-4.3", "-4.38", "truncated", "different"),
    ("US$5", "5 USD", "equal", "equal"),
    ("€5", "5 euros", "equal", "equal"),
    ("1.5 km", "1500 m", "converted", "converted"),
    ("1.5 km", "1499 m", "rounded", "rounded"),
    ("8 km", "5 miles", "rounded", "rounded"),
    ("2 weeks", "14 days", "converted", "converted"),
    ("48 hours", "2 days", "converted", "converted"),
    ("1 tonne", "1000 kg", "converted", "converted"),
    ("100 ha", "1 km²", "converted", "converted"),
    ("2 decades", "20 years", "converted", "converted"),
    (
        "5 deaths per 1,000 people",
        "500 deaths per 100,000 people",
        "converted",
        "converted",
    ),
    ("7 a week", "1 a day", "converted", "converted"),
    ("1.1 births per woman", "1.13 births per woman", "rounded", "rounded"),
    ("90 km per hour", "25 m per second", "converted", "converted"),
    ("5 per 1,000 people", "5 deaths per 1,000 people", "equal", "equal"),
    ("54 participating States", "54 States", "equal", "equal"),
    ("54", "54 States", "equal", "equal"),
    ("12..65", "12 to 65", "equal", "equal"),
    ("70..90", "80", "within", "different"),
    ("80", "70..90", "different", "within"),
    ("1.2..1.5 million", "1,210,000..1,490,000", "rounded", "rounded"),
    ("on 2019-07", "on 2019-07-02", "within", "incomparable"),
    ("on 2019-07-02", "on 2019-07", "incomparable", "within"),
    ("4.3 million", "4,312,500", "rounded", "rounded"),
    ("4.3 million", "4,390,000", "truncated", "different"),
    ("4.3", "4.35", "rounded", "rounded"),
    ("4.4", "4.35", "rounded", "rounded"),
    ("44", "43.5", "rounded", "rounded"),
    ("43", "43.5", "rounded", "rounded"),
    ("61 @2020", "61 @2020-03", "equal", "equal"),
    ("61 @2019-07/2020-06", "61 @2019-07/2020-06", "equal", "equal"),
    ("61 @2020", "61 @2021", "equal", "equal"),
    ("61 @2019/..", "61 @2018/2020", "equal", "equal"),
]
"""Claim, source, and the verdicts in both directions."""


@pytest.mark.parametrize(("one", "other", "value", "unlike"), TRAPS)
def test_a_trap_never_passes_in_either_direction(
    one: str, other: str, value: str, unlike: str
) -> None:
    there, back = compare(one, other), compare(other, one)

    assert not there.agrees
    assert not back.agrees
    assert there.value == value
    assert (there.unlike.name if there.unlike else "") == unlike
    assert there.unlike == back.unlike


@pytest.mark.parametrize(("one", "other", "value", "back"), WAYS)
def test_what_goes_together_is_told_by_which_way(
    one: str, other: str, value: str, back: str
) -> None:
    there, again = compare(one, other), compare(other, one)

    assert (there.value.value, again.value.value) == (value, back)


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TRAPS) >= 50
    assert len(TRAPS) + len(WAYS) >= 100


@pytest.mark.parametrize("unlike", list(Unlike))
def test_every_reason_says_itself_in_words(unlike: Unlike) -> None:
    assert unlike.value


def test_twelve_months_are_not_the_calendar_year() -> None:
    found = compare("61 facilities @2019-07/2020-06", "61 facilities @2020")

    assert (found.value, found.as_of) == (ValueVerdict.EQUAL, AsOfVerdict.SHIFTED)
    assert not found.agrees


def test_a_date_that_is_only_about_is_not_called_another_period() -> None:
    assert compare("61 @2019-07/2020-06", "61 @2020~").as_of is AsOfVerdict.OVERLAP


@given(st.integers(10, 10**9), st.data())
def test_two_swapped_digits_are_never_the_same_number(
    number: int, data: st.DataObject
) -> None:
    digits = list(str(number))
    one, other = data.draw(
        st.lists(st.integers(0, len(digits) - 1), min_size=2, max_size=2, unique=True)
    )
    assume(digits[one] != digits[other])
    digits[one], digits[other] = digits[other], digits[one]
    assume(digits[0] != "0")
    swapped = "".join(digits)

    assert compare(str(number), swapped).value is ValueVerdict.DIFFERENT
    assert compare(f"{number}%", f"{swapped}%").value is ValueVerdict.DIFFERENT


@given(st.decimals("0.1", 999, places=1), st.sampled_from(["", "~", ">", "<="]))
def test_a_scale_word_is_never_interchangeable(number: Decimal, hedge: str) -> None:
    claim, source = f"{hedge}{number} million people", f"{number} billion people"
    found = compare(claim, source)

    assert found.value in {ValueVerdict.DIFFERENT, ValueVerdict.WITHIN}
    if found.value is ValueVerdict.WITHIN:
        assert hedge == ">"
        assert compare(source, claim).value is ValueVerdict.DIFFERENT


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_opposite_bounds_never_agree(low: int, high: int) -> None:
    for over, under in ((">", "<"), (">=", "<="), (">", "<=")):
        there = compare(f"{over}{low} camps", f"{under}{high} camps")

        assert there.comparator is ComparatorVerdict.REVERSED
        assert not there.agrees


@given(st.decimals(1, 99_999, places=2), st.integers(0, 1))
def test_rounding_and_cutting_off_are_told_apart(number: Decimal, places: int) -> None:
    quantum = Decimal(1).scaleb(-places)
    cut = number.quantize(quantum, rounding="ROUND_DOWN")
    up = number.quantize(quantum, rounding="ROUND_HALF_UP")
    assume(cut != number)
    by_cut = compare(f"{cut} km", f"{number} km").value
    by_rounding = compare(f"{up} km", f"{number} km").value

    half = abs(number - cut) * 2 == quantum
    assert by_rounding is ValueVerdict.ROUNDED
    assert by_cut is (
        ValueVerdict.ROUNDED if cut == up or half else ValueVerdict.TRUNCATED
    )
    assert compare(f"{up + quantum} km", f"{number} km").value is ValueVerdict.DIFFERENT


@given(st.integers(1, 10**6), st.sampled_from([1_000, 10_000, 100_000]))
def test_rates_are_converted_exactly(number: int, per: int) -> None:
    source = f"{number} deaths per {per:,} people"
    claim = f"{number * 100} deaths per {per * 100:,} people"

    assert compare(claim, source).value is ValueVerdict.CONVERTED
    assert compare(claim, f"{number} deaths").value is ValueVerdict.INCOMPARABLE
