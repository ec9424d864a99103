"""Passages are found by numbers, names and rare words, and by nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence.text.figures import parse_figure
from evidence.text.passages.features import features_of
from evidence.text.passages.search import Suggestion, search

FILLER = "It was a long day and nobody said much of it to the others there. " * 8
TEXT = f"""The report on Xinjiang was published in May.

{FILLER}

Between 2017 and 2019 more than 80,000 Uyghurs were transferred out of Xinjiang. Some \
were sent directly from camps. The coercive conditions are well known.

{FILLER}

The OSCE has fifty-seven participating States. Other things happen.

Eighty thousand people left Xinjiang then; nobody was coerced."""


def found(statement: str, *figures: str, text: str = TEXT) -> list[Suggestion]:
    features = features_of([statement], [parse_figure(one) for one in figures])
    return search([text], features)


def words(one: Suggestion, text: str = TEXT) -> str:
    return " ".join(text[one.span.start : one.span.end].split())


def test_the_best_passage_has_most_of_the_claim_and_says_what() -> None:
    [best, *_] = found("50,000 Uyghurs of Xinjiang moved", "80000 people @2017/2019")

    assert words(best) == (
        "Between 2017 and 2019 more than 80,000 Uyghurs were transferred out of "
        "Xinjiang."
    )
    assert best.reasons == "has 80,000, 2017, 2019; names Uyghurs, Xinjiang"


def test_a_number_in_words_is_the_same_number() -> None:
    [best, *_] = found("The OSCE has 57 States.")

    assert words(best) == "The OSCE has fifty-seven participating States."
    assert best.numbers == ("fifty-seven participating States",)
    assert "OSCE" in best.names


def test_another_form_of_a_rare_word_is_found_and_shown_as_it_stands() -> None:
    [best, *_] = found("They told of coercion under such a condition.")

    assert words(best) == "The coercive conditions are well known."
    assert set(best.words) == {"coercive", "conditions"}


def test_a_number_that_is_part_of_another_is_not_there() -> None:
    text = "It was 83 then. In 1983 there were 183 brands, and 83.5 per cent of them."
    [one] = found("The 83 brands", text=text)

    assert one.numbers == ("83",)
    assert found("The 98 brands", text=text) == []


def test_one_name_alone_is_no_reason_to_suggest_a_passage() -> None:
    assert found("Nothing of Xinjiang") == []


def test_what_is_everywhere_says_nothing() -> None:
    text = "Members met. " * 3_000 + "Members of Tajikistan objected loudly."
    [best] = found("Members of Tajikistan objected", text=text)

    assert best.words == ("objected",)
    assert best.names == ("Tajikistan",)


def test_of_several_texts_the_best_comes_first_with_its_number() -> None:
    features = features_of(["The OSCE has 57 States"])
    ranked = search(["The OSCE has many States.", "The OSCE has 57 States."], features)

    assert [one.number for one in ranked] == [1, 0]


def test_texts_without_paragraphs_are_divided() -> None:
    text = FILLER * 40 + "In Xinjiang 80,000 people were moved. " + FILLER * 40
    [best] = found("80,000 people of Xinjiang", text=text)

    assert words(best, text) == "In Xinjiang 80,000 people were moved."


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_can_be_searched_and_spans_lie_within_it(
    text: str, claim: str
) -> None:
    for one in search([text], features_of([claim]), least=1):
        assert 0 <= one.span.start < one.span.end <= len(text)


def test_the_same_search_gives_the_same_order() -> None:
    assert found("Uyghurs of Xinjiang") == found("Uyghurs of Xinjiang")
