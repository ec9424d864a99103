"""What a run says of each claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.finding import Finding, Kind, Severity, State
from evidence.checker.outcomes import Verdict, left_open, outcome_of, verdict_of
from evidence.models import Basis, Stance
from tests.factories import (
    make_claim,
    make_context,
    make_evidence,
    make_manuscript,
    make_source,
)
from tests.reporters.example_result import DIFFERS, UNCITED
from tests.reporters.example_result import make_claim as make_outcome

SEEN = make_evidence(figures=("57 States",), page_label="2", quotation="the 57\nStates")
WARNED = replace(DIFFERS, severity=Severity.WARNING)


def test_an_outcome_has_sentence_figures_and_passages_in_words() -> None:
    claim = make_claim(figures=("54 States @2021",), evidence=(SEEN,))
    ledger = make_context(claim, sources=(make_source(),)).known
    outcome = outcome_of(claim, make_manuscript("54 participating\nStates"), ledger)

    assert outcome.sentence == "54 participating States"
    assert outcome.figures == ("54 States",)
    assert outcome.dated == ("54 States as of 2021",)
    (passage,) = outcome.passages
    assert (passage.source, passage.page, passage.stance) == (
        "hall2020",
        "2",
        Stance.SUPPORTS,
    )
    assert (passage.figures, passage.quotation) == (("57 States",), "the 57 States")
    assert passage.place is not None
    assert passage.place.path == "refs.bib"
    assert outcome.unchecked == ()


def test_a_claim_is_unchecked_where_there_is_nothing_to_compare() -> None:
    bare = make_evidence()
    unseen = make_evidence(figures=("57 States",), basis=Basis.UNSEEN)
    context = make_evidence(stance=Stance.CONTEXT, basis=Basis.UNSEEN)
    quoted = make_evidence(quotation="It has 57 participating States.")
    other = make_evidence(quotation="It has 57 observers.")
    reasons = {
        name: outcome_of(
            make_claim(figures=("54 States",), evidence=ties),
            make_manuscript(),
            make_context().known,
        ).unchecked
        for name, ties in {
            "bare": (bare,),
            "unseen": (unseen,),
            "one seen": (unseen, SEEN),
            "context": (SEEN, context),
            "quoted": (quoted,),
            "of something else": (other,),
        }.items()
    }

    assert reasons == {
        "bare": ("no evidence gives its figure",),
        "unseen": ("nobody has seen the passage of its evidence",),
        "one seen": (),
        "context": (),
        "quoted": (),
        "of something else": ("no evidence gives its figure",),
    }


@pytest.mark.parametrize(
    ("findings", "unchecked", "verdict"),
    [
        ([], (), Verdict.PASSED),
        ([UNCITED], (), Verdict.PASSED),
        ([WARNED], (), Verdict.WARNED),
        ([WARNED, DIFFERS], (), Verdict.FAILED),
        ([], ("why",), Verdict.UNCHECKED),
        ([WARNED], ("why",), Verdict.WARNED),
        ([DIFFERS], ("why",), Verdict.FAILED),
        ([replace(DIFFERS, state=State.UNCHANGED)], (), Verdict.WARNED),
        ([replace(DIFFERS, state=State.NEW)], (), Verdict.FAILED),
    ],
)
def test_the_worst_is_the_verdict(
    findings: list[Finding], unchecked: tuple[str, ...], verdict: Verdict
) -> None:
    outcome = make_outcome("osce-members", unchecked=unchecked)

    assert verdict_of(outcome, findings, Severity.ERROR) is verdict


def test_the_threshold_decides_what_failing_is() -> None:
    outcome = make_outcome("osce-members")

    assert verdict_of(outcome, [WARNED], Severity.WARNING) is Verdict.FAILED


def test_an_unchecked_claim_is_open_unless_a_rule_says_so() -> None:
    outcome = make_outcome("osce-members", unchecked=("nobody knows",))
    said = replace(DIFFERS, kind=Kind.OPEN)

    (found,) = left_open([outcome], [DIFFERS])
    assert (found.code, found.kind, found.message) == (
        "unchecked",
        Kind.OPEN,
        "nobody knows",
    )
    assert list(left_open([outcome], [said])) == []
