"""FIG005 and FIG006: lists of names against the sources'."""

from __future__ import annotations

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Draft
from evidence.rules.figures.roster_member_extra import RosterMemberExtra
from evidence.rules.figures.roster_member_missing import RosterMemberMissing
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
