"""What is written is TOML, and always the same bytes."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidence.services.ledger_text.toml_format import (
    Value,
    write_key,
    write_table,
    write_value,
)

TEXT = st.text(st.characters(codec="utf-8"))
SAID = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1),
    st.integers(-(2**60), 2**60),
    st.just(value=True),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(TEXT, min_size=1),
)


def test_keys_are_sorted_and_empty_values_left_out() -> None:
    values: dict[str, Value] = {
        "topic": "trade",
        "note": "",
        "figures": ("83 brands",),
        "at": datetime(2026, 11, 23, 12, tzinfo=UTC),
        "until": date(2027, 6, 30),
        "roster": (),
        "roster_complete": False,
        "details": {"up": {"large_effect": {"steps": 1}}, "start": "low"},
        "start": 0,
    }
    assert write_table("[claim.brands]", values) == (
        "[claim.brands]\n"
        "at = 2026-11-23T12:00:00Z\n"
        'details = { start = "low", up = { large_effect = { steps = 1 } } }\n'
        'figures = ["83 brands"]\n'
        "start = 0\n"
        'topic = "trade"\n'
        "until = 2027-06-30\n"
    )


def test_long_lists_and_texts_with_breaks_take_several_lines() -> None:
    values = {"note": 'one\n"two"\\\n', "roster": ("A" * 50, "B" * 50)}
    assert write_table("", values) == (
        'note = """\none\n\\"two\\"\\\\\n"""\n'
        f'roster = [\n    "{"A" * 50}",\n    "{"B" * 50}",\n]\n'
    )


@given(st.dictionaries(TEXT, SAID))
def test_what_is_written_is_read_back(values: dict[str, Any]) -> None:
    assert tomllib.loads(write_table("", values)) == values


@given(TEXT, TEXT)
def test_any_key_is_read_back(outer: str, inner: str) -> None:
    text = f"{write_key(outer, inner)} = {write_value('x')}"
    assert tomllib.loads(text) == {outer: {inner: "x"}}
