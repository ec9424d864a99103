"""Dates as people write them, in EDTF where that is certain."""

from __future__ import annotations

import pytest

from evidence.bibliography.written_dates import edtf_from, month_in


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("April 21, 2018", "2018-04-21"),
        ("21st April 2018", "2018-04-21"),
        ("21~Sept. 2018", "2018-09-21"),
        ("april, 2018", "2018-04"),
        ("2018 Apr 21", "2018-04-21"),
        ("2018-Apr-21", "2018-04-21"),
        ("2018-4-1", "2018-04-01"),
        ("2018/04/21", "2018-04-21"),
        ("21.04.2018", "2018-04-21"),
        ("1. 5. 1998", "1998-05-01"),
        ("21/04/2018", "2018-04-21"),
        ("04/21/2018", "2018-04-21"),
        ("04/2018", "2018-04"),
        ("20180421", "2018-04-21"),
        ("{2018-4}", "2018-04"),
        ("199u", "199X"),
        ("1999-uu-uu", "1999-XX-XX"),
        ("unknown/2006", "/2006"),
        ("2004-06-01/open", "2004-06-01/.."),
        ("1273?~", "1273%"),
        ("2016-06-06T15:26:37+1000", "2016-06-06T15:26:37+10:00"),
        ("2016-01-19T14:20:00.000Z", "2016-01-19T14:20:00Z"),
    ],
)
def test_a_date_that_is_certain_is_written(text: str, written: str) -> None:
    assert edtf_from(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018",
        "2018-04-21",
        "03/04/2018",
        "03.13.2018",
        "31 April 2018",
        "20181341",
        "date-8",
        "Summer 2018",
        "2018/04",
        "n.d.",
        "y52000",
    ],
)
def test_a_date_that_is_not_certain_is_left(text: str) -> None:
    assert edtf_from(text) == ""


def test_a_month_in_a_year_is_found() -> None:
    assert month_in("June 1980") == 6
    assert month_in("Sept.~1980") == 9
    assert month_in("1980") is None
    assert month_in("Summer 1980") is None
