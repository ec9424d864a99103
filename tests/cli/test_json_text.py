from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.cli.json_text import json_text


class Word(StrEnum):
    ONE = "one \u2013 ein"


class Number(IntEnum):
    TWO = 2


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.decimals()
    | st.dates()
    | st.sampled_from([Word.ONE, Number.TWO]),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(
            st.text() | st.integers() | st.booleans() | st.none() | st.floats(), inner
        )
    ),
    max_leaves=20,
)


@given(values)
def test_it_is_what_the_standard_library_writes(value: object) -> None:
    assert json_text(value) == json.dumps(value, indent=2, default=str)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({}, "{}"),
        ([], "[]"),
        ({"a": [], "b": {}}, '{\n  "a": [],\n  "b": {}\n}'),
        (["\u00e9\n", "\ud800"], '[\n  "\\u00e9\\n",\n  "\\ud800"\n]'),
        ([float("nan"), 1.5, True, None], "[\n  NaN,\n  1.5,\n  true,\n  null\n]"),
        (Path("a/b"), '"a/b"'),
        (Decimal("1.10"), '"1.10"'),
        (date(2026, 11, 23), '"2026-11-23"'),
        (
            datetime(2026, 11, 23, 12, tzinfo=UTC),
            '"2026-11-23 12:00:00+00:00"',
        ),
        ({1: Word.ONE, None: Number.TWO}, json.dumps({1: Word.ONE, None: 2}, indent=2)),
    ],
)
def test_values_are_written_so(value: object, written: str) -> None:
    assert json_text(value) == written
