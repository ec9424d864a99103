"""FIG017 to FIG020: a manuscript against itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Draft
from evidence.rules.figures.parts_exceed_whole import PartsExceedWhole
from evidence.rules.figures.percentage_does_not_follow import PercentageDoesNotFollow
from evidence.rules.figures.same_measure_two_values import SameMeasureTwoValues
from evidence.rules.figures.same_passage_two_values import SamePassageTwoValues
from evidence.rules.figures.sum_differs import SumDiffers
from evidence.text.anchors import Outcome, Placement
from evidence.text.document import Block, BlockKind, Span
from tests.factories import make_claim, make_context, make_evidence, make_manuscript


def check(rule: ClaimRule, claim: ClaimFacts, *others: ClaimFacts) -> list[Draft]:
    chapter = make_manuscript(claim.anchor.exact)
    context = make_context(*others, claim, manuscripts=[chapter])
    return list(rule.check(claim, context))


def told(
    rule: ClaimRule, text: str, *figures: str
) -> list[tuple[str, Severity | None]]:
    claim = make_claim(quote=text, figures=figures)
    return [(draft.message, draft.severity) for draft in check(rule, claim)]


def two(
    own: str, other: str, *, manuscript: str = "chapter"
) -> list[tuple[str, Severity | None]]:
    first = replace(
        make_claim("first", topic="osce", figures=[other]), manuscript=manuscript
    )
    second = make_claim("second", topic="osce", figures=[own])
    anchor = replace(second.anchor, start=100)
    found = check(SameMeasureTwoValues(), replace(second, anchor=anchor), first)
    return [(draft.message, draft.severity) for draft in found]


def test_both_values_and_both_places_are_named() -> None:
    assert two("54 member States", "57 member States") == [
        (
            (
                "54 member States here, 57 member States in the claim first "
                "(chapter.md:1): one of them is wrong"
            ),
            None,
        )
    ]


@pytest.mark.parametrize(
    ("own", "other", "manuscript", "severity"),
    [
        ("54 member States", "57 member States", "other", Severity.WARNING),
        ("54 States", "57 States", "chapter", Severity.WARNING),
        ("54 States", "57 States", "other", Severity.NOTE),
        ("54 member States @2021", "57 member States", "chapter", Severity.WARNING),
    ],
)
def test_what_is_less_certain_is_told_more_softly(
    own: str, other: str, manuscript: str, severity: Severity
) -> None:
    assert [found for _, found in two(own, other, manuscript=manuscript)] == [severity]


def test_differing_dates_are_shown_with_the_figures() -> None:
    [(message, _)] = two("54 member States @2021", "57 member States @2021-07")

    assert message.startswith(
        "54 member States as of 2021 here, 57 member States as of"
    )
    assert message.endswith("if both mean the same")


def test_a_passage_read_twice_names_both_pieces() -> None:
    ties = [
        replace(make_evidence(figures=[given], quotation="the body"), name=name)
        for name, given in (("e-aaaaa", "54 States"), ("e-bbbbb", "57 States"))
    ]
    claim = make_claim(evidence=ties)

    [draft] = check(SamePassageTwoValues(), claim)
    assert draft.message == (
        "57 States (e-bbbbb) and 54 States (e-aaaaa of members) are both read from one "
        "passage of hall2020"
    )


@pytest.mark.parametrize(
    ("text", "figure", "message", "severity"),
    [
        (
            "There are 61 sites, of which 70 are new.",
            "61 sites",
            "61 sites, of which 70 sites: a part is more than the whole",
            None,
        ),
        (
            "There are 61 sites, of which 30 are new and 40 are large.",
            "61 sites",
            "61 sites, of which 30 sites and 40 sites: together 70, more than 61",
            Severity.WARNING,
        ),
        (
            "It has 12 members, of whom 65% are women and 45% are men.",
            "12 members",
            "12 members, of which 65% and 45%: together 109.0, more than 100",
            Severity.WARNING,
        ),
    ],
)
def test_printed_parts_that_exceed_their_total_are_told(
    text: str, figure: str, message: str, severity: Severity | None
) -> None:
    assert told(PartsExceedWhole(), text, figure) == [(message, severity)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("There are 61 sites, of which 20 are new and 41 are old.", "61 sites"),
        ("There are 61 sites, of which 20 are new.", "61 sites"),
        ("It has 12 members, of whom 55% are women and 46% are men.", "12 members"),
        ("More than 61 sites exist, of which 70 are new.", ">61 sites"),
        ("There are 61 sites, of which 70 are new.", "9 camps"),
    ],
)
def test_parts_that_may_be_right_are_left_alone(text: str, figure: str) -> None:
    assert told(PartsExceedWhole(), text, figure) == []


def test_the_claims_own_parts_of_one_whole_are_summed() -> None:
    assert told(
        PartsExceedWhole(), "x", "20 of 61 sites (new)", "45 of 61 sites (old)"
    ) == [
        (
            (
                "the parts of 61: 20 of 61 sites (new) and 45 of 61 sites (old): "
                "together 65, more than 61"
            ),
            Severity.WARNING,
        )
    ]
    assert told(PartsExceedWhole(), "x", "60% of sites (new)", "50% of sites (old)")
    assert told(PartsExceedWhole(), "x", "60% (fall in A)", "50% (fall in B)") == []
    assert told(PartsExceedWhole(), "x", "60% of sites (new)", "50% of men (old)") == []


@pytest.mark.parametrize(
    ("text", "figures", "message"),
    [
        (
            "14 of the 61 sites (50%) are new.",
            ["14 of 61 sites"],
            "50% beside 14 of 61 sites, which is 23.0 %",
        ),
        (
            "x",
            ["14 of 61 sites (new)", "~50% of sites (new)"],
            "about 50% of sites (new) beside 14 of 61 sites (new), which is 23.0 %",
        ),
        (
            "Some 25% (14 of 61) are new.",
            ["~25%"],
            "about 25% beside 14 of 61, which is 23.0 %",
        ),
    ],
)
def test_a_percentage_that_does_not_follow_is_told(
    text: str, figures: list[str], message: str
) -> None:
    assert told(PercentageDoesNotFollow(), text, *figures) == [(message, None)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("14 of the 61 sites (23%) are new.", ["14 of 61 sites", "23%"]),
        ("14 of the 61 sites (22.95%) are new.", ["14 of 61 sites"]),
        ("x", ["14 of 61 sites (new)", "50% of sites (old)"]),
        ("x", ["14 of 61 sites", "50% of people"]),
        ("x", ["14 of 61 sites @2020", "50% of sites @2021"]),
        ("x", ["14 of 61 sites", "23%", "50%"]),
        ("14 of the 61 sites (50%) are new.", ["9 camps"]),
        ("More than half, 31 of 57 States, agreed.", [">50%", "31 of 57 States"]),
    ],
)
def test_a_percentage_that_may_be_right_is_left_alone(
    text: str, figures: list[str]
) -> None:
    assert told(PercentageDoesNotFollow(), text, *figures) == []


def _row(text: str, *claims: tuple[str, str, str], topic: str = "") -> list[list[str]]:
    """Return what is told of each claim: its name, words and figure are given."""
    made = [
        replace(
            make_claim(name, quote=quote, figures=[figure], topic=topic),
            placement=Placement(
                Outcome.UNCHANGED, text.index(quote), text.index(quote) + len(quote),
                quote, 100,
            ),
            sentence=_sentence(text, text.index(quote)),
        )
        for name, quote, figure in claims
    ]  # fmt: skip
    block = Block(BlockKind.PARAGRAPH, 0, len(text), 0, ())
    chapter = replace(make_manuscript(text), blocks=(block,))
    context = make_context(*made, manuscripts=[chapter])
    return [
        [draft.message for draft in SumDiffers().check(claim, context)]
        for claim in made
    ]


def _sentence(text: str, at: int) -> Span:
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    end = text.find(". ", at)
    return Span(start, len(text) if end < 0 else end + 1)


def test_a_sum_over_several_claims_of_a_sentence_is_told_once_at_its_total() -> None:
    told = _row(
        "It has 1.2 million members in A, 0.8 million in B, a total of 2.5 million.",
        ("a", "1.2 million members", "1.2 million members"),
        ("b", "0.8 million", "0.8 million members"),
        ("all", "a total of 2.5 million", "2.5 million members"),
    )

    assert told == [
        [],
        [],
        [
            (
                "1,200,000 members and 800,000 members are 2,000,000 together, not "
                "2,500,000 members"
            )
        ],
    ]


def test_a_sum_whose_total_is_in_no_claim_is_told_at_its_first_part() -> None:
    told = _row(
        "It has 12 camps in A, 8 in B, a total of 25 camps.",
        ("b", "8 in B", "8 camps"),
        ("a", "12 camps", "12 camps"),
    )
    assert told == [
        [],
        ["12 camps and 8 camps are 20 together, not 25 camps"],
    ]


@pytest.mark.parametrize(
    ("total", "told"),
    [
        ("30 camps (in all)", [[("12 camps (in A) and 8 camps (in B) are 20 together, "
                                "not 30 camps (in all)")]]),
        ("20 camps (in all)", [[]]),
        ("30 camps", [[]]),
        ("30 camps (in all) @2019", [[]]),
        ("30 jails (in all)", [[]]),
    ],
)  # fmt: skip
def test_claims_of_one_paragraph_make_up_the_one_that_is_their_total(
    total: str, told: list[list[str]]
) -> None:
    text = "In A there are 12 camps. In B there are 8 camps. That is 30 of them."
    found = _row(
        text,
        ("a", "12 camps", "12 camps (in A)"),
        ("b", "8 camps", "8 camps (in B)"),
        ("all", "That is 30", total),
        topic="camps",
    )
    assert found == [[], [], *told]
