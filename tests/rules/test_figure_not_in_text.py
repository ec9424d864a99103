"""FIG008: whether what was recorded is what is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.checker.rule import ClaimRule, Draft
from evidence.rules.figures.figure_not_in_text import FigureNotInText
from evidence.text.anchors import Outcome, Placement
from evidence.text.document import Span
from tests.factories import make_claim, make_context, make_manuscript


def check(rule: ClaimRule, claim: ClaimFacts, text: str = "") -> list[Draft]:
    chapter = make_manuscript(text or claim.anchor.exact)
    return list(rule.check(claim, make_context(claim, manuscripts=[chapter])))


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("57 States", "The body has 57 participating States."),
        ("12..65 years", "Men between 12 and 65 years were listed."),
        ("57 States", "Fifty-seven States take part."),
        ("1.2 million people", "It holds 1.2 million people."),
        ("1200000 people", "It holds 1,200,000 people."),
        ("on 2020-07", "It began in July 2020."),
        ("on 2019-05-28", "On 28 May 2019 he spoke."),
        ("50%", "Half of them, 50 per cent, left."),
        ("5 of 6 member States", "Five of its six member States agreed."),
    ],
)
def test_a_figure_that_is_printed_passes(figure: str, text: str) -> None:
    claim = make_claim(quote=text, figures=[figure])
    assert check(FigureNotInText(), claim, text) == []


def test_a_figure_that_is_not_printed_is_told_with_what_is() -> None:
    text = "The body has 57 participating States."
    claim = make_claim(quote=text, figures=["54 States"])
    (draft,) = check(FigureNotInText(), claim, text)
    assert draft.message == (
        "54 States is recorded, but the sentence prints 57 participating States"
    )
    claim = make_claim(quote="Many States take part.", figures=["54 States"])
    (draft,) = check(FigureNotInText(), claim)
    assert draft.message == "54 States is recorded, but the sentence prints no figure"


def test_a_year_that_is_not_printed_is_told() -> None:
    claim = make_claim(quote="It began in July 2021.", figures=["on 2020-07"])
    assert len(check(FigureNotInText(), claim)) == 1


def test_a_claim_that_is_gone_prints_nothing() -> None:
    gone = Placement(Outcome.NOT_FOUND, None, None, None, 0)
    claim = make_claim(figures=["54 States"], placement=gone)
    assert check(FigureNotInText(), claim) == []


def test_the_whole_sentence_around_the_claim_is_read() -> None:
    text = "Fifty-seven States, all of them members, agreed."
    claim = replace(
        make_claim(quote="agreed", figures=["57 States"]),
        placement=Placement(Outcome.UNCHANGED, 41, 47, "agreed", 100),
        sentence=Span(0, len(text)),
    )
    assert check(FigureNotInText(), claim, text) == []
    alone = replace(claim, sentence=None)
    assert len(check(FigureNotInText(), alone, text)) == 1


def test_without_the_manuscript_the_claims_own_words_are_read() -> None:
    claim = make_claim(quote="57 States", figures=["57 States"])
    elsewhere = replace(make_manuscript("Nothing."), name="other")
    for manuscripts in ([], [elsewhere]):
        context = make_context(claim, manuscripts=manuscripts)
        assert list(FigureNotInText().check(claim, context)) == []
