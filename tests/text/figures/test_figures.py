"""What a person may type as a figure, and that nothing is lost in writing it back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.dates import parse_edtf
from evidence.text.figures import (
    Comparator,
    Figure,
    InvalidFigure,
    format_figure,
    format_quantity,
    from_record,
    parse_figure,
    to_record,
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("~50000 people @2017/2019", "~50000 people @2017/2019"),
        ("83 global brands", "83 global brands"),
        (">=83 brands @2020-03-01", ">=83 brands @2020-03-01"),
        ("5 of 6 member States @2021", "5 of 6 member States @2021"),
        ("five out of six member States", "5 of 6 member States"),
        ("12..65 years of age", "12..65 years of age"),
        ("12–65 years of age", "12..65 years of age"),
        ("12 to 65 years of age", "12..65 years of age"),
        ("~50% (of the 61 facilities)", "~50% (of the 61 facilities)"),
        ("around 50 per cent", "~50%"),
        ("10% to 20% of adults", "10..20% of adults"),
        ("10 times @2007/2017", "10 times @2007/2017"),
        ("tenfold", "10 times"),
        ("10-fold", "10 times"),
        ("twice", "2 times"),
        ("2003 year (SCO founded)", "2003 year (SCO founded)"),
        ("on 2019-05-28 (briefing)", "on 2019-05-28 (briefing)"),
        ("1.2 million people", "1.2 million people"),
        ("1.20 million people", "1.20 million people"),
        ("1.2 to 1.5 million people", "1.2 million..1.5 million people"),
        ("a hundred thousand people", "100 thousand people"),
        ("thirty-five States", "35 States"),
        ("two dozen States", "24 States"),
        ("one hundred and seventy diplomats", "170 diplomats"),
        ("more than 170 diplomats @2020-10", ">170 diplomats @2020-10"),
        ("  more   than\n70,000 people ", ">70000 people"),
        ("1 234 567.50 euros", "1234567.50 euros"),
        ("half of the facilities", "50% of the facilities"),
        ("about half", "~50%"),
        ("two-thirds", "67%"),
        ("three quarters", "75%"),
        ("an eighth", "12.5%"),
        ("US$ 1.5 bn of trade", "1.5 billion US$ of trade"),
        ("−0.42", "-0.42"),
        ("3 percentage points", "3 percentage points"),
        ("no more than 25 years", "<=25 years"),
        ("≥ 9 States", ">=9 States"),
        ("exactly 9", "9"),
        ("one", "1"),
        ("0 studies", "0 studies"),
    ],
)
def test_a_figure_is_read_and_written_canonically(text: str, canonical: str) -> None:
    assert format_figure(parse_figure(text)) == canonical


def test_every_part_of_a_figure_has_its_field() -> None:
    assert parse_figure("~50000 people (in factories) @2017/2019") == Figure(
        comparator=Comparator.ABOUT,
        low=Decimal(50000),
        high=Decimal(50000),
        unit="people",
        base=None,
        scope="in factories",
        as_of=parse_edtf("2017/2019"),
        day=None,
        low_step=Decimal(10000),
        high_step=Decimal(10000),
    )


def test_a_date_valued_figure_has_no_bounds() -> None:
    figure = parse_figure("on 2019-05-28 (briefing)")

    assert (figure.day, figure.low, figure.high, figure.scope) == (
        parse_edtf("2019-05-28"),
        None,
        None,
        "briefing",
    )


def test_the_whole_of_a_part_is_its_base() -> None:
    figure = parse_figure("5 of 6 member States @2021")

    assert (figure.low, figure.base) == (Decimal(5), Decimal(6))
    assert figure.unit == "member States"


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("50000", "1"),
        ("~50000", "10000"),
        ("~54", "1"),
        ("~0", "1"),
        ("4.30", "0.01"),
        ("1.2 million", "100000"),
        ("~1.20 million", "10000"),
        ("two million", "1000000"),
        ("~50 thousand", "10000"),
        ("80k", "1000"),
        ("about fifty", "10"),
        ("about fifty thousand", "10000"),
    ],
)
def test_the_step_is_the_place_of_the_last_digit_shown(text: str, step: str) -> None:
    assert parse_figure(text).low_step == Decimal(step)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "there is no figure"),
        ("several States", "no number begins at “several States”"),
        ("1.234,5 people", "“1.234,5” can be read in two ways"),
        ("4,5 %", "“4,5” can be read in two ways"),
        ("12,34", "“12,34” can be read in two ways"),
        ("65..12 years", "the interval ends (12) below its start"),
        ("12.. years", "the interval has no end: no number begins at “years”"),
        ("8 of 6 States", "8 of 6 is no part of a whole"),
        ("0 of 0 States", "0 of 0 is no part of a whole"),
        ("~ >50 people", "there are two comparators"),
        ("54 57 States", "a second number stands where the unit was expected"),
        ("900 to 1.2 million", "is 900 meant in the unit of the second number"),
        ("2019-05-28", "looks like a date: write “on 2019-05-28”"),
        ("on someday", "the day date “someday” is not EDTF"),
        ("5 people @soon", "the as-of date “soon” is not EDTF"),
        ("5 people @2019 (scope)", "the as-of date, “@” and EDTF, stands at the end"),
        ("5 (of (six)) people", "the scope is one pair of brackets"),
        ("5 ?!", "“?!” is not a unit"),
        ("1/3 of voters", "a fraction is written in words, a third, or as 1 of 3"),
        ("70+ people", "“+ people” stands right behind the number"),
        ("1e9 people", "“e9 people” stands right behind the number"),
        ("10⁶ people", "“⁶ people” stands right behind the number"),
        ("1_000 people", "“_000 people” stands right behind the number"),
        ("9" * 16, "the number has more than 15 digits"),
        ("x" * 501, "a figure has at most 500 characters"),
    ],
)
def test_what_is_not_a_figure_is_refused_with_its_reason(
    text: str, reason: str
) -> None:
    with pytest.raises(InvalidFigure) as refusal:
        parse_figure(text)

    assert reason in str(refusal.value)
    assert "A figure is written like one of these: 83 brands;" in str(refusal.value)


NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**6).map(lambda n: f"{n * 1000:,}"),
    st.decimals(0, 10**6, places=2).map(lambda d: f"{d:f}"),
    st.builds(
        "{} {}".format,
        st.decimals(0, 999, places=1).map(lambda d: f"{d:f}"),
        st.sampled_from(["thousand", "million", "billion"]),
    ),
    st.sampled_from(
        ["half", "two thirds", "tenfold", "thirty-five", "fifty", "ten thousand"]
    ),
)
SIGNS = st.sampled_from(["", "~", ">", ">=", "<", "<=", "about ", "at least ", "="])
UNITS = st.sampled_from(["", "people", "global brands", "% of adults", "$", "km²"])
ENDINGS = st.sampled_from(["", " (in factories)", " @2019", " (a) @2017/2019"])


@st.composite
def figure_texts(draw: st.DrawFn) -> str:
    number = draw(NUMBERS)
    if draw(st.booleans()):
        number = f"{number}..{draw(NUMBERS)}"
    if draw(st.booleans()):
        number = f"{number} of {draw(st.integers(1, 10**12))}"
    return f"{draw(SIGNS)}{number} {draw(UNITS)}{draw(ENDINGS)}"


@given(figure_texts())
def test_writing_and_reading_again_gives_the_same_figure(text: str) -> None:
    try:
        figure = parse_figure(text)
    except InvalidFigure:
        return

    assert parse_figure(figure.text) == figure
    assert parse_figure(figure.text).text == figure.text
    assert from_record(to_record(figure)) == figure


@given(st.text(max_size=60))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    try:
        figure = parse_figure(text)
    except InvalidFigure:
        return

    assert parse_figure(figure.text) == figure


def test_a_record_holds_exact_decimal_text() -> None:
    assert to_record(parse_figure("~1.20 million people (a) @2017/2019")) == {
        "comparator": "about",
        "low": "1200000",
        "high": "1200000",
        "unit": "people",
        "base": None,
        "scope": "a",
        "as_of": "2017/2019",
        "day": None,
        "low_step": "10000",
        "high_step": "10000",
        "text": "~1.20 million people (a) @2017/2019",
    }


def test_a_damaged_record_is_refused() -> None:
    with pytest.raises(InvalidFigure, match="not a stored figure"):
        from_record({"comparator": "eq", "low": "abc", "high": "1"})


def test_the_quantity_alone_leaves_out_scope_and_date() -> None:
    assert format_quantity(parse_figure("~50% (of 61) @2020")) == "~50%"
    assert format_quantity(parse_figure("on 2019 (x)")) == "on 2019"
    assert parse_figure("~5").comparator.words == "about"
    assert parse_figure(">5").comparator.direction == 1
