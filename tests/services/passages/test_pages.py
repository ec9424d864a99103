"""Pages are compared as people write them."""

from __future__ import annotations

import pytest

from evidence.services.passages.pages import agrees, label_of, words_of
from evidence.text.document import Page, Span
from evidence.text.quotations.comparing import SourceText

TEXT = SourceText.of(
    "One. Two. Three.", pages=[Page(0, "xiv", 0), Page(1, "114", 5), Page(2, "115", 10)]
)
BARE = SourceText.of("One. Two.", pages=[Page(0, "", 0), Page(1, "", 5)])
ONE, TWO, BOTH = Span(0, 3), Span(5, 8), Span(5, 14)


@pytest.mark.parametrize(
    ("span", "given", "expected"),
    [
        (TWO, "114", True),
        (TWO, "p. 114", True),
        (TWO, "pp. 113–15", True),
        (TWO, "112, 114", True),
        (TWO, "115", False),
        (TWO, "2", False),
        (TWO, "1140", False),
        (BOTH, "115", True),
        (BOTH, "114-115", True),
        (ONE, "XIV", True),
        (ONE, "xiv–xvi", True),
        (ONE, "", None),
    ],
)
def test_a_page_agrees_where_it_is_named_or_in_the_range(
    span: Span, given: str, expected: bool | None
) -> None:
    assert agrees(TEXT, span, given) is expected


def test_without_labels_nothing_can_be_told() -> None:
    assert agrees(BARE, ONE, "1") is None
    assert (label_of(BARE, ONE), words_of(BARE, TWO)) == ("", "page 2 of the file")


def test_a_passage_across_a_page_break_has_both_pages() -> None:
    assert (label_of(TEXT, BOTH), words_of(TEXT, TWO)) == ("114–115", "page 114")
