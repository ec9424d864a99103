"""FIG005 and FIG006: lists of names against the sources'."""

from __future__ import annotations

import pytest

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Draft
from evidence.models.vocabulary import ClaimKind
from evidence.rules.figures.roster_count_differs import RosterCountDiffers
from evidence.rules.figures.roster_member_extra import RosterMemberExtra
from evidence.rules.figures.roster_member_missing import RosterMemberMissing
from evidence.rules.figures.roster_member_renamed import RosterMemberRenamed
from tests.factories import make_claim, make_context, make_evidence, make_manuscript


def check(rule: ClaimRule, claim: ClaimFacts, text: str = "") -> list[Draft]:
    chapter = make_manuscript(text or claim.anchor.exact)
    return list(rule.check(claim, make_context(claim, manuscripts=[chapter])))


def roster(
    rule: ClaimRule,
    own: str,
    *given: tuple[str, str, bool],
    complete: bool = True,
) -> list[tuple[str, Severity | None]]:
    ties = [
        make_evidence(source, roster=members.split(", "), roster_complete=whole)
        for source, members, whole in given
    ]
    claim = make_claim(roster=own.split(", "), roster_complete=complete, evidence=ties)
    return [(draft.message, draft.severity) for draft in check(rule, claim)]


def test_a_member_that_the_manuscript_lacks_is_told() -> None:
    given = ("hall2020", "Azerbaijan, Tajikistan, Turkey", True)
    assert roster(RosterMemberMissing(), "Turkey, Tajikistan", given) == [
        (
            "hall2020 also names Azerbaijan, which the manuscript's list of 2 lacks",
            None,
        )
    ]
    found = roster(RosterMemberMissing(), "Turkey, Tajikistan", given, complete=False)
    assert [severity for _, severity in found] == [Severity.WARNING]


def test_a_member_that_the_source_lacks_is_told() -> None:
    given = ("hall2020", "Azerbaijan, Tajikistan, Turkey", True)
    assert roster(RosterMemberExtra(), "Turkey, Armenia", given) == [
        (
            (
                "the manuscript names Armenia, which the list of 3 in hall2020 does "
                "not have"
            ),
            None,
        )
    ]


def test_a_member_that_an_incomplete_list_lacks_may_be_in_another() -> None:
    first = ("a2020", "Azerbaijan", False)
    second = ("b2020", "Turkey", False)
    assert roster(RosterMemberExtra(), "Turkey, Azerbaijan", first, second) == []
    assert roster(RosterMemberExtra(), "Turkey, Azerbaijan", first) == [
        (
            (
                "the manuscript names Turkey, which the list of 1 in a2020 (perhaps "
                "not complete) does not have"
            ),
            Severity.NOTE,
        )
    ]


def test_one_name_in_two_spellings_is_one_member() -> None:
    given = ("hall2020", "Russian Federation, Türkiye", True)
    assert roster(RosterMemberExtra(), "Russia, Turkey", given) == []
    assert roster(RosterMemberMissing(), "Russia, Turkey", given) == []


def test_rosters_over_several_pieces_of_one_source_are_joined() -> None:
    first, second = ("hall2020", "Turkey", False), ("hall2020", "Armenia", True)
    assert roster(RosterMemberExtra(), "Turkey, Armenia", first, second) == []


def test_a_claim_without_a_roster_has_none_to_compare() -> None:
    claim = make_claim(evidence=[make_evidence(roster=["Turkey"])])
    assert check(RosterMemberMissing(), claim) == []
    assert check(RosterMemberExtra(), claim) == []


def counts(
    text: str, *members: str, figures: tuple[str, ...] = (), complete: bool = True
) -> list[tuple[str, Severity | None]]:
    claim = make_claim(
        quote=text,
        kind=ClaimKind.ROSTER,
        figures=figures,
        roster=members,
        roster_complete=complete,
    )
    found = check(RosterCountDiffers(), claim, text)
    return [(draft.message, draft.severity) for draft in found]


def test_a_list_shorter_than_its_number_is_told() -> None:
    text = "Three States objected: Turkey and Tajikistan."

    assert counts(text, "Turkey", "Tajikistan", figures=("3 States",)) == [
        (
            "3 States in the manuscript, and its list has 2: Turkey and Tajikistan",
            None,
        )
    ]


def test_the_sentences_own_number_is_used_where_none_is_recorded() -> None:
    text = "In 2020 three States objected: Turkey and Tajikistan."

    assert len(counts(text, "Turkey", "Tajikistan")) == 1
    assert counts(text, "Turkey", "Tajikistan", complete=False) == [
        (
            "3 States in the manuscript, and its list has 2: Turkey and Tajikistan",
            Severity.WARNING,
        )
    ]


@pytest.mark.parametrize(
    ("text", "members", "figures", "complete"),
    [
        ("Two States: Turkey and Armenia.", "Turkey, Armenia", "2 States", True),
        ("Three States, among them: Turkey.", "Turkey", "", False),
        ("Three States including: Turkey.", "Turkey", "", False),
        ("25 States, Turkey is named.", "Turkey", "25 states (at risk)", False),
        ("More than two: Turkey, Armenia.", "Turkey, Armenia", ">1 State", True),
        ("Half, with Turkey, Armenia.", "Turkey, Armenia", "50% of States", True),
        ("Turkey and Armenia, 9 camps.", "Turkey, Armenia", "9 camps", True),
        ("Turkey and Armenia.", "Turkey, Armenia", "2 States; 3 countries", True),
        ("It took 12 years: Turkey, Armenia.", "Turkey, Armenia", "12 years", True),
    ],
)
def test_what_does_not_count_the_list_is_left_alone(
    text: str, members: str, figures: str, complete: bool
) -> None:
    given = tuple(figure for figure in figures.split("; ") if figure)

    assert counts(text, *members.split(", "), figures=given, complete=complete) == []


def test_a_list_longer_than_its_number_is_an_error_even_when_open() -> None:
    text = "Two companies, Alpha, Beta and Gamma."
    found = counts(
        text, "Alpha", "Beta", "Gamma", figures=("2 companies",), complete=False
    )

    assert [severity for _, severity in found] == [None]


def test_a_sources_list_is_counted_too() -> None:
    tie = make_evidence(
        figures=["4 States"], roster=["Turkey", "Armenia"], roster_complete=True
    )
    claim = make_claim(evidence=[tie])

    (draft,) = check(RosterCountDiffers(), claim)
    assert (
        draft.message == "4 States in hall2020, and its list has 2: Turkey and Armenia"
    )
    assert draft.severity is Severity.WARNING


def test_another_name_of_the_same_member_is_noted() -> None:
    given = ("hall2020", "Türkiye, Russian Federation, Huawei Ltd", True)

    assert roster(RosterMemberRenamed(), "Turkey, Russia, Huawei", given) == [
        (
            (
                "hall2020 has other names for members of the manuscript's list: "
                "Türkiye for Turkey, Russian Federation for Russia and Huawei Ltd for "
                "Huawei"
            ),
            None,
        )
    ]
    assert roster(RosterMemberRenamed(), "the Gambia", ("a", "Gambia", True)) == []
    assert roster(RosterMemberExtra(), "Huawei Inc.", ("a", "Huawei", True)) == []


def test_a_misspelt_state_is_told_with_the_right_name_and_nothing_else_is() -> None:
    given = ("hall2020", "Kyrgyzstan, Tajikistan", True)
    own = "Kyrgystan, Tajikistan"

    assert roster(RosterMemberRenamed(), own, given) == [
        (
            (
                "Kyrgystan in the manuscript's list is no State's name: Kyrgyzstan is "
                "a slip away"
            ),
            Severity.WARNING,
        )
    ]
    assert roster(RosterMemberMissing(), own, given) == []
    assert roster(RosterMemberExtra(), own, given) == []


def test_a_state_that_the_source_misspells_is_told_at_the_source() -> None:
    given = ("hall2020", "Kyrgystan, Tajikistan", True)

    assert roster(RosterMemberRenamed(), "Kyrgyzstan, Tajikistan", given) == [
        (
            (
                "Kyrgystan in the list of hall2020 is no State's name: Kyrgyzstan is a "
                "slip away"
            ),
            Severity.WARNING,
        )
    ]


def test_a_list_of_companies_is_not_read_as_one_of_states() -> None:
    given = ("hall2020", "Columbia, Huawei, Nike", True)
    assert roster(RosterMemberRenamed(), "Columbia, Huawei, Nike", given) == []
