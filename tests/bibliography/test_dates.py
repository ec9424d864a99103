"""The dates of sources and figures."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf as oracle
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.dates import Edtf, InvalidDate, parse_edtf

DAY = date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019", DAY(2019, 1, 1), DAY(2019, 12, 31)),
        ("2019-07", DAY(2019, 7, 1), DAY(2019, 7, 31)),
        ("2020-02", DAY(2020, 2, 1), DAY(2020, 2, 29)),
        ("1900-02", DAY(1900, 2, 1), DAY(1900, 2, 28)),
        ("2019-07-02", DAY(2019, 7, 2), DAY(2019, 7, 2)),
        ("2019-07-02T23:59:00Z", DAY(2019, 7, 2), DAY(2019, 7, 2)),
        ("2019-07-02T23:59:00+04:30", DAY(2019, 7, 2), DAY(2019, 7, 2)),
        ("2017/2019", DAY(2017, 1, 1), DAY(2019, 12, 31)),
        ("2017-05/2019-02", DAY(2017, 5, 1), DAY(2019, 2, 28)),
        ("2019/2019", DAY(2019, 1, 1), DAY(2019, 12, 31)),
        ("2017/..", DAY(2017, 1, 1), None),
        ("2017/", DAY(2017, 1, 1), None),
        ("/2019", None, DAY(2019, 12, 31)),
        ("../2019", None, DAY(2019, 12, 31)),
        ("201X", DAY(2010, 1, 1), DAY(2019, 12, 31)),
        ("20XX", DAY(2000, 1, 1), DAY(2099, 12, 31)),
        ("000X", DAY(1, 1, 1), DAY(9, 12, 31)),
        ("2019-XX", DAY(2019, 1, 1), DAY(2019, 12, 31)),
        ("2019-XX-XX", DAY(2019, 1, 1), DAY(2019, 12, 31)),
        ("2019-07-XX", DAY(2019, 7, 1), DAY(2019, 7, 31)),
        ("2020-21", DAY(2020, 3, 1), DAY(2020, 5, 31)),
        ("2020-22", DAY(2020, 6, 1), DAY(2020, 8, 31)),
        ("2020-23", DAY(2020, 9, 1), DAY(2020, 11, 30)),
        ("2019-24", DAY(2019, 12, 1), DAY(2020, 2, 29)),
        ("9999-24", DAY(9999, 12, 1), DAY(9999, 12, 31)),
        ("  2019 ", DAY(2019, 1, 1), DAY(2019, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(
    text: str, earliest: date | None, latest: date | None
) -> None:
    assert parse_edtf(text) == Edtf(text.strip(), earliest, latest)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2020~", True, False),
        ("2020?", False, True),
        ("2020%", True, True),
        ("2020-05~", True, False),
        ("2017~/2019", True, False),
        ("2017/2019?", False, True),
        ("2017~/2019?", True, True),
        ("2020", False, False),
    ],
)
def test_a_mark_says_approximate_or_uncertain(
    text: str, approximate: bool, uncertain: bool
) -> None:
    parsed = parse_edtf(text)
    assert (parsed.approximate, parsed.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the date is empty"),
        ("   ", "the date is empty"),
        ("2019-13", "'2019-13' has an impossible month, 13"),
        ("2019-00", "'2019-00' has an impossible month, 00"),
        ("2019-25", "'2019-25' has an impossible month, 25"),
        ("2019-21-01", "'2019-21-01' has an impossible month, 21"),
        ("2019-02-29", "'2019-02-29' has an impossible day, 29"),
        ("2019-02-00", "'2019-02-00' has an impossible day, 00"),
        ("2019-XX-05", "'2019-XX-05' has an unspecified month but a given day"),
        ("201X-05", "'201X-05' has an unspecified year but a given month"),
        ("2019-07-02T25:00:00", "'2019-07-02T25:00:00' has an impossible time of day"),
        ("2019/2017", "'2019/2017' ends before it starts"),
        ("2017/2018/2019", "more than one '/'"),
        ("/", "'/' has no date at either end"),
        ("../..", "'../..' has no date at either end"),
        ("Y170000002", "outside the years 1 to 9999"),
        ("-0044", "outside the years 1 to 9999"),
        ("0000", "outside the years 1 to 9999"),
        ("July 2019", "'July 2019' is no EDTF date"),
        ("19", "'19' is no EDTF date"),
        ("2019-7", "'2019-7' is no EDTF date"),
        ("２０１９", "is no EDTF date"),
        ("2019" * 1000, "is too long to be a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse_edtf(text)
    assert why in str(caught.value)


def test_the_years_are_those_of_the_two_ends() -> None:
    assert parse_edtf("2019-07").years == (2019,)
    assert parse_edtf("2017/2019").years == (2017, 2019)
    assert parse_edtf("2017/..").years == (2017,)


@given(st.text(alphabet="0123456789-/.X?~%TYZ:", max_size=24))
def test_any_text_is_a_date_or_an_invalid_date(text: str) -> None:
    try:
        parsed = parse_edtf(text)
    except InvalidDate:
        return
    if parsed.earliest and parsed.latest:
        assert parsed.earliest <= parsed.latest


@given(
    st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
)
def test_a_written_day_lies_within_its_date(day: date, pattern: str) -> None:
    parsed = parse_edtf(day.strftime(pattern))
    assert parsed.earliest is not None
    assert parsed.latest is not None
    assert parsed.earliest <= day <= parsed.latest


@pytest.mark.parametrize(
    "text", ["2019", "2019-07", "2020-02", "2019-07-02", "201X", "20XX", "2019-XX",
             "2019-07-XX", "2020-21", "2020-22", "2020-23", "2017/2019",
             "2017-05/2019-02"],
)  # fmt: skip
def test_the_edtf_package_gives_the_same_bounds(text: str) -> None:
    other = oracle(text)
    parsed = parse_edtf(text)
    assert parsed.earliest == date(*other.lower_strict()[:3])
    assert parsed.latest == date(*other.upper_strict()[:3])
