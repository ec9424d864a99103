"""All that a text says of quoted words, and how it is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.text.document import Page
from evidence.text.quotations.comparing import (
    QuotationVerdict,
    QuoteOutcome,
    SourceText,
)
from evidence.text.quotations.cuts import Cut
from evidence.text.quotations.look import (
    Looked,
    from_record,
    has_words,
    look,
    to_record,
)
from evidence.text.word_diff import Piece

TEXT = (
    "The count took nine hours. “Nobody believes in it”, said Anna Petrova. It is not "
    "true that the boxes were open.\n\nTurnout reached 43.5 per cent in the north."
)
SOURCE = SourceText.of(
    TEXT, pages=[Page(0, "xiv", 0), Page(1, "1", TEXT.index("Turnout"))]
)


def test_the_source_s_own_words_are_shown() -> None:
    looked = look(SOURCE, "turnout reached 45.3 per cent in the north")
    assert looked.verdict.outcome is QuoteOutcome.ALTERED
    assert looked.found == "Turnout reached 43.5 per cent in the north"


def test_what_the_source_quotes_itself_is_told() -> None:
    assert look(SOURCE, "Nobody believes in it").quoted_there
    assert not look(SOURCE, "The count took nine hours.").quoted_there


def test_what_was_cut_off_is_told() -> None:
    (cut,) = look(SOURCE, "true that the boxes were open").cuts
    assert cut == Cut("not", "negation", "It is not", before=True)


def test_a_page_is_right_by_its_label_and_by_its_number_in_the_file() -> None:
    words = "Turnout reached 43.5 per cent"
    assert look(SOURCE, words, ["1"]).verdict.outcome is QuoteOutcome.EXACT
    assert look(SOURCE, words, ["2"]).verdict.outcome is QuoteOutcome.EXACT
    assert look(SOURCE, words, ["9"]).verdict.outcome is QuoteOutcome.MOVED
    assert look(SOURCE, words, ["9", "1"]).verdict.outcome is QuoteOutcome.EXACT


def test_without_pages_none_can_be_wrong() -> None:
    source = SourceText.of("Turnout reached 43.5 per cent.")
    looked = look(source, "Turnout reached 43.5 per cent", ["9"])
    assert looked.verdict.outcome is QuoteOutcome.EXACT


def test_words_of_another_language_are_told() -> None:
    german = SourceText.of(
        "Die Beteiligung war in dem Land so niedrig wie noch nie, und das ist nicht "
        "die Schuld der Regierung."
    )
    looked = look(german, "it is not the fault of the government that they did")
    assert (looked.verdict.outcome, looked.language) == (QuoteOutcome.NOT_FOUND, "de")


def test_words_are_there_to_the_letter_or_not() -> None:
    assert has_words(SOURCE, "the count took nine hours")
    assert has_words(SOURCE, "The count … nine hours")
    assert not has_words(SOURCE, "the count took ten hours")


def test_the_words_around_are_told() -> None:
    looked = look(SOURCE, "Nobody believes in it")
    assert looked.around == (
        "The count took nine hours. “«Nobody believes in it»”, said Anna Petrova. It "
        "is not true that the boxes were open. Turnout reached …"
    )


texts = st.text(max_size=20)
verdicts = st.builds(
    QuotationVerdict,
    st.sampled_from(QuoteOutcome),
    st.none() | st.integers(0, 9_999),
    st.none() | st.integers(0, 9_999),
    st.none() | st.integers(0, 99),
    st.none() | texts,
    st.integers(0, 9),
    st.lists(st.builds(Piece, texts, texts), max_size=3).map(tuple),
    st.lists(texts, max_size=3).map(tuple),
    texts,
)
looks = st.builds(
    Looked,
    verdicts,
    texts,
    st.lists(st.builds(Cut, texts, texts, texts, st.booleans()), max_size=2).map(tuple),
    st.booleans(),
    texts,
    texts,
)


@given(looks)
def test_a_record_gives_back_what_was_kept(looked: Looked) -> None:
    assert from_record(to_record(looked)) == looked
