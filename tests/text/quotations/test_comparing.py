"""Comparing a quotation with a source: places, pages, readings, and what is said."""

from __future__ import annotations

import pickle

import pytest

from evidence.text.document import Page
from evidence.text.quotations.comparing import (
    Quotation,
    QuoteOutcome,
    QuoteVerdict,
    SourceText,
    compare_quotation,
    compare_readings,
)

TEXT = (
    "The mill was closed in 1911. Nobody asked the workers.\f"
    "The mill was sold again in the spring, for 4,000 crowns, and it is not true that "
    "its owner left the town but he closed the school.\f"
    "Nobody asked the workers. The bells rang twice in the night of 3 May."
)
SOURCE = SourceText.of(TEXT)


def outcome(quotation: str, page: int | str | None = None) -> QuoteOutcome:
    return compare_quotation(SOURCE, quotation, page=page).outcome


def test_a_verdict_says_where_the_words_stand() -> None:
    found = compare_quotation(SOURCE, "“sold again in the spring”")

    assert (found.outcome, found.verdict) == (
        QuoteOutcome.EXACT,
        QuoteVerdict.VERBATIM,
    )
    assert found.start is not None
    assert TEXT[found.start : found.end] == "sold again in the spring"
    assert (found.page_index, found.page_label, found.places) == (1, None, 1)
    assert found.diff == ""


def test_pages_have_the_labels_that_the_source_gives() -> None:
    pages = (Page(0, "iv", 0), Page(1, "v", TEXT.index("The mill was sold")))
    source = SourceText.of(TEXT, pages=pages)

    assert compare_quotation(source, "for 4,000 crowns").page_label == "v"
    assert compare_quotation(source, "closed in 1911", page="iv").outcome is (
        QuoteOutcome.EXACT
    )
    assert compare_quotation(source, "closed in 1911", page="v").outcome is (
        QuoteOutcome.MOVED
    )


def test_words_that_stand_twice_are_verbatim_and_counted() -> None:
    found = compare_quotation(SOURCE, "Nobody asked the workers")

    assert (found.outcome, found.places, found.page_index) == (QuoteOutcome.EXACT, 2, 0)
    assert compare_quotation(SOURCE, "Nobody asked the workers", page=2).start == (
        TEXT.rindex("Nobody")
    )
    assert outcome("Nobody asked the workers", page=1) is QuoteOutcome.AMBIGUOUS


def test_a_difference_is_shown_word_by_word_with_its_reason() -> None:
    found = compare_quotation(SOURCE, "The bells rang once in the night of 8 May.")

    assert found.verdict is QuoteVerdict.MISQUOTED
    assert found.diff == (
        "The bells rang [-twice-] {+once+} in the night of [-3-] {+8+} May"
    )
    assert found.reasons == ("“once” instead of “twice”", "“8” instead of “3”")


def test_what_an_ellipsis_hides_is_shown() -> None:
    found = compare_quotation(SOURCE, "it is … true that its owner left the town")

    assert found.outcome is QuoteOutcome.ALTERED
    assert found.diff == "it is [-not-] {+…+} true that its owner left the town"
    assert found.reasons == ("the words left out have “not”",)


def test_a_negation_behind_the_first_ellipsis_is_found() -> None:
    source = SourceText.of("No serious effects were seen in any of the 25 men.")

    found = compare_quotation(source, "… serious effects were seen in any of the 25")

    assert found.outcome is QuoteOutcome.ALTERED
    assert found.reasons == ("“No” stands directly before it in the source",)


def test_pieces_in_another_order_are_altered() -> None:
    found = compare_quotation(SOURCE, "The bells rang twice … the mill was sold again")

    assert found.outcome is QuoteOutcome.ALTERED
    assert found.reasons == ("its pieces stand in the source in another order",)


def test_pieces_from_far_apart_are_altered() -> None:
    source = SourceText.of(
        f"It began in May. {'The rain fell. ' * 200}It ended in June."
    )

    found = compare_quotation(source, "It began in May … It ended in June.")

    assert found.outcome is QuoteOutcome.ALTERED


def test_what_takes_the_words_back_is_noted_and_no_verdict() -> None:
    before = compare_quotation(SOURCE, "its owner left the town")

    assert before.verdict is QuoteVerdict.VERBATIM
    assert before.note.startswith("before it the source has “")
    assert before.note.endswith("it is not true that”")


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("rang thrice", QuoteOutcome.NOT_FOUND),
        ("4,000", QuoteOutcome.EXACT),
        ("000 crowns", QuoteOutcome.NOT_FOUND),
        ("4.000 crowns", QuoteOutcome.NOT_FOUND),
        ("ill was", QuoteOutcome.NOT_FOUND),
    ],
)
def test_few_words_are_found_to_the_letter_or_not_at_all(
    quotation: str, expected: QuoteOutcome
) -> None:
    assert outcome(quotation) is expected


def test_the_minus_sign_belongs_to_its_number() -> None:
    source = SourceText.of("The rate was −0.42 per cent in the first year of the war.")

    assert not compare_quotation(source, "0.42 per cent in the first year").passes
    assert compare_quotation(source, "-0.42 per cent in the first year").passes


def test_only_the_original_of_a_translated_quotation_is_compared() -> None:
    source = SourceText.of("Die Mühle wurde im Frühjahr wieder verkauft.")
    quotation = Quotation("wurde im Frühjahr wieder verkauft", "was sold in spring")

    assert compare_quotation(source, quotation).outcome is QuoteOutcome.EXACT


@pytest.mark.parametrize("text", ["", " \n\f ", "— — —"])
def test_a_source_without_text_is_unchecked(text: str) -> None:
    found = compare_quotation(SourceText.of(text), "The bells rang twice")

    assert (found.outcome, found.verdict, found.passes) == (
        QuoteOutcome.UNCHECKED,
        None,
        False,
    )


@pytest.mark.parametrize("quotation", ["", "“”", "…", "[...]", " - "])
def test_a_quotation_without_words_is_unchecked(quotation: str) -> None:
    assert outcome(quotation) is QuoteOutcome.UNCHECKED


def test_what_an_incomplete_source_lacks_is_indeterminate() -> None:
    source = SourceText.of(TEXT, incomplete="page 4 has no text")

    missing = compare_quotation(source, "The school was opened by the bishop himself")
    there = compare_quotation(source, "The bells rang twice")

    assert (missing.outcome, missing.reasons) == (
        QuoteOutcome.INDETERMINATE,
        ("page 4 has no text",),
    )
    assert there.outcome is QuoteOutcome.EXACT


def test_readings_that_disagree_are_indeterminate() -> None:
    other = SourceText.of(TEXT.replace("twice", "thrice"))
    empty = SourceText.of("")

    found = compare_readings([SOURCE, other], "The bells rang twice in the night")
    agreed = compare_readings([SOURCE, empty], "The bells rang twice in the night")

    assert (found.outcome, found.verdict) == (QuoteOutcome.INDETERMINATE, None)
    assert agreed.outcome is QuoteOutcome.EXACT
    assert compare_readings([empty], "The bells").outcome is QuoteOutcome.UNCHECKED
    assert compare_readings([], "The bells").outcome is QuoteOutcome.UNCHECKED


def test_several_passages_that_differ_otherwise_are_ambiguous() -> None:
    source = SourceText.of(
        "The council of Ash met on 4 May and sold the old mill to Mr Brand. "
        + "It rained for a week and the river rose above the lower bridge. " * 12
        + "The council of Ash met on 9 May and sold the old mill to Mr Brand."
    )

    found = compare_quotation(
        source, "The council of Ash met on 5 May and sold the old mill to Mr Brand."
    )

    assert (found.outcome, found.verdict) == (
        QuoteOutcome.AMBIGUOUS,
        QuoteVerdict.MISQUOTED,
    )


def test_a_prepared_source_can_be_kept() -> None:
    kept = pickle.loads(pickle.dumps(SOURCE))

    assert compare_quotation(kept, "rang twice") == compare_quotation(
        SOURCE, "rang twice"
    )


def test_a_quotation_too_long_to_compare_is_unchecked_and_never_not_found() -> None:
    words = [f"word{number}" for number in range(5_000)]
    source = SourceText.of(" ".join(words))
    changed = " ".join([*words[:4_000], "another", *words[4_001:]])

    assert compare_quotation(source, " ".join(words)).outcome is QuoteOutcome.EXACT
    found = compare_quotation(source, changed)
    assert (found.outcome, found.verdict) == (QuoteOutcome.UNCHECKED, None)
    assert "; ".join(found.reasons) == (
        "it is not there to the letter, and too long to be compared word by word: "
        "4,000 words at most without an ellipsis"
    )


@pytest.mark.parametrize(
    ("quotation", "diff", "reason"),
    [
        (
            "did want the dam to be built on the river",
            "did [-not really-] want the dam to be built on the river",
            "“not” is missing",
        ),
        (
            "had paid the people of the valley for their land",
            "had [-never actually-] paid the people of the valley for their land",
            "“never” is missing",
        ),
        (
            "would move a village without its consent",
            "would [-never again-] move a village without its consent",
            "“never again” is missing",
        ),
        (
            "the engineers of the board called the dam safe",
            "the engineers of the board called the dam [-not really-] safe",
            "“not” is missing",
        ),
    ],
)
def test_a_word_at_an_end_hides_nothing_between_it_and_the_others(
    quotation: str, diff: str, reason: str
) -> None:
    source = SourceText.of(
        "They did not really want the dam to be built on the river. The company had "
        "never actually paid the people of the valley for their land. The government "
        "would never again move a village without its consent. But the engineers of "
        "the board called the dam not really safe at the time."
    )

    found = compare_quotation(source, quotation)

    assert (found.outcome, found.diff) == (QuoteOutcome.ALTERED, diff)
    assert found.reasons == (reason,)


@pytest.mark.parametrize(
    ("quotation", "outcome"),
    [
        ("5 billion yen was spent on the houses of the valley", QuoteOutcome.REWORDED),
        ("In the end the cost came to ¥7 billion", QuoteOutcome.REWORDED),
        ("to move the school, and €20 for each child", QuoteOutcome.REWORDED),
        ("5 billion euros was spent on the houses of the valley", QuoteOutcome.ALTERED),
        ("6 billion yen was spent on the houses of the valley", QuoteOutcome.ALTERED),
        ("In the end the cost came to €7 billion", QuoteOutcome.ALTERED),
        ("to move the school, and €30 for each child", QuoteOutcome.ALTERED),
        ("to move the school, and £20 for each child", QuoteOutcome.ALTERED),
    ],
)
def test_a_currency_may_stand_on_the_other_side_of_its_number(
    quotation: str, outcome: QuoteOutcome
) -> None:
    source = SourceText.of(
        "¥5 billion was spent on the houses of the valley in one year. In the end the "
        "cost came to 7 billion yen. It took $3 million to move the school, and 20 € "
        "for each child."
    )

    assert compare_quotation(source, quotation).outcome is outcome


def test_the_place_of_an_amount_has_its_currency() -> None:
    text = "In all ¥5 billion was spent on the houses of the valley."

    found = compare_quotation(SourceText.of(text), "5 billion yen was spent on the")

    assert found.verdict is QuoteVerdict.ALTERED_ACCEPTABLY
    assert text[found.start : found.end] == "¥5 billion was spent on the"


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("Eine Zerschlagung empfehlen wir.", QuoteOutcome.ALTERED),
        ("Eine Zerschlagung empfehlen wir nicht.", QuoteOutcome.EXACT),
        ("Zerschlagung empfehlen wir", QuoteOutcome.EXACT),
        ("Das gilt", QuoteOutcome.EXACT),
        ("Ils ne partiront", QuoteOutcome.ALTERED),
        ("Ils ne partiront pas demain", QuoteOutcome.EXACT),
    ],
)
def test_a_whole_sentence_may_not_lose_its_denial_at_the_end(
    quotation: str, expected: QuoteOutcome
) -> None:
    source = SourceText.of(
        "Eine Zerschlagung empfehlen wir nicht. Das gilt nicht nur für heute. "
        "Ils ne partiront pas demain."
    )

    assert compare_quotation(source, quotation).outcome is expected


def test_what_a_mark_at_the_end_hides_is_shown_as_left_out() -> None:
    found = compare_quotation(
        SourceText.of("They left every district except the northern one. It rained."),
        "They left every district …",
    )

    assert found.outcome is QuoteOutcome.ALTERED
    assert found.diff == "They left every district … [-except-]"


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("an honest and and regular assessment", QuoteOutcome.REWORDED),
        ("an honest or and regular assessment", QuoteOutcome.ALTERED),
        ("and regular assessment, which must not not be refused", QuoteOutcome.ALTERED),
    ],
)
def test_a_word_written_twice_is_a_slip_unless_it_turns_the_sense(
    quotation: str, expected: QuoteOutcome
) -> None:
    source = SourceText.of(
        "What is required is an honest and regular assessment, which must not be "
        "refused."
    )

    assert compare_quotation(source, quotation).outcome is expected
