"""Figures are declared to follow from others, and what that does to the check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.checker.rule import Policy
from evidence.checker.runner import run_check
from evidence.db import Session
from evidence.errors import Conflict, InputRefused, NotFound
from evidence.services.check import all_rules
from evidence.services.claim_changes import ClaimEdit, edit_claim, withdraw_claim
from evidence.services.derivations import (
    DerivationDraft,
    Derived,
    derive,
    underive,
)
from evidence.services.impact import impact, summary
from evidence.services.trace import Link, trace
from evidence.services.undo import undo
from evidence.testing import TODAY
from tests.services.small_ledger import ACT, small_ledger

TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands"]

[[claim.brands.evidence]]
id = "e-aaaaa"
source = "xu2020"
figures = ["83 brands", "40 factories"]

[claim.share]
manuscript = "manuscript"
quote = "three"
prefix = "Of 54 participating States, "
figures = ["5.3% of States", "3 States"]

[[claim.share.evidence]]
id = "e-bbbbb"
source = "osce"
figures = ["3 of 57 States"]

[claim.double]
manuscript = "manuscript"
quote = "54 participating States"
suffix = " (OSCE"
figures = ["166 brands"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Session]:
    """Open the small ledger with three claims, none of them derived."""
    with small_ledger(tmp_path, TOML).begin(ACT) as opened:
        yield opened


def record(
    session: Session, claim: str, formula: str, *inputs: str, figure: str | None = None
) -> Derived:
    return derive(session, DerivationDraft(claim, formula, inputs, figure))


def found(session: Session, *codes: str) -> list[tuple[str, str]]:
    ledger = load_ledger(session)
    rules = [rule for rule in all_rules() if rule.code in codes]
    result = run_check(ledger, rules, Policy(), today=TODAY)
    return [(f.code, f.message) for f in result.findings]


DERIVED = ("FIG012", "FIG013", "FIG014")


def test_a_figure_that_follows_is_recorded_with_its_value(desk: Session) -> None:
    made = record(
        desk, "share", "a/whole(a)*100", "a=e-bbbbb#1", figure="5.3% of States"
    )

    assert made.found.follows
    assert (made.found.filled, made.found.shown) == ("3 / 57 * 100", "5.26316")
    assert found(desk, *DERIVED) == []


def test_one_that_does_not_follow_is_recorded_and_the_check_finds_it(
    desk: Session,
) -> None:
    made = record(desk, "double", "a * 2 + 1", "a=brands")

    assert not made.found.follows
    assert found(desk, *DERIVED) == [
        (
            "FIG012",
            (
                "166 brands in the manuscript, but a * 2 + 1 = 83 * 2 + 1 = 167: "
                "different numbers"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("claim", "formula", "inputs", "figure", "message"),
    [
        ("double", "(a*2", ["a=brands"], None, "closing bracket is missing"),
        ("double", "a.b", ["a=brands"], None, "cannot stand in a formula"),
        ("double", "a*b", ["a=brands"], None, "b stands for nothing"),
        ("double", "a", ["a=brands", "a=brands"], None, "a is explained twice"),
        ("double", "a", ["a=brands", "b=brands"], None, "b is not in the formula"),
        ("double", "a", ["a"], None, "explains no name"),
        ("double", "a", ["a=nobody"], None, "'nobody' is no evidence, no claim"),
        ("double", "a", ["a=xu2020"], None, "no source tied to this claim"),
        ("double", "a", ["a=brands#2"], None, "brands has no figure 2"),
        ("double", "a/(b-b)", ["a=brands", "b=brands"], None, "divides by zero"),
        ("double", "whole(a)", ["a=brands"], None, "not part of a whole"),
        ("double", "a", ["a=double"], None, "worked out from itself"),
        ("double", "a", ["a=brands"], "12 brands", "no figure 12 brands"),
        ("share", "a", ["a=brands"], None, "which figure is worked out"),
    ],
)
def test_what_cannot_be_worked_out_is_refused(
    desk: Session,
    claim: str,
    formula: str,
    inputs: list[str],
    figure: str | None,
    message: str,
) -> None:
    with pytest.raises(InputRefused, match=message):
        record(desk, claim, formula, *inputs, figure=figure)


def test_a_claim_that_is_not_there_is_not_found(desk: Session) -> None:
    with pytest.raises(NotFound):
        record(desk, "nobody", "a", "a=brands")


def test_a_circle_is_refused(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")
    with pytest.raises(InputRefused, match="from itself, by way of double"):
        record(desk, "brands", "a / 2", "a=double")


def test_a_second_formula_for_a_figure_is_a_conflict(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")
    with pytest.raises(Conflict, match="has a formula already"):
        record(desk, "double", "a + a", "a=brands")


def test_a_formula_is_taken_back(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")

    assert underive(desk, "double") == "166 brands"
    assert load_ledger(desk).claims_by_name["double"].derivations == ()
    with pytest.raises(NotFound, match="not worked out"):
        underive(desk, "double")


def test_undo_takes_a_derivation_back(tmp_path: Path) -> None:
    database = small_ledger(tmp_path, TOML)
    with database.begin(ACT) as session:
        record(session, "double", "a * 2", "a=brands")
    with database.begin(ACT) as session:
        undo(session)
    with database.begin() as session:
        assert load_ledger(session).claims_by_name["double"].derivations == ()


def test_a_changed_input_is_found(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")
    edit_claim(desk, "brands", ClaimEdit(figures=("82 brands",)))

    [(code, message)] = found(desk, *DERIVED)
    assert (code, "a * 2 = 82 * 2 = 164" in message) == ("FIG012", True)


def test_an_input_that_is_gone_is_found(desk: Session) -> None:
    record(desk, "double", "a + b", "a=brands", "b=e-aaaaa#2")
    edit_claim(desk, "double", ClaimEdit(figures=("123 brands",)))

    [(code, message)] = found(desk, *DERIVED)
    assert (code, message) == (
        "FIG013",
        (
            "166 brands can't be worked out as a + b: the claim no longer states 166 "
            "brands"
        ),
    )


def test_a_figure_falls_with_a_claim_that_is_withdrawn(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")
    withdraw_claim(desk, "brands", reason="not so")

    [(code, message)] = found(desk, *DERIVED)
    assert code == "FIG014"
    assert message == (
        "166 brands is worked out as a * 2, and what it is worked out from has fallen "
        "(a = brands#1: brands was withdrawn)"
    )


def test_a_figure_falls_with_evidence_of_a_withdrawn_claim(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=e-aaaaa")
    withdraw_claim(desk, "brands", reason="not so")

    assert [code for code, _ in found(desk, *DERIVED)] == ["FIG014"]


def test_what_is_worked_out_in_turn_falls_too(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")
    record(desk, "share", "a / 2", "a=double", figure="3 States")
    withdraw_claim(desk, "brands", reason="not so")

    messages = [message for code, message in found(desk, "FIG014")]
    assert len(messages) == 2
    assert "double is worked out in turn: brands was withdrawn" in messages[1]


def test_impact_shows_derived_figures_as_falling(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")
    record(desk, "share", "a - 163", "a=double", figure="3 States")
    report = impact(desk, "xu2020")

    assert [
        (each.claim.name, each.derivation.figure.text, [i.owner for i in each.lost])
        for each in report.impact.derived
    ] == [("double", "166 brands", ["brands"]), ("share", "3 States", ["double"])]
    assert "2 figures worked out from what falls" in summary(report)
    assert [
        link.text.partition(" [")[0]
        for link in report.tree.links
        if link.kind == "derived"
    ] == [
        "double: 166 brands = a * 2",
        "share: 3 States = a - 163",
    ]
    assert set(report.impact.manuscripts[0].claims) == {"brands", "double", "share"}


def test_impact_leaves_alone_what_other_evidence_still_gives(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=brands")

    assert impact(desk, "osce").impact.derived == ()


def test_the_chain_shows_the_formula_and_what_it_starts_from(desk: Session) -> None:
    record(desk, "double", "a * 2", "a=e-aaaaa#1")
    chain = trace(desk, "double")

    [figure] = [link for link in chain.links if link.kind == "figure"]
    assert figure == Link(
        "figure",
        "166 brands",
        (
            Link(
                "formula",
                "a * 2 = 83 * 2 = 166 (the same number)",
                (Link("input", "a = e-aaaaa#1: 83 brands (brands, xu2020)"),),
            ),
        ),
    )


def test_a_claim_that_is_worked_out_needs_no_evidence_of_its_own(desk: Session) -> None:
    assert [code for code, _ in found(desk, "CLM001")] == ["CLM001"]
    record(desk, "double", "a * 2", "a=brands")

    assert found(desk, "CLM001") == []
