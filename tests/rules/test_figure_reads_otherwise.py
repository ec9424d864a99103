"""FIG025: what a claim's sentence prints is what its file holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Draft
from evidence.rules.figures.figure_reads_otherwise import FigureReadsOtherwise
from evidence.text.anchors import Outcome, Placement
from evidence.text.document import Block, BlockKind, Span
from tests.factories import make_claim, make_context, make_manuscript


def check(text: str, *, sentence: str = "", words: str = "") -> list[Draft]:
    """Return what is said of a claim of *words* in *sentence*, in a block of *text*."""
    claim = claim_in(text, sentence=sentence, words=words)
    return check_one(text, claim, claim)


def claim_in(text: str, *, sentence: str = "", words: str = "") -> ClaimFacts:
    sentence = sentence or text
    words = words or sentence
    start, own = text.index(sentence), text.index(words)
    claim = make_claim(words, quote=words)
    placement = Placement(Outcome.UNCHANGED, own, own + len(words), words, 100)
    span = Span(start, start + len(sentence))
    return replace(claim, placement=placement, sentence=span)


def check_one(text: str, claim: ClaimFacts, *claims: ClaimFacts) -> list[Draft]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    chapter = replace(make_manuscript(text), blocks=(block,))
    context = make_context(*claims, manuscripts=[chapter])
    return list(FigureReadsOtherwise().check(claim, context))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "It saw 57\u200b12 vessels.",
            "within “5712” stands what nobody sees: U+200B",
        ),
        (
            "It saw 57\u2060\ufeff12 vessels.",
            "within “5712” stands what nobody sees: U+2060 and U+FEFF",
        ),
        (
            "It saw 57\ufe0f12 vessels.",
            "within “5712” stands what nobody sees: U+FE0F",
        ),
        (
            "It rose by −\u200b5 degrees.",
            "within “−5” stands what nobody sees: U+200B",
        ),
        ("It saw 57l2 vessels.", "“57l2” has a letter for a digit: U+006C"),
        ("It saw 5O vessels.", "“5O” has a letter for a digit: U+004F"),
        ("It saw 5\u041e vessels.", "“5\u041e” has a letter for a digit: U+041E"),
        ("It saw \u04177 vessels.", "“\u04177” has a letter for a digit: U+0417"),
        (
            "It saw 1,\u03bf00 vessels.",
            "“1,\u03bf00” has a letter for a digit: U+03BF",
        ),
        ("It saw \u202e2175\u202c.", "the line is turned around by U+202E"),
        ("From \u20672175 – 3\u2069 on.", "the line is turned around by U+2067"),
        ("It saw 57\u200f 12 vessels.", "the line is turned around by U+200F"),
        ("It saw 5৪ vessels.", "“5৪” has other digits than 0 to 9: U+09EA"),
        (
            "It saw \U0001d7d3\U0001d7d5 vessels.",
            "“\U0001d7d3\U0001d7d5” has other digits than 0 to 9: U+1D7D3 and U+1D7D5",
        ),
        ("رأيت ٥7 سفينة", "“٥7” has other digits than 0 to 9: U+0665"),
        ("رأيت ٥۷ سفينة", "“٥۷” has other digits than 0 to 9: U+0665 and U+06F7"),
    ],
)
def test_what_a_figure_hides_is_told_by_its_code_points(
    text: str, message: str
) -> None:
    assert [(draft.message, draft.severity) for draft in check(text)] == [
        (message, None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It saw 5712 vessels, 5 % more, −5 at H2O, in the 100l tank.",
        "It saw 3\u2060–\u20605 of the 57\u200b.",
        "رأيت ٥٧ سفينة و ١٢ قاربا",
        "٥٧ GB من البيانات المحفوظة",
        "\u202bرأيت 57 سفينة\u202c",
        "उन्होंने ५७ जहाज़ देखे",
        "他们看到了５７艘船",
        "He wrote «رأيت ٥٧ سفينة» in 1907.",
        "Он живёт в доме 5б и доме 7з.",
        "co\u00adoperation in 57 States",
    ],
)
def test_what_a_script_needs_is_no_attack(text: str) -> None:
    assert check(text) == []


def test_what_another_sentence_turns_around_is_told_where_it_reaches() -> None:
    text = "Look. \u202e It saw 2175 vessels.\u202c It saw 12 boats."

    reached = check(text, sentence="It saw 2175 vessels.")
    after = check(text, sentence="It saw 12 boats.")

    assert [draft.message for draft in reached] == [
        "the line is turned around by U+202E"
    ]
    assert after == []


def test_beside_the_claims_own_words_it_is_a_warning() -> None:
    text = "It saw 57\u200b12 vessels and 5\u041e boats."

    found = check(text, words="5\u041e boats")

    assert [(draft.message, draft.severity) for draft in found] == [
        ("“5\u041e” has a letter for a digit: U+041E", None),
        ("within “5712” stands what nobody sees: U+200B", Severity.WARNING),
    ]


def test_a_number_of_which_the_claim_has_the_end_is_its_own() -> None:
    found = check("It saw 57\u200b12 vessels.", words="12 vessels")

    assert [draft.severity for draft in found] == [None]


def test_what_lies_in_another_claim_is_told_there() -> None:
    text = "It saw 57\u200b12 vessels and 50 boats."
    first = claim_in(text, words="57\u200b12 vessels")
    second = claim_in(text, words="50 boats")

    assert len(check_one(text, first, first, second)) == 1
    assert check_one(text, second, first, second) == []


def test_the_same_sign_twice_is_told_once() -> None:
    text = "It saw 5\u041e vessels, then 5\u041e boats."

    assert len(check(text)) == 1
