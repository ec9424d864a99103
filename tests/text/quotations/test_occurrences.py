"""Every place of a quotation is found, whatever ends its lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.text.document import Span
from evidence.text.quotations.comparing import SourceText, every_place

WORDS = "Work is work"


def test_all_places_are_given_in_order() -> None:
    text = "Work is work. No: Work is\nwork, or “Work is work”. Workmanship is work."

    places = every_place(SourceText.of(text), f"“{WORDS}.”")

    assert places == (Span(0, 12), Span(18, 30), Span(36, 48))


def test_a_quotation_with_something_left_out_has_no_literal_place() -> None:
    assert every_place(SourceText.of("Work really is work."), "Work … is work") == ()


def test_no_words_have_no_place() -> None:
    assert every_place(SourceText.of("Work."), " … ") == ()


@given(st.lists(st.sampled_from(["so it was, ", "then ", "(as told) "]), max_size=8))
def test_as_many_places_are_found_as_were_put_in(fillers: list[str]) -> None:
    text = "".join(f"{filler}{WORDS}; " for filler in fillers)

    places = every_place(SourceText.of(text), WORDS)

    assert [text[one.start : one.end] for one in places] == [WORDS] * len(fillers)
