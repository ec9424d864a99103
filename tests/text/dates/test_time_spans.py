"""Relative times as EDTF: what follows and what precedes undo one another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.dates import Edtf, parse_edtf
from evidence.text.dates.time_spans import Reach, Shift, resolve

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "year", "decade", "century"])


def meant(reach: Reach, count: int, unit: str, dated: Edtf) -> Edtf:
    found = resolve(Shift(reach, count, unit), dated)
    assert found is not None
    return found


@given(day=DAYS, unit=UNITS)
def test_next_and_last_undo_one_another(day: date, unit: str) -> None:
    dated = parse_edtf(day.isoformat())
    here = meant(Reach.UNIT, 0, unit, dated)
    there = meant(Reach.UNIT, 1, unit, dated)
    start = parse_edtf(str(there.earliest))
    assert meant(Reach.UNIT, -1, unit, start) == here
    assert here.earliest is not None
    assert here.latest is not None
    assert here.earliest <= day <= here.latest


@given(day=DAYS, count=st.integers(1, 40), unit=st.sampled_from(["year", "month"]))
def test_a_span_ends_in_the_texts_time_and_begins_so_long_before(
    day: date, count: int, unit: str
) -> None:
    dated = parse_edtf(day.isoformat())
    span = meant(Reach.SPAN_OF, count, unit, dated)
    ago = meant(Reach.AGO, count, unit, dated)
    assert span.earliest == ago.earliest
    assert span.latest is not None
    assert span.latest >= day


@pytest.mark.parametrize(
    ("dated", "text"), [("2021-03-31", "2021-02"), ("2020-03-31", "2020-02")]
)
def test_a_month_before_the_last_day_of_a_long_one_is_the_one_before(
    dated: str, text: str
) -> None:
    assert meant(Reach.AGO, 1, "month", parse_edtf(dated)).text == text


def test_the_calendar_ends_at_the_year_one() -> None:
    shift = Shift(Reach.AGO, 3, "century")
    assert resolve(shift, parse_edtf("0200")) is None
    assert resolve(Shift(Reach.UNIT, 1, "century"), parse_edtf("9999")) is None
