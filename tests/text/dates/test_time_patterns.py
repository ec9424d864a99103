"""Whatever a pattern of relative time matches has something of the quick look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.dates.time_patterns import IN_ALL, PATTERNS, Pattern

ASCII = st.characters(max_codepoint=127)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.regex.pattern[:40])
@given(data=st.data())
def test_the_quick_look_misses_no_match(pattern: Pattern, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern.regex, alphabet=ASCII))
    if (match := pattern.regex.search(text)) is not None:
        assert IN_ALL.search(match["word"].lower()), match["word"]


def test_a_sentence_without_time_is_left_at_once() -> None:
    assert IN_ALL.search("seven tenants settled in the mills of the valley") is None
