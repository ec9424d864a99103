"""Quotation marks of every style, in pairs, nested, and over paragraphs."""

from __future__ import annotations

import pytest

from evidence.text.marks import find_marked


def found(*paragraphs: str) -> list[tuple[int, str]]:
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return [(one.level, one.words(text)) for one in find_marked(text, spans)]


@pytest.mark.parametrize(
    "text",
    [
        "He said “it is over” and left.",
        'He said "it is over" and left.',
        "He said ‘it is over’ and left.",
        "He said 'it is over' and left.",
        "He said «it is over» and left.",
        "He said « it is over » and left.",
        "He said »it is over« and left.",
        "He said „it is over“ and left.",
        "He said „it is over” and left.",
        "He said ‚it is over‘ and left.",
        "He said ”it is over” and left.",
        "He said ›it is over‹ and left.",
        "He said ``it is over'' and left.",
        "He said `it is over' and left.",
        "He said ‘‘it is over’’ and left.",
        "他說「it is over」。",
        "He said (“it is over”).",
        "He said—“it is over”—and left.",
    ],
)
def test_every_style_is_found(text: str) -> None:
    assert found(text) == [(0, "it is over")]


def test_quotations_inside_quotations_have_levels() -> None:
    text = "“He told me ‘she said “no” to it’ and left”, „Das ist ‚gut‘ so“"
    assert found(text) == [
        (0, "He told me ‘she said “no” to it’ and left"),
        (1, "she said “no” to it"),
        (2, "no"),
        (0, "Das ist ‚gut‘ so"),
        (1, "gut"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It’s the boys’ home, and the ’90s were kind to it.",
        "It's rock 'n' roll; the boys' plans ended.",
        'He is 5\'10" tall and the board is 6" wide.',
        "At 51° 28' 38\" N the cable is thick.",
        "An “unclosed mark, and no end of it.",
        "A closed mark” without a beginning.",
        "“ ” and “…” hold no word.",
    ],
)
def test_apostrophes_primes_and_lonely_marks_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_a_possessive_does_not_close_single_marks() -> None:
    assert found("‘The workers’ rights are gone’, he said.") == [
        (0, "The workers’ rights are gone")
    ]
    assert found("‘Don’t go’, she said.") == [(0, "Don’t go")]


def test_marks_that_are_repeated_carry_a_quotation_over_paragraphs() -> None:
    assert found("“One.", "“Two.", "“Three.” Then “four”.") == [
        (0, "One.\n\nTwo.\n\nThree."),
        (0, "four"),
    ]
    assert found('"One.', '"Two." Then "three".') == [(0, "One.\n\nTwo."), (0, "three")]


def test_without_the_mark_repeated_it_ends_with_its_paragraph() -> None:
    assert found("“One.", "Two. Then “three”.") == [(0, "three")]


def test_positions_take_in_the_marks() -> None:
    text = "He said « it is over »."
    (one,) = find_marked(text, [(0, len(text))])
    assert text[one.start : one.end] == "« it is over »"
    assert text[one.first : one.last] == "it is over"


def test_many_marks_take_a_time_that_grows_with_them() -> None:
    text = "“a " * 20_000
    assert find_marked(text, [(0, len(text))]) == ()
