"""The words of a recognised text keep their places, whatever order they are read in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.snapshots.word_places import (
    PARTS,
    PagePlaces,
    WordPlace,
    decode,
    encode,
    place_words,
)
from evidence.text.document import Page

ONE = (Page(0, "", 0),)


def laid(*lines: str) -> dict[str, Any]:
    """Return a page as it is laid out: a line every tenth, a word every tenth of it."""
    return {
        "form": 0.7,
        "lines": [
            [
                [word, across / 10, down / 10, across / 10 + 0.09, down / 10 + 0.05]
                for across, word in enumerate(line.split())
            ]
            for down, line in enumerate(lines)
        ],
    }


def told(text: str, pages: Sequence[PagePlaces]) -> list[tuple[str, int, int]]:
    """Return each word of the text that has a place, with its line and column."""
    return [
        (
            text[word.start : word.end],
            round(word.place[1] * 10),
            round(word.place[0] * 10),
        )
        for page in pages
        for word in page.words
    ]


def test_words_are_placed_in_the_text_without_signs_and_line_ends() -> None:
    text = "More than 80,000 “labourers” moved."
    pages = place_words(text, ONE, [laid("More than 80,000", "“labourers” – moved.")])

    assert told(text, pages) == [
        ("More", 0, 0),
        ("than", 0, 1),
        ("80,000", 0, 2),
        ("labourers", 1, 0),
        ("moved", 1, 2),
    ]
    assert (pages[0].index, pages[0].form) == (0, 0.7)


def test_a_divided_word_has_two_places() -> None:
    text = "They were transferred there"
    pages = place_words(text, ONE, [laid("They were trans-", "ferred there")])
    assert told(text, pages)[2:4] == [("trans", 0, 2), ("ferred", 1, 0)]


def test_columns_that_were_recognised_across_are_placed_all_the_same() -> None:
    text = "The first column goes on here. The second stands beside it."
    across = laid(
        "The first column", "The second", "goes on here.", "stands beside it."
    )

    assert told(text, place_words(text, ONE, [across])) == [
        *[(word, 0, at) for at, word in enumerate(["The", "first", "column"])],
        *[(word, 2, at) for at, word in enumerate(["goes", "on", "here"])],
        *[(word, 1, at) for at, word in enumerate(["The", "second"])],
        *[(word, 3, at) for at, word in enumerate(["stands", "beside", "it"])],
    ]


def test_of_doubles_each_has_its_own_place() -> None:
    text = "Work is work. It was so. Work is work."
    pages = place_words(
        text, ONE, [laid("Work is work.", "It was so.", "Work is work.")]
    )
    assert [line for word, line, _ in told(text, pages) if word == "Work"] == [0, 2]


def test_a_running_head_and_specks_take_no_word_s_place() -> None:
    text = "The annual report of the region is long, and dear."
    page = laid(
        "Annual report", "t", "The annual report of the", "region is long,", "and dear."
    )

    placed = told(text, place_words(text, ONE, [page]))

    assert [line for _, line, _ in placed] == [2, 2, 2, 2, 2, 3, 3, 3, 4, 4]


def test_a_line_that_the_text_has_not_has_no_place() -> None:
    assert place_words("Nothing of it.", ONE, [laid("Other words")]) == ()
    assert place_words("", (), []) == ()


def test_each_page_is_placed_in_its_own_part_of_the_text() -> None:
    text = "Work is work.\n\nWork is work."
    pages = (Page(0, "", 0), Page(1, "", 15))
    found = place_words(text, pages, [laid("Work is work."), laid("", "Work is work.")])

    assert [page.index for page in found] == [0, 1]
    assert [page.words[0].start for page in found] == [0, 15]
    within, others = found[1].between(20, 24)
    assert [round(place[0] * 10) for place in within] == [1, 2]
    assert [round(place[0] * 10) for place in others] == [0]


PART = st.integers(0, PARTS).map(lambda part: part / PARTS)
WORD = st.builds(
    WordPlace,
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.tuples(PART, PART, PART, PART),
)


@given(
    st.lists(
        st.builds(
            PagePlaces,
            st.integers(0, 2_000),
            st.integers(1, 900_000).map(lambda form: form / 100_000),
            st.lists(WORD, max_size=3).map(tuple),
        ),
        max_size=3,
        unique_by=lambda page: page.index,
    )
)
def test_what_is_kept_is_read_again_as_it_was(pages: list[PagePlaces]) -> None:
    assert list(decode(encode(pages)).values()) == pages


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"{}",
        b'{"parts": 0, "pages": [{"page": 0, "form": 1, "words": [[1,2,3,4,5,6]]}]}',
    ],
)
def test_other_bytes_are_told_to_be_none(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's own message, or ours
        decode(data)
