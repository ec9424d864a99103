"""Two wordings, word by word."""

from __future__ import annotations

from evidence.text.word_diff import Piece, compare_words, marked, merged


def test_words_are_compared_apart_from_white_space() -> None:
    assert compare_words("It names  83\nbrands.", "It names 85 brands now.") == (
        Piece("It names", "It names"),
        Piece("83 brands.", "85 brands now."),
    )


def test_what_differs_is_marked_on_its_side() -> None:
    pieces = compare_words("did not agree at all", "did agree at long last")

    assert marked(pieces, new=False) == "did [-not-] agree at [-all-]"
    assert marked(pieces, new=True) == "did agree at {+long last+}"


def test_both_wordings_stand_in_one_line() -> None:
    pieces = compare_words("did not agree at all", "did agree at long last")

    assert merged(pieces) == "did [-not-] agree at [-all-] {+long last+}"
