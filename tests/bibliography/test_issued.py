"""When a work was issued."""

from __future__ import annotations

import pytest

from evidence.bibliography.issued import issued_date


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date": "2019-07-02", "year": "2018"}, "2019-07-02"),
        ({"date": "2017/.."}, "2017/.."),
        ({"date": "2019-13-02", "year": "2019"}, "2019"),
        ({"date": "July 2, 2019"}, "2019"),
        ({"date": "n.d."}, None),
        ({"year": "2019"}, "2019"),
        ({"year": "{2019}"}, "2019"),
        ({"year": "2019~"}, "2019~"),
        ({"year": "2019-07-02"}, "2019-07-02"),
        ({"year": "2019a"}, "2019"),
        ({"year": "c. 2019"}, "2019~"),
        ({"year": "[2019]"}, "2019"),
        ({"year": "2017--2019"}, "2017/2019"),
        ({"year": "2017/2019"}, "2017/2019"),
        ({"year": "2017–19"}, "2017/2019"),
        ({"year": "2020-21"}, "2020/2021"),
        ({"year": "2019-05"}, "2019"),
        ({"year": "forthcoming"}, None),
        ({"year": "19"}, None),
        ({"year": "0000"}, None),
        ({"year": "2019--17"}, "2019"),
        ({}, None),
        ({"year": "2019", "month": "July"}, "2019-07"),
        ({"year": "2019", "month": "sept."}, "2019-09"),
        ({"year": "2019", "month": "07"}, "2019-07"),
        ({"year": "2019", "month": "7"}, "2019-07"),
        ({"year": "2019", "month": "13"}, "2019"),
        ({"year": "2019", "month": "Spring"}, "2019-21"),
        ({"year": "2019", "month": "July", "day": "2"}, "2019-07-02"),
        ({"year": "2019", "month": "7", "day": "02"}, "2019-07-02"),
        ({"year": "2019", "month": "2~July"}, "2019-07-02"),
        ({"year": "2019", "month": "July 2"}, "2019-07-02"),
        ({"year": "2019", "month": "February 30"}, "2019-02"),
        ({"year": "2019", "month": "July/August"}, "2019-07/2019-08"),
        ({"year": "2019", "month": "July--August"}, "2019-07/2019-08"),
        ({"year": "2019", "month": "3--5 May"}, "2019-05-03/2019-05-05"),
        ({"year": "c. 2019", "month": "July"}, "2019~"),
    ],
)
def test_the_date_is_read_as_far_as_it_goes(
    fields: dict[str, str], expected: str | None
) -> None:
    found = issued_date(fields.get)
    assert (None if found is None else found.text) == expected
