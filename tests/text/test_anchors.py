"""What becomes of an anchored passage when its text is edited."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidence.text.anchors import (
    Outcome,
    Placement,
    QuoteAmbiguous,
    QuoteNotFound,
    Selector,
    make_selector,
    reanchor,
)
from evidence.text.document import Span

TEXT = (
    "The ferry carries 83 global brands of tea. In 2019 it carried fewer, and the "
    "harbour of Ålesund said so.\n\nThe harbour master counted 54 berths in May and "
    "did not count those at the old pier. A harbour is more than its berths."
)


def placed(quote: str, after: str, before: str = TEXT) -> Placement:
    return reanchor(make_selector(before, quote), after, same_text=False)


def test_a_selector_has_the_words_their_context_and_position() -> None:
    assert make_selector(TEXT, "54 berths in May") == Selector(
        exact="54 berths in May",
        prefix="so.\n\nThe harbour master counted ",
        suffix=" and did not count those at the old",
        start=133,
        end=149,
    )


def test_the_quotation_may_differ_in_what_folding_ignores() -> None:
    text = "He said “it’s\nover – done” again."

    assert make_selector(text, '"it\'s over - done"').exact == "“it’s\nover – done”"


def test_a_quotation_that_is_not_there_names_the_nearest_passage() -> None:
    with pytest.raises(QuoteNotFound) as refusal:
        make_selector(TEXT, "The harbour master counted 45 berths in May")

    assert refusal.value.nearest == "The harbour master counted 54 berths in May"
    assert refusal.value.difference == "“54” instead of “45”"
    assert "is not in the text; the nearest is" in str(refusal.value)


def test_a_quotation_that_is_there_twice_is_refused_with_its_places() -> None:
    with pytest.raises(QuoteAmbiguous) as refusal:
        make_selector(TEXT, "harbour")

    assert refusal.value.places == (Span(77, 84), Span(110, 117), Span(193, 200))
    assert "stands in the text 3 times" in str(refusal.value)


@pytest.mark.parametrize(
    ("choice", "start"),
    [
        ({"occurrence": 2}, 110),
        ({"prefix": "A "}, 193),
        ({"suffix": " of Ålesund"}, 77),
        ({"prefix": "so. The", "suffix": "master"}, 110),
    ],
)
def test_context_or_occurrence_chooses_among_places(
    choice: dict[str, object], start: int
) -> None:
    assert make_selector(TEXT, "harbour", **choice).start == start  # type: ignore[arg-type]


def test_wrong_context_and_wrong_occurrence_are_refused() -> None:
    with pytest.raises(QuoteNotFound, match="not with these words around it"):
        make_selector(TEXT, "harbour", prefix="our own")
    with pytest.raises(QuoteNotFound, match="there is no occurrence 4"):
        make_selector(TEXT, "harbour", occurrence=4)
    with pytest.raises(QuoteNotFound, match="the quotation is empty"):
        make_selector(TEXT, " \n")


def test_a_number_is_not_found_inside_another() -> None:
    assert make_selector("In 1983, 83 ferries; 83.5 per cent.", "83").start == 9


def test_context_grows_until_the_place_is_the_only_one_with_it() -> None:
    line = "the same words again and again and again, as always in this long refrain. "
    text = f"One. {line}{line}Two. {line}{line}"
    selectors = [make_selector(text, "refrain", occurrence=n) for n in (1, 2, 3, 4)]

    assert len({(s.prefix, s.suffix) for s in selectors}) == 4
    for selector in selectors:
        assert reanchor(selector, f"New start. {text}", same_text=False) == Placement(
            Outcome.MOVED, selector.start + 11, selector.end + 11, "refrain", 100
        )


def test_the_same_text_leaves_the_anchor_unchanged() -> None:
    selector = make_selector(TEXT, "54 berths")

    assert reanchor(selector, TEXT, same_text=True) == Placement(
        Outcome.UNCHANGED, 133, 142, "54 berths", 100
    )


def test_words_that_only_moved_are_moved() -> None:
    assert placed("counted 54 berths", f"A new line.\n{TEXT}").outcome is Outcome.MOVED


def test_other_quotation_marks_and_spaces_are_normalized() -> None:
    before = "She wrote that “the harbour’s berths are full” in May."
    after = 'She wrote that "the  harbour\'s berths\nare full" in May.'

    assert placed("“the harbour’s berths are full”", after, before) == Placement(
        Outcome.NORMALIZED, 15, 47, '"the  harbour\'s berths\nare full"', 100
    )


def test_a_reworded_passage_without_critical_change_is_reworded() -> None:
    after = TEXT.replace("did not count those at", "did not count the ones at")
    found = placed("and did not count those at the old pier", after)

    assert found.outcome is Outcome.REWORDED
    assert found.found == "and did not count the ones at the old pier"


ALTERED_PAIRS = [
    (
        "Growth was 4.3 per cent in the north and 4.8 per cent in the south that year.",
        "Growth was 4.8 per cent in the north and 4.3 per cent in the south that year.",
        "4.",
    ),
    (
        "The commission did not find that the ministry had informed its own members.",
        "The commission did find that the ministry had informed its own members.",
        "“not” is missing",
    ),
    (
        "The agreed fund amounts to about 12 million euros over the coming ten years.",
        "The agreed fund amounts to about 12 billion euros over the coming ten years.",
        "“billion” instead of “million”",
    ),
    (
        "The register lists 43,548 small vessels in the ports of the western coast.",
        "The register lists 43,458 small vessels in the ports of the western coast.",
        "“43,458” instead of “43,548”",
    ),
]


@pytest.mark.parametrize(("before", "after", "difference"), ALTERED_PAIRS)
def test_a_changed_figure_or_negation_is_altered_however_alike(
    before: str, after: str, difference: str
) -> None:
    found = placed(before, f"Intro. {after} End.", f"Intro. {before} End.")

    assert found.outcome is Outcome.ALTERED
    assert found.found == after
    assert found.score >= 95
    assert found.difference is not None
    assert difference in found.difference


def test_a_short_quotation_is_never_matched_approximately() -> None:
    found = placed("54 berths", TEXT.replace("54 berths", "57 berths"))

    assert found.outcome is Outcome.NOT_FOUND
    assert (found.start, found.end) == (None, None)
    assert found.found == "57 berths"
    assert found.difference == "“57” instead of “54”"


def test_a_corrected_word_does_not_reanchor_to_another_instance() -> None:
    before = "The harbor of the north is small. Far away, people still write harbor."
    after = "The harbour of the north is small. Far away, people still write harbor."
    selector = make_selector(before, "harbor", occurrence=1)

    assert reanchor(selector, after, same_text=False).outcome is Outcome.NOT_FOUND


def test_one_of_several_places_without_its_surroundings_is_ambiguous() -> None:
    before = "A white ferry left. Then nothing more came along that day."
    after = "x ferry y. Other words and then x ferry y. Other words and then x ferry y."

    assert placed("ferry", after, before) == Placement(
        Outcome.AMBIGUOUS, None, None, "ferry", 44, "it stands in the text 3 times"
    )


def test_one_of_several_places_is_known_by_its_surroundings() -> None:
    before = "The white ferry left at noon. Later the black ferry sank in the storm."
    after = "A white ferry left at one. Late, the black ferry sank in a storm."
    selector = make_selector(before, "ferry", occurrence=2)

    assert reanchor(selector, after, same_text=False).start == 43


def test_a_quotation_alone_in_both_texts_is_unchanged() -> None:
    assert placed("ferry", "ferry", "ferry").outcome is Outcome.UNCHANGED


def test_normalized_words_in_several_places_are_ambiguous() -> None:
    before = "They said it’s over, and went."
    after = "a it's b a it's b a it's b"

    assert placed("it’s", after, before).outcome is Outcome.AMBIGUOUS


def test_a_deleted_passage_is_not_found() -> None:
    found = placed("The harbour master counted 54 berths in May", "Nothing is left.")

    assert found.outcome is Outcome.NOT_FOUND
    assert found.start is None


def test_an_empty_text_has_nothing() -> None:
    assert placed("54 berths", "") == Placement(Outcome.NOT_FOUND, None, None, None, 0)


WORDS = st.lists(
    st.sampled_from(
        ["harbour", "tea", "54", "été", "the", "Bergen", "ﬁsh", "a-b", "—"]
    ),
    min_size=3,
    max_size=40,
).map(" ".join)


@given(WORDS, st.data())
def test_a_selector_is_found_unchanged_in_its_own_text(
    text: str, data: st.DataObject
) -> None:
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join([*words[:first], ""]))
    quote = " ".join(words[first:last])
    places = [i for i in range(len(text)) if text.startswith(quote, i)]
    assume(start in places)
    try:
        selector = make_selector(text, quote, occurrence=places.index(start) + 1)
    except QuoteNotFound:  # part of a longer word or number
        return

    assert reanchor(selector, text, same_text=True).outcome is Outcome.UNCHANGED
    moved = reanchor(selector, f"Quite another beginning. {text}", same_text=False)
    assert moved.outcome in {Outcome.MOVED, Outcome.AMBIGUOUS}
    if moved.start is not None:
        assert moved.start == selector.start + 25


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_any_texts_give_an_outcome(before: str, after: str, quote: str) -> None:
    try:
        selector = make_selector(before, quote)
    except (QuoteNotFound, QuoteAmbiguous):
        return

    placement = reanchor(selector, after, same_text=False)
    if placement.start is not None and placement.end is not None:
        assert after[placement.start : placement.end] == placement.found
