"""A quotation is pinned where it stands, and refused where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.models import PassageMatch
from evidence.services.passages.copies import Copy, Opened
from evidence.services.passages.found import Found, Standing, Wanted
from evidence.services.passages.looking import look_in
from evidence.text.document import Page
from evidence.text.quotations.comparing import SourceText

TEXT = (
    "The survey went on. In 2019 more than 80,000 labourers did not return home. Work "
    "is work. The authors asked many people, old and young, and those who would "
    "answer said that it was so. Work is work."
)
PAGES = (Page(0, "13", 0), Page(1, "14", TEXT.index("The authors")))


def look(
    quotation: str,
    *,
    text: str = TEXT,
    incomplete: str = "",
    ocr: bool = False,
    page: str = "",
    prefix: str = "",
    occurrence: int | None = None,
) -> Found:
    copy = Copy("n-aaaaa", "0" * 64, "text/plain", date(2026, 11, 30), ocr=ocr)
    source = SourceText.of(text, pages=PAGES, incomplete=incomplete)
    wanted = Wanted(quotation, page=page, prefix=prefix, occurrence=occurrence)
    return look_in(Opened(copy, source), wanted)


@pytest.mark.parametrize(
    ("quotation", "match", "exact"),
    [
        ("more than 80,000 labourers", "exact", "more than 80,000 labourers"),
        ("“more  than 80,000 labourers”", "normalized", "more than 80,000 labourers"),
        (
            "more than 80,000 labourers … return home",
            None,
            None,
        ),
        (
            "The authors asked many people … and those who would answer",
            "elided",
            "The authors asked many people, old and young, and those who would answer",
        ),
    ],
)
def test_what_stands_there_is_pinned(
    quotation: str, match: str | None, exact: str | None
) -> None:
    found = look(quotation)

    if match is None:  # the ellipsis hides a «not»
        assert (found.standing, found.pin) == (Standing.ALTERED, None)
        return
    assert found.pin is not None
    assert (found.standing, found.pin.outcome) == (Standing.PINNED, PassageMatch(match))
    anchor = found.pin.anchor
    assert TEXT[anchor.start : anchor.end] == anchor.exact == exact
    assert found.pin.page_label == ("13" if "80,000" in quotation else "14")


@pytest.mark.parametrize(
    ("quotation", "how"),
    [
        ("läßt sich das heute nicht mehr prüfen", None),
        ("lässt sich das heute nicht mehr prüfen", "the same words, written otherwise"),
    ],
)
def test_another_spelling_is_said_to_be_one(quotation: str, how: str | None) -> None:
    found = look(quotation, text="Ob es so war, läßt sich das heute nicht mehr prüfen.")

    assert found.pin is not None
    outcome = PassageMatch.REWORDED if how else PassageMatch.EXACT
    assert found.pin.outcome is outcome
    assert (f"not to the letter: {how}" in found.message) is (how is not None)


@pytest.mark.parametrize(
    ("quotation", "standing", "said"),
    [
        (
            "more than 50,000 labourers did not return",
            "ALTERED",
            "[-80,000-] {+50,000+}",
        ),
        ("more than 80,000 labourers did return home", "ALTERED", "[-not-]"),
        (
            "a thousand cats returned from the sea to sleep",
            "ABSENT",
            "is not in n-aaaaa",
        ),
    ],
)
def test_what_is_not_there_is_refused_with_the_difference(
    quotation: str, standing: str, said: str
) -> None:
    found = look(quotation)

    assert (found.standing, found.pin) == (Standing[standing], None)
    assert said in found.message
    assert "--unpinned" in found.hint


def test_the_nearest_place_is_shown_for_words_that_are_not_there() -> None:
    found = look("thirty labourers sang in a choir by the sea at night")

    assert "the nearest there, page 13 (rare: labourers):" in found.message
    assert "«In 2019 more than 80,000 labourers did not return home.»" in found.message


def test_several_places_are_listed_and_one_is_chosen() -> None:
    unclear = look("Work is work")

    assert unclear.standing is Standing.AMBIGUOUS
    assert "  1. page 13: The survey went on." in unclear.message
    assert "  2. page 14: … " in unclear.message
    chosen = {
        "page": look("Work is work", page="14"),
        "prefix": look("Work is work", prefix="that it was so."),
        "occurrence": look("Work is work", occurrence=2),
    }
    starts = {name: one.pin and one.pin.anchor.start for name, one in chosen.items()}
    assert set(starts.values()) == {TEXT.rindex("Work is work")}


def test_what_chooses_nothing_is_told() -> None:
    assert look("Work is work", occurrence=3).standing is Standing.AMBIGUOUS
    assert "not with these words" in look("Work is work", prefix="nobody").message


@pytest.mark.parametrize("quotation", ["more than 80,000 labourers", "Work is work"])
def test_another_page_than_the_one_given_is_refused(quotation: str) -> None:
    found = look(quotation, page="15")

    assert found.standing is Standing.OTHER_PAGE
    assert "page 13" in found.message
    assert found.message.endswith("not on page 15")


def test_in_an_incomplete_text_nothing_is_absent() -> None:
    lacking = look("a thousand cats returned from the sea", incomplete="page 2 is lost")
    there = look("more than 80,000 labourers", incomplete="page 2 is lost")

    assert (lacking.standing, lacking.message) == (Standing.UNCHECKED, "page 2 is lost")
    assert there.standing is Standing.PINNED


def test_recognised_letters_are_told() -> None:
    pinned = look("more than 80,000 labourers", ocr=True)
    altered = look("more than 50,000 labourers did not return", ocr=True)

    assert "recognised in pictures" in pinned.message
    assert altered.standing is Standing.UNCHECKED
    assert "recognised in pictures (OCR), and may be wrong" in altered.message
    assert "it has other words, or not these:" in altered.message
    assert "[-80,000-] {+50,000+}" in altered.message
    assert "differs" not in altered.message


@pytest.mark.parametrize(
    ("recognised", "words"),
    [
        ("In 2O19 more than 8O,OOO labourers", "In 2019 more than 80,000 labourers"),
        ("a rnodern cornmittee of 5 States", "a modern committee of S States"),
        ("15 of the I2 members", "lS of the 12 members"),
        ("Xin-\njiang had 1.248 farms", "Xinjiang had 1,248 farms"),
        ("the year 1953 saw it", "the year 1958 saw it"),
    ],
)
def test_what_recognising_confuses_is_neither_a_match_nor_a_mistake(
    recognised: str, words: str
) -> None:
    text = f"It was so. {recognised} and no more."
    found = look(words, text=text, ocr=True)
    printed = look(words, text=text)

    assert (found.standing, found.pin) == (Standing.UNCHECKED, None)
    assert "it has the words but for signs that recognising confuses" in found.message
    assert " ".join(recognised.split()) in found.message
    assert "look at page 13 itself: evidence snapshot export n-aaaaa" in found.hint
    assert printed.standing in {Standing.ALTERED, Standing.ABSENT, Standing.PINNED}


@given(st.integers(1, 12), st.data())
def test_context_grows_until_it_tells_a_passage_from_its_doubles(
    times: int, data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.integers(0, 3), min_size=times, max_size=times))
    text = " ".join(f"Line {number}: Work is work." for number in numbers)
    chosen = data.draw(st.integers(1, times))

    pin = look("Work is work", text=text, occurrence=chosen).pin

    assert pin is not None
    anchor = pin.anchor
    assert text[anchor.start : anchor.end] == "Work is work"
    whole = f"{anchor.prefix}{anchor.exact}{anchor.suffix}"
    # Only a text that repeats itself within its whole length leaves a double.
    assert text.count(whole) == 1
