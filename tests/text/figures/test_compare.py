"""The verdicts on a claim's figure beside its source's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.figures import (
    AsOfVerdict,
    Comparator,
    ComparatorVerdict,
    FigureComparison,
    ValueVerdict,
    compare_figures,
    parse_figure,
    unit_head,
)


def compare(claim: str, source: str) -> FigureComparison:
    return compare_figures(parse_figure(claim), parse_figure(source))


@pytest.mark.parametrize(
    ("claim", "source", "value", "comparator"),
    [
        # other numbers
        ("54 participating States", "57 participating States", "different", "same"),
        ("~50000 people", ">80000 people", "different", "dropped"),
        ("25 States", "23 States", "different", "same"),
        ("43548", "43458", "different", "same"),
        ("0.42", "-0.42", "different", "same"),
        ("12 million", "12 billion", "different", "same"),
        # hedges
        ("83 global brands", ">=83 brands", "equal", "dropped"),
        ("~83 brands", ">83 brands", "equal", "dropped"),
        (">=83 brands", "83 brands", "equal", "added"),
        ("~83 brands", "83 brands", "equal", "added"),
        (">83 brands", ">=83 brands", "equal", "same"),
        (">1000000 people", "<=1000000 people", "equal", "reversed"),
        (">1000000 people", "<=980000 people", "different", "reversed"),
        # rounding
        ("4.3 million", "4,312,500", "rounded", "same"),
        ("4,312,500", "4.3 million", "rounded", "same"),
        ("10 times", "10.6 times", "truncated", "same"),
        ("11 times", "10.6 times", "rounded", "same"),
        ("10 times", "11.2 times", "different", "same"),
        ("~10 times", "15.5 times", "different", "added"),
        ("~50000", "54999", "rounded", "added"),
        ("~50000", "55001", "different", "added"),
        ("-4.3", "-4.38", "truncated", "same"),
        ("54", "~50", "different", "dropped"),
        ("~54", "~50", "rounded", "same"),
        ("2.5", "2.45", "rounded", "same"),
        # bounds
        (">70,000", "80,000", "within", "added"),
        (">70,000", ">80,000", "within", "same"),
        (">80,000", ">70,000", "different", "same"),
        ("<100", "80", "within", "added"),
        (">=50%", "49.6%", "different", "added"),
        ("50%", "49.6%", "rounded", "same"),
        # parts, shares
        ("5 of 6 member States", "5 of 8 member States", "different", "same"),
        ("5 of 6 member States", "5 of 6 States", "equal", "same"),
        ("~50% (of the 61 facilities)", "30 of 61 facilities", "rounded", "added"),
        ("around 50 %", "14 of 61", "different", "added"),
        ("half of the facilities", "30 of 60 facilities", "converted", "same"),
        (">50% of the States", "39 of 57 States", "within", "added"),
        ("30 of 61", "~50%", "rounded", "dropped"),
        ("5 States", "5 of 8 States", "equal", "same"),
        ("5 of 8 States", "5 States", "incomparable", "same"),
        ("5 of 8 States", "6 States", "different", "same"),
        ("5 of 8 States", "5 of 8 people", "incomparable", "same"),
        ("5 of 8 States", "5 people", "incomparable", "same"),
        # intervals
        ("12..65 years", "12..65 years of age", "equal", "same"),
        ("12..65 years", "12..60 years", "different", "same"),
        ("1.2..1.5 million", "1,210,000..1,480,000", "rounded", "same"),
        ("70..90", "80", "within", "same"),
        ("70..90", "95", "different", "same"),
        ("70..90", ">80", "different", "dropped"),
        ("80", "70..90", "different", "same"),
        (">60", "70..90", "within", "added"),
        (">70", "70..90", "different", "added"),
        (">=70", "70..90", "within", "added"),
        ("<=90", "70..90", "within", "added"),
        # units
        ("~50000 people", ">80000 Uighurs", "incomparable", "dropped"),
        ("54 participating States", "54 States", "equal", "same"),
        ("54", "54 States", "equal", "same"),
        ("54%", "54", "incomparable", "same"),
        ("3%", "3 percentage points", "incomparable", "same"),
        ("2 decades", "20 years", "converted", "same"),
        ("1 tonne", "2 years", "incomparable", "same"),
        ("1.5 km", "1499 m", "rounded", "same"),
        # dates
        ("on 2019-07-02", "on 2019-07-02", "equal", "same"),
        ("on 2019-07", "on 2019-07-02", "within", "same"),
        ("on 2019-07-02", "on 2019", "incomparable", "same"),
        ("on 2019-07-02", "on 2019-07-03", "different", "same"),
        ("on 2019/..", "on 2019", "incomparable", "same"),
        ("2003 year (founded)", "on 2001-06-15", "different", "same"),
        ("2001 year (founded)", "on 2001-06-15", "within", "same"),
        ("99 years", "on 2001", "incomparable", "same"),
        ("2001 States", "on 2001", "incomparable", "same"),
    ],
)
def test_a_claims_figure_beside_its_sources(
    claim: str, source: str, value: str, comparator: str
) -> None:
    found = compare(claim, source)

    assert (found.value.value, found.comparator.value) == (value, comparator)


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("2021", "2021", AsOfVerdict.SAME),
        ("2017/2019", "2018", AsOfVerdict.OVERLAP),
        ("2019", "2020-03-01", AsOfVerdict.SOURCE_NEWER),
        ("2019", "2019-12-31", AsOfVerdict.OVERLAP),
        ("2019/..", "2024", AsOfVerdict.OVERLAP),
        ("2019", "../2018", AsOfVerdict.SOURCE_OLDER),
        ("2012", "2021", AsOfVerdict.SOURCE_NEWER),
        ("2021", "2012", AsOfVerdict.SOURCE_OLDER),
    ],
)
def test_times_are_compared_by_their_earliest_and_latest_days(
    claim: str, source: str, verdict: AsOfVerdict
) -> None:
    assert compare(f"5 @{claim}", f"5 @{source}").as_of is verdict


def test_a_figure_without_a_date_has_an_unknown_time() -> None:
    assert compare("5 @2019", "5").as_of is AsOfVerdict.UNKNOWN


@pytest.mark.parametrize(
    ("claim", "source", "note"),
    [
        (
            "54 participating States @2021",
            "57 participating States",
            (
                "54 participating States against 57 participating States: "
                "different numbers"
            ),
        ),
        (
            "10 times",
            "10.6 times",
            (
                "10 times against 10.6 times: the source's number, cut off after the "
                "last digit shown, not rounded"
            ),
        ),
        (
            "5 of 6 member States",
            "5 of 8 member States",
            (
                "5 of 6 member States against 5 of 8 member States: the whole is 8 in "
                "the source, not 6"
            ),
        ),
        (
            "~50%",
            "14 of 61",
            "~50% against 14 of 61: 23.0 % as a share; different numbers",
        ),
    ],
)
def test_the_note_gives_both_figures_and_the_reason(
    claim: str, source: str, note: str
) -> None:
    assert compare(claim, source).note == note


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        ("participating States bordering China", "state"),
        ("years of age", "year"),
        ("% of adults", "%"),
        ("per cent", "%"),
        ("percentage points", "percentage point"),
        ("people", "person"),
        ("global brands", "brand"),
        ("office buildings", "building"),
        ("deaths per 100,000 people", "death per 100,000 people"),
        ("US$ of trade", "us$"),
        ("times", "time"),
        ("recognised minorities", "minority"),
        ("boxes", "box"),
        ("species", "species"),
        ("", ""),
    ],
)
def test_the_head_of_a_unit_is_what_it_counts(unit: str, head: str) -> None:
    assert unit_head(unit) == head


NUMBERS = st.one_of(
    st.integers(1, 10**7).map(str), st.decimals("0.1", 999, places=1).map(str)
)
SIGNS = st.sampled_from(["", "~", ">", ">=", "<", "<="])


@given(NUMBERS, SIGNS)
def test_a_figure_equals_itself(number: str, sign: str) -> None:
    found = compare(f"{sign}{number} people @2019", f"{sign}{number} people @2019")

    assert (found.value, found.comparator, found.as_of) == (
        ValueVerdict.EQUAL,
        ComparatorVerdict.SAME,
        AsOfVerdict.SAME,
    )


@given(NUMBERS, NUMBERS, SIGNS, SIGNS)
def test_rounding_never_passes_another_direction(
    one: str, other: str, sign: str, hedge: str
) -> None:
    claim, source = parse_figure(f"{sign}{one}"), parse_figure(f"{hedge}{other}")
    found = compare_figures(claim, source)

    if found.comparator is ComparatorVerdict.REVERSED:
        assert found.value in {ValueVerdict.EQUAL, ValueVerdict.DIFFERENT}
    if claim.comparator.direction:
        assert found.value is not ValueVerdict.ROUNDED
    if claim.comparator is Comparator.EQ and found.value is ValueVerdict.WITHIN:
        raise AssertionError("an exact claim never says less than its source")
