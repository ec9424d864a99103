"""CLM: what the rules say of claims, their evidence and their place."""

from __future__ import annotations

import pytest

from evidence.bibliography.names import Name
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Draft
from evidence.models.vocabulary import Basis, ClaimKind, Stance
from evidence.rules.claims.claim_changed import ClaimChanged
from evidence.rules.claims.claim_gone import ClaimGone
from evidence.rules.claims.claim_without_citation import ClaimWithoutCitation
from evidence.rules.claims.claim_without_evidence import ClaimWithoutEvidence
from evidence.rules.claims.contradiction_unanswered import ContradictionUnanswered
from evidence.rules.claims.second_hand_only import SecondHandOnly
from evidence.rules.claims.single_source import SingleSource
from evidence.rules.claims.unseen_only import UnseenOnly
from evidence.text.anchors import Outcome, Placement
from tests.factories import (
    make_claim,
    make_context,
    make_evidence,
    make_item,
    make_source,
)


def check(rule: ClaimRule, claim: ClaimFacts) -> list[Draft]:
    return list(rule.check(claim, make_context(claim)))


def test_a_claim_without_evidence_is_told_with_what_its_sentence_cites() -> None:
    (draft,) = check(ClaimWithoutEvidence(), make_claim(items=[make_item()]))
    assert draft.message == "the claim has no evidence; its sentence cites hall2020"
    assert draft.hint == ("find the passage and tie it: evidence tie members hall2020")


def test_context_alone_supports_nothing() -> None:
    claim = make_claim(evidence=[make_evidence(stance=Stance.CONTEXT)])
    (draft,) = check(ClaimWithoutEvidence(), claim)
    assert draft.message == "the claim has only context, and no evidence"


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.PARTLY, Stance.CONTRADICTS])
def test_evidence_for_or_against_is_evidence(stance: Stance) -> None:
    claim = make_claim(evidence=[make_evidence(stance=stance)])
    assert check(ClaimWithoutEvidence(), claim) == []


@pytest.mark.parametrize("kind", [ClaimKind.OPINION, ClaimKind.COMMON_KNOWLEDGE])
def test_opinions_and_common_knowledge_need_neither(kind: ClaimKind) -> None:
    assert check(ClaimWithoutEvidence(), make_claim(kind=kind)) == []
    assert check(ClaimWithoutCitation(), make_claim(kind=kind)) == []


def test_a_sentence_without_a_citation_is_told_with_what_the_ledger_has() -> None:
    claim = make_claim(evidence=[make_evidence("xu2020"), make_evidence("hall2020")])
    (draft,) = check(ClaimWithoutCitation(), claim)
    assert draft.message == "no source is cited in the claim's sentence"
    assert draft.hint == "cite what the ledger has for it: xu2020 and hall2020"
    assert check(ClaimWithoutCitation(), make_claim(items=[make_item()])) == []


def test_a_claim_that_is_gone_is_not_asked_for_a_citation() -> None:
    gone = Placement(Outcome.NOT_FOUND, None, None, None, 0)
    assert check(ClaimWithoutCitation(), make_claim(placement=gone)) == []


def test_one_supporting_source_is_a_single_source() -> None:
    (draft,) = check(SingleSource(), make_claim(evidence=[make_evidence()]))
    assert draft.message == "only hall2020 supports the claim"


def test_sources_that_derive_from_a_third_count_as_one() -> None:
    claim = make_claim(evidence=[make_evidence("a2020"), make_evidence("b2020")])
    sources = [
        make_source("a2020", derives_from=["agency2020"]),
        make_source("b2020", derives_from=["c2020"]),
        make_source("c2020", same_as=["agency2020"]),
        make_source("agency2020"),
    ]
    (draft,) = SingleSource().check(claim, make_context(claim, sources=sources))
    assert draft.message == "all support has one origin: a2020 and b2020"


def test_works_of_one_body_count_as_one() -> None:
    claim = make_claim(evidence=[make_evidence("a2020"), make_evidence("b2020")])
    body = [Name("", literal="Human Rights Watch")]
    sources = [make_source("a2020", authors=body), make_source("b2020", authors=body)]
    assert len(list(SingleSource().check(claim, make_context(sources=sources)))) == 1


def test_sources_read_through_one_work_count_as_one() -> None:
    claim = make_claim(
        evidence=[make_evidence("a2020", via="x"), make_evidence("b2020", via="x")]
    )
    assert len(check(SingleSource(), claim)) == 1


def test_two_independent_sources_are_enough() -> None:
    claim = make_claim(evidence=[make_evidence("a2020"), make_evidence("b2020")])
    assert check(SingleSource(), claim) == []


def test_without_any_support_there_is_no_single_source() -> None:
    claim = make_claim(evidence=[make_evidence(stance=Stance.CONTRADICTS)])
    assert check(SingleSource(), claim) == []


def test_support_through_other_works_is_a_warning_and_for_quotations_an_error() -> None:
    evidence = [make_evidence("lehne2015", via="hall2020")]
    (draft,) = check(SecondHandOnly(), make_claim(evidence=evidence))
    assert draft.severity is None
    assert draft.message == (
        "what supports the claim is known at second hand only: lehne2015 through "
        "hall2020"
    )
    (draft,) = check(
        SecondHandOnly(), make_claim(kind=ClaimKind.QUOTATION, evidence=evidence)
    )
    assert draft.severity is Severity.ERROR
    assert draft.message.startswith("the quotation's source is known at second hand")


def test_one_source_read_itself_is_enough() -> None:
    claim = make_claim(evidence=[make_evidence("a", via="b"), make_evidence("c")])
    assert check(SecondHandOnly(), claim) == []


def test_a_contradiction_is_told_with_page_and_note() -> None:
    tie = make_evidence(
        stance=Stance.CONTRADICTS, page_label="12", note="Azerbaijan\nobjected."
    )
    (draft,) = check(ContradictionUnanswered(), make_claim(evidence=[tie]))
    assert draft.message == "hall2020, p. 12 contradicts the claim"
    assert draft.related == ("hall2020: Azerbaijan objected.",)


def test_all_open_contradictions_are_one_thing_to_answer() -> None:
    ties = [
        make_evidence(source=key, stance=Stance.CONTRADICTS)
        for key in ("a2020", "b2020", "c2020")
    ]
    (draft,) = check(ContradictionUnanswered(), make_claim(evidence=ties))
    assert draft.message == "a2020, b2020 and c2020 contradict the claim"


def test_an_answered_contradiction_stands() -> None:
    tie = make_evidence(stance=Stance.CONTRADICTS, answer="It speaks of July.")
    assert check(ContradictionUnanswered(), make_claim(evidence=[tie])) == []


@pytest.mark.parametrize(
    ("outcome", "severity", "words"),
    [
        (Outcome.ALTERED, Severity.ERROR, "was altered"),
        (Outcome.REWORDED, Severity.WARNING, "was reworded"),
        (Outcome.NORMALIZED, Severity.WARNING, "differs in spelling or signs only"),
    ],
)
def test_other_words_in_the_claims_place_are_told(
    outcome: Outcome, severity: Severity, words: str
) -> None:
    placement = Placement(outcome, 0, 9, "57 States", 90, "54 became 57")
    claim = make_claim(quote="54 States", placement=placement)
    (draft,) = check(ClaimChanged(), claim)
    assert draft.severity is severity
    assert draft.message == (
        f"the claim's text {words}: recorded “54 States”, now “57 States” "
        "(54 became 57)"
    )
    assert check(ClaimGone(), claim) == []


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.MOVED])
def test_a_claim_that_only_moved_is_no_finding(outcome: Outcome) -> None:
    claim = make_claim(placement=Placement(outcome, 7, 30, "54 States", 100))
    assert check(ClaimChanged(), claim) == []
    assert check(ClaimGone(), claim) == []


def test_a_claim_that_is_gone_is_told_with_the_nearest_words() -> None:
    placement = Placement(Outcome.NOT_FOUND, None, None, "57 States", 70)
    (draft,) = check(ClaimGone(), make_claim(quote="54 States", placement=placement))
    assert draft.message == (
        "“54 States” is not in the latest revision of chapter; the nearest is "
        "“57 States”"
    )


def test_a_claim_with_several_places_is_told() -> None:
    placement = Placement(Outcome.AMBIGUOUS, None, None, None, 50)
    (draft,) = check(ClaimGone(), make_claim(quote="54 States", placement=placement))
    assert draft.message == (
        "“54 States” stands several times in the latest revision of chapter, and its "
        "surroundings have changed"
    )


def test_support_that_nobody_has_seen_is_told() -> None:
    unseen = make_evidence(basis=Basis.UNSEEN)
    (draft,) = check(UnseenOnly(), make_claim(evidence=[unseen]))
    assert draft.message == (
        "nobody has seen the passage that supports the claim (hall2020)"
    )
    seen = make_evidence("xu2020")
    assert check(UnseenOnly(), make_claim(evidence=[unseen, seen])) == []
    assert check(UnseenOnly(), make_claim()) == []
