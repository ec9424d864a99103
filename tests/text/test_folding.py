"""What folding ignores, and that it always knows the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.folding import fold, fold_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s”", '"it\'s"'),
        ("a – b", "a - b"),
        ("ﬁsh", "fish"),
        ("e\u0301te\u0301", "été"),
        ("har\u00adbour", "harbour"),
        ("har-\n  bour", "harbour"),
        ("1\u202f234", "1 234"),
        ("a\n\tb", "A b"),
        ("Straße", "STRASSE"),
        ("９", "9"),
    ],
)
def test_what_changes_nothing_is_folded(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("4.3", "4,3"), ("-5", "−5"), ("10²", "102"), ("½", "1/2"), ("5%", "5"),
     ("< 5", "> 5"), ("$5", "€5")],
)  # fmt: skip
def test_what_may_change_a_meaning_is_kept(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@given(st.text(max_size=60))
def test_every_folded_character_has_its_place(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(a < b for a, b in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    if folded.text:
        start, end = folded.original(0, len(folded.text))
        assert fold_text(text[start:end]) == folded.text
