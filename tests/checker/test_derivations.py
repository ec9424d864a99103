"""Which inputs of a derived figure have fallen, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.checker.derivations import fallen_inputs, problem_of, worked_out
from evidence.checker.facts import (
    ClaimFacts,
    DerivationFacts,
    EvidenceFacts,
    InputFacts,
    LedgerFacts,
    SourceFacts,
    SupersessionFacts,
)
from evidence.checker.lookup import InLedger
from evidence.models.vocabulary import ClaimStatus, NoticeKind, Stance
from evidence.text.figures import parse_figure
from tests.checker.notice_factory import make_notice
from tests.factories import (
    NOW,
    make_claim,
    make_evidence,
    make_source,
    make_supersession,
)


def derived(name: str, *inputs: InputFacts, figure: str = "84 brands") -> ClaimFacts:
    """Return a claim whose figure is the sum of its inputs."""
    formula = " + ".join(each.name for each in inputs)
    made = DerivationFacts(
        f"f-{name}", parse_figure(figure), formula, inputs, "tester", NOW
    )
    return replace(make_claim(name, figures=[figure]), derivations=(made,))


def from_claim(claim: str, figure: str | None = "83 brands") -> InputFacts:
    known = parse_figure(figure) if figure else None
    return InputFacts("a", claim, claim, None, 1, known)


def from_evidence(claim: str, tie: EvidenceFacts) -> InputFacts:
    return InputFacts("a", tie.name, claim, tie.source, 1, tie.figures[0])


def among(*claims: ClaimFacts, sources: tuple[SourceFacts, ...] = ()) -> InLedger:
    return InLedger(
        LedgerFacts(
            claims=claims,
            sources=sources,
            claims_by_name={claim.name: claim for claim in claims},
            sources_by_name={source.name: source for source in sources},
        )
    )


def reasons(
    claim: ClaimFacts, *others: ClaimFacts, sources: tuple[SourceFacts, ...] = ()
) -> list[tuple[str, bool]]:
    lookup = among(claim, *others, sources=sources)
    return [
        (each.why, each.gone) for each in fallen_inputs(claim.derivations[0], lookup)
    ]


def retracted(name: str) -> SourceFacts:
    notice = make_notice(kind=NoticeKind.RETRACTION)
    return replace(make_source(name), notices=(notice,))


def test_an_input_that_stands_has_not_fallen() -> None:
    tie = make_evidence("xu2020", figures=["83 brands"])
    brands = make_claim("brands", figures=["83 brands"], evidence=[tie])
    sources = (make_source("xu2020"),)

    assert reasons(derived("sum", from_claim("brands")), brands, sources=sources) == []
    assert (
        reasons(derived("sum", from_evidence("brands", tie)), brands, sources=sources)
        == []
    )


def test_evidence_falls_with_a_retracted_or_superseded_source() -> None:
    tie = make_evidence("xu2020", figures=["83 brands"])
    brands = make_claim("brands", evidence=[tie])
    total = derived("sum", from_evidence("brands", tie))
    older = make_source("xu2020", superseded_by=["aspi2021"])

    assert reasons(total, brands, sources=(retracted("xu2020"),)) == [
        ("xu2020 was retracted", True)
    ]
    assert reasons(total, brands, sources=(older,)) == [
        ("xu2020 is superseded by aspi2021", False)
    ]


def test_evidence_falls_with_the_work_that_it_was_read_in() -> None:
    tie = make_evidence("xu2020", figures=["83 brands"], via="press")
    brands = make_claim("brands", evidence=[tie])
    total = derived("sum", from_evidence("brands", tie))
    sources = (make_source("xu2020"), retracted("press"))

    assert reasons(total, brands, sources=sources) == [("press was retracted", True)]


@pytest.mark.parametrize(
    ("ties", "found"),
    [
        ([make_evidence("bad", figures=["83 brands"])], True),
        ([make_evidence("bad"), make_evidence("good")], False),
        ([], False),
    ],
)
def test_a_claim_falls_when_it_rests_on_retracted_work_alone(
    ties: list[EvidenceFacts], found: bool
) -> None:
    brands = make_claim("brands", figures=["83 brands"], evidence=ties)
    sources = (retracted("bad"), make_source("good"))
    told = reasons(derived("sum", from_claim("brands")), brands, sources=sources)

    assert told == (
        [("brands rests on retracted work alone: bad", True)] if found else []
    )


@pytest.mark.parametrize(
    ("given", "answer", "found"),
    [
        ("82 brands", "", True),
        ("83 brands", "", False),
        ("27 factories", "", True),
        ("82 brands", "it counts others", False),
    ],
)
def test_a_claim_is_doubted_when_a_source_contradicts_it_unanswered(
    given: str, answer: str, found: bool
) -> None:
    against = make_evidence(
        "hall2020", stance=Stance.CONTRADICTS, figures=[given], answer=answer
    )
    brands = make_claim("brands", figures=["83 brands"], evidence=[against])
    told = reasons(derived("sum", from_claim("brands")), brands)

    assert told == ([("hall2020 contradicts brands", False)] if found else [])


def test_a_claim_that_was_overtaken_is_doubted() -> None:
    newer = SupersessionFacts(
        name="s-aaaaa",
        source="aspi2021",
        figure=parse_figure("83 brands"),
        newer=parse_figure("82 brands"),
        as_of=parse_edtf("2021"),
        reason="revised",
        by="tester",
        at=NOW,
    )
    brands = replace(make_claim("brands", figures=["83 brands"]), superseded=(newer,))
    other = replace(newer, figure=parse_figure("27 factories"))

    assert reasons(derived("sum", from_claim("brands")), brands) == [
        ("brands was overtaken (2021)", False)
    ]
    assert (
        reasons(
            derived("sum", from_claim("brands")), replace(brands, superseded=(other,))
        )
        == []
    )


def test_what_has_not_begun_or_was_seen_since_overtakes_nothing() -> None:
    event = make_supersession(None, None, as_of="2024-07-04")
    brands = replace(make_claim("brands", figures=["83 brands"]), superseded=(event,))
    seen = replace(brands, at=NOW + timedelta(days=1))
    [made] = derived("sum", from_claim("brands")).derivations

    def doubted(claim: ClaimFacts, day: date) -> bool:
        return bool(fallen_inputs(made, among(claim), day))

    assert not doubted(brands, date(2024, 7, 3))
    assert doubted(brands, date(2024, 7, 4))
    assert not doubted(seen, date(2024, 7, 4))


def test_a_circle_is_told_and_does_not_run_for_ever() -> None:
    one = derived("one", from_claim("two", "84 brands"))
    two = derived("two", from_claim("one", "84 brands"))
    lookup = among(one, two)

    assert problem_of(one, one.derivations[0], lookup) == (
        "it is worked out from itself, by way of two and one"
    )
    assert fallen_inputs(one.derivations[0], lookup) == ()


def test_an_input_without_a_figure_is_a_problem() -> None:
    total = derived("sum", from_claim("brands", None))

    assert problem_of(total, total.derivations[0], among(total)) == (
        "a is figure 1 of brands, which has no such figure"
    )


def test_a_formula_of_an_edited_ledger_that_is_none_is_a_problem() -> None:
    total = derived("sum", from_claim("brands"))
    made = replace(total.derivations[0], formula="a +")
    broken = replace(total, derivations=(made,))

    assert problem_of(broken, made, among(broken)).startswith("column 4: ")


def test_what_was_withdrawn_is_gone() -> None:
    brands = replace(
        make_claim("brands", figures=["83 brands"]), status=ClaimStatus.WITHDRAWN
    )

    assert reasons(derived("sum", from_claim("brands")), brands) == [
        ("brands was withdrawn", True)
    ]
    assert worked_out(derived("sum", from_claim("brands")).derivations[0]).shown == "83"
