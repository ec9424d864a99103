"""FIG021 to FIG023: a claim against the passage that is tied to it."""

from __future__ import annotations

import pytest

from evidence.checker.finding import Finding
from evidence.checker.rule import Rule
from evidence.rules.figures.passage_differs import PassageDiffers
from evidence.rules.figures.passage_incomparable import PassageIncomparable
from evidence.rules.figures.passage_list_differs import PassageListDiffers
from evidence.testing import run_rule

BIB = """
@article{hall2020, author = {Hall, Ben}, title = {Infighting}, journal = {News},
  year = {2020}}
"""


def found(
    rule: type[Rule], words: str, passage: str, claim: str = "", tie: str = ""
) -> list[Finding]:
    toml = f"""
[claim.it]
manuscript = "manuscript"
quote = "{words}"
{claim}

[[claim.it.evidence]]
source = "hall2020"
stance = "supports"
quotation = "{passage}"
{tie}
"""
    return run_rule(rule, bibtex=BIB, markdown=f"So {words} (Hall 2020).\n", toml=toml)


@pytest.mark.parametrize(
    ("words", "passage", "wrong"),
    [
        ("43,458 people fled", "In all, 43,548 people fled the valley.", True),
        ("43,548 people fled", "In all, 43,548 people fled the valley.", False),
        ("about 43,500 people fled", "In all, 43,548 people fled the valley.", False),
        ("a third of voters came", "Only 33 per cent of voters came.", False),
        ("prices rose by 5%", "Prices rose by 2 per cent, then by 5 per cent.", False),
        ("up to 300 people died", "More than 300 people died.", True),
        ("300 people died", "The 300 boats were old.", False),
        ("300 people died in 2019", "In 2021, 400 people died there.", False),
    ],
)
def test_a_wrong_digit_is_caught_without_anybody_typing_the_value(
    words: str,
    passage: str,
    wrong: bool,
) -> None:
    assert bool(found(PassageDiffers, words, passage)) is wrong


GERMAN = (
    "Nach Angaben des Amtes flohen 43.548 Menschen aus dem Tal, von denen 37 starben."
)
FRENCH = "Selon la mairie, 12,5 % des 1 284 baraques du camp étaient vides en mai 1943."


@pytest.mark.parametrize(
    ("words", "passage", "wrong"),
    [
        ("43,458 people fled", GERMAN, ["43,548 people"]),
        ("43,548 people fled", GERMAN, []),
        ("12.5 per cent stood empty", FRENCH, []),
        ("15.2 per cent stood empty", FRENCH, ["12.5%"]),
        ("1,248 barracks stood", FRENCH, []),
        ("52 of them died", GERMAN, []),
    ],
)
def test_a_passage_in_another_language_is_read_as_it_writes_its_numbers(
    words: str, passage: str, wrong: list[str]
) -> None:
    assert [
        one.message.rpartition(" says ")[2]
        for one in found(PassageDiffers, words, passage)
    ] == wrong


def test_what_another_language_counts_is_left_to_a_person() -> None:
    (told,) = found(PassageIncomparable, "1,248 barracks stood", FRENCH)

    assert told.message == (
        "1,248 barracks could not be compared with the passage in hall2020: 12.5% (the "
        "units differ) and 1,284 baraques (they count different things)"
    )


def test_both_values_are_named() -> None:
    (finding,) = found(
        PassageDiffers, "43,458 people fled", "In all, 43,548 people fled the valley."
    )
    assert finding.message == (
        "43,458 people in the manuscript, but the passage in hall2020 says 43,548 "
        "people"
    )


def test_a_long_passage_is_shown_by_its_ends() -> None:
    passage = f"In all, 43,548 people fled. {'And so it goes on. ' * 100}There it ends."
    [told] = found(PassageDiffers, "43,458 people fled", passage)

    assert told.related[0].startswith("hall2020: “In all, 43,548 people fled. And")
    assert " […] " in told.related[0]
    assert told.related[0].endswith("goes on. There it ends.”")
    assert len(told.related[0]) < 330


def test_what_a_typed_figure_says_already_is_not_said_again() -> None:
    assert (
        found(
            PassageDiffers,
            "43,458 people fled",
            "In all, 43,548 people fled the valley.",
            'figures = ["43,458 people"]',
            'figures = ["43,548 people"]',
        )
        == []
    )


def test_evidence_that_contradicts_may_say_something_else() -> None:
    toml = """
[claim.it]
manuscript = "manuscript"
quote = "54 member States"

[[claim.it.evidence]]
source = "hall2020"
stance = "contradicts"
quotation = "It has 57 member States."
"""
    text = "It has 54 member States (Hall 2020).\n"
    assert run_rule(PassageDiffers, bibtex=BIB, markdown=text, toml=toml) == []


def test_which_part_keeps_figures_apart_is_told() -> None:
    (finding,) = found(
        PassageIncomparable, "300 people died", "The 300 boats were old."
    )
    assert finding.kind == "open"
    assert "300 boats (they count different things)" in finding.message
    assert (
        found(PassageIncomparable, "300 people died", "In all 310 people died.") == []
    )


ROSTER = 'roster = ["Azerbaijan", "Tajikistan", "{}"]'


@pytest.mark.parametrize(
    ("third", "told"),
    [
        ("Kazakhstan", "Kazakhstan only in the manuscript"),
        ("Turkey", ""),
        ("Türkiye", ""),
    ],
)
def test_a_list_is_laid_beside_that_of_its_passage(third: str, told: str) -> None:
    findings = found(
        PassageListDiffers,
        f"Azerbaijan, Tajikistan and {third} objected",
        "Three States objected: Azerbaijan, Tajikistan and Turkey.",
        ROSTER.format(third),
    )
    assert [told in finding.message for finding in findings] == [True] * bool(told)


def test_a_passage_of_other_names_is_another_list() -> None:
    assert (
        found(
            PassageListDiffers,
            "Azerbaijan and Tajikistan objected",
            "Three States left: France, Spain and Italy.",
            'roster = ["Azerbaijan", "Tajikistan"]',
        )
        == []
    )
