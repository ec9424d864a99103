"""The engine calls each rule for its subjects and keeps all that they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest

from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    ItemFacts,
    LedgerFacts,
    ManuscriptFacts,
    Place,
    SourceFacts,
    WaiverFacts,
)
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.outcomes import ClaimOutcome, Verdict
from evidence.checker.result import Problem
from evidence.checker.rule import (
    CitationRule,
    ClaimRule,
    Context,
    Draft,
    Policy,
    Rule,
    SourceRule,
)
from evidence.checker.runner import run_check
from evidence.checker.selection import find_rule, select_rules
from evidence.errors import NotFound, NothingToCheck, UsageFault
from evidence.models import ClaimKind, ClaimStatus, ItemStatus, SubjectKind
from evidence.text.anchors import Outcome, Placement, Selector
from evidence.text.document import Span

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


class DoubtfulSource(SourceRule):
    """A source that is doubted."""

    code: ClassVar[str] = "SRC901"
    severity: ClassVar[Severity] = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        yield Draft(f"{subject.name} is doubted")


class DoubtfulCitation(CitationRule):
    """A citation that is doubted."""

    code: ClassVar[str] = "CIT901"
    severity: ClassVar[Severity] = Severity.WARNING

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        yield Draft(f"{subject.text} is doubted")


class DoubtfulClaim(ClaimRule):
    """A claim that is doubted."""

    code: ClassVar[str] = "CLM901"
    severity: ClassVar[Severity] = Severity.ERROR
    aliases: ClassVar[tuple[str, ...]] = ("CLM900",)

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        yield Draft(f"{subject.name} is doubted", severity=Severity.WARNING)
        yield Draft(f"{subject.name} is denied", hint="ask again")


RULES: tuple[Rule, ...] = (DoubtfulCitation(), DoubtfulClaim(), DoubtfulSource())


def item(text: str, line: int, source: str | None) -> ItemFacts:
    return ItemFacts(
        text=text,
        span=Span(10, 20),
        status=ItemStatus.RESOLVED if source else ItemStatus.MISSING,
        source=source,
        candidates=(),
        score=100,
        reasons=(),
        locator=None,
        place=Place("draft.md", line, 5),
    )


def manuscript(name: str = "draft", *items: ItemFacts) -> ManuscriptFacts:
    citation = CitationFacts(name, "(…)", Span(10, 20), Place("draft.md", 3, 4), items)
    return ManuscriptFacts(
        name=name,
        title=name,
        path=f"{name}.md",
        revision=1,
        sha256="0" * 64,
        language="en",
        text="x" * 100,
        blocks=(),
        sentences=(),
        citations=(citation,) if items else (),
    )


def claim(name: str, line: int, *, on: str = "draft") -> ClaimFacts:
    return ClaimFacts(
        name=name,
        public_id=f"c-{name}",
        manuscript=on,
        statement=name,
        kind=ClaimKind.EVENT,
        topic="",
        status=ClaimStatus.ACTIVE,
        note="",
        anchor=Selector("x", "", "", 0, 1),
        placement=Placement(Outcome.UNCHANGED, 0, 1, "x", 100, ""),
        place=Place("draft.md", line, 1),
        section=(),
        sentence=None,
        figures=(),
        roster=(),
        roster_complete=True,
        evidence=(),
        ratings=(),
        items=(),
        by="anna",
        at=AT,
    )


def source(name: str, line: int) -> SourceFacts:
    return SourceFacts(
        name=name,
        entry_type="misc",
        fields=(),
        raw="",
        title="",
        authors=(),
        authors_others=False,
        editors=(),
        container="",
        institution="",
        issued=None,
        place=Place("refs.bib", line),
    )


def waiver(
    until: str, *, code: str = "SRC901", subject: str = "hall2020"
) -> WaiverFacts:
    return WaiverFacts(
        name="w-1",
        code=code,
        subject_kind=SubjectKind.SOURCE,
        subject=subject,
        reason="agreed",
        until=until,
        by="anna",
        at=AT,
    )


@pytest.fixture
def ledger() -> LedgerFacts:
    return LedgerFacts(
        manuscripts=(
            manuscript("draft", item("Hall 2020", 4, "hall2020")),
            manuscript("other"),
        ),
        sources=(source("lewis2012", 9), source("hall2020", 1)),
        claims=(claim("second", 8), claim("first", 2), claim("alien", 1, on="other")),
    )


def messages(findings: Iterable[Finding]) -> list[str]:
    return [finding.message for finding in findings]


def test_findings_come_in_reading_order_text_first(ledger: LedgerFacts) -> None:
    result = run_check(ledger, RULES, Policy(), today=TODAY)

    assert messages(result.findings) == [
        "first is doubted",
        "first is denied",
        "Hall 2020 is doubted",
        "second is doubted",
        "second is denied",
        "alien is doubted",
        "alien is denied",
        "hall2020 is doubted",
        "lewis2012 is doubted",
    ]


def test_a_finding_has_its_rules_code_and_its_subjects_name(
    ledger: LedgerFacts,
) -> None:
    result = run_check(ledger, RULES[:1], Policy(), today=TODAY)

    assert result.findings == (
        Finding(
            code="CIT901",
            slug="doubtful-citation",
            severity=Severity.WARNING,
            subject=Subject(SubjectKind.CITATION, "draft: Hall 2020"),
            message="Hall 2020 is doubted",
            place=Place("draft.md", 4, 5),
        ),
    )


def test_a_draft_may_have_a_severity_of_its_own(ledger: LedgerFacts) -> None:
    result = run_check(ledger, RULES[1:2], Policy(), today=TODAY)

    assert [f.severity.value for f in result.findings[:2]] == ["warning", "error"]


def test_one_manuscript_brings_its_claims_and_the_sources_it_uses(
    ledger: LedgerFacts,
) -> None:
    result = run_check(ledger, RULES, Policy(), today=TODAY, manuscript="draft")

    assert (result.counts.claims, result.counts.sources) == (2, 1)
    assert "lewis2012 is doubted" not in messages(result.findings)
    assert "alien is doubted" not in messages(result.findings)


def test_withdrawn_claims_are_counted_and_not_checked(ledger: LedgerFacts) -> None:
    first, *rest = ledger.claims
    withdrawn = replace(first, status=ClaimStatus.WITHDRAWN)
    result = run_check(
        replace(ledger, claims=(withdrawn, *rest)), RULES, Policy(), today=TODAY
    )

    assert (result.counts.claims, result.counts.withdrawn) == (2, 1)
    assert "second is doubted" not in messages(result.findings)


def test_a_waiver_holds_through_its_last_day(ledger: LedgerFacts) -> None:
    waived = replace(ledger, waivers=(waiver("2026-11-23"),))
    result = run_check(waived, RULES, Policy(), today=TODAY)

    assert messages(each.finding for each in result.waived) == ["hall2020 is doubted"]
    assert "hall2020 is doubted" not in messages(result.findings)
    assert result.expired == ()


def test_an_ended_waiver_is_named_and_its_finding_stands(ledger: LedgerFacts) -> None:
    ended = waiver("2026-11-22")
    result = run_check(replace(ledger, waivers=(ended,)), RULES, Policy(), today=TODAY)

    assert result.expired == (ended,)
    assert "hall2020 is doubted" in messages(result.findings)


def test_a_waiver_of_another_rule_waives_nothing(ledger: LedgerFacts) -> None:
    other = waiver("2027-01-01", code="SRC902")
    result = run_check(replace(ledger, waivers=(other,)), RULES, Policy(), today=TODAY)

    assert result.waived == ()


def test_an_unknown_manuscript_is_not_an_empty_pass(ledger: LedgerFacts) -> None:
    with pytest.raises(NotFound) as caught:
        run_check(ledger, RULES, Policy(), today=TODAY, manuscript="drat")

    assert caught.value.hint == "known: draft, other"


def test_an_empty_ledger_is_nothing_to_check_and_no_pass() -> None:
    with pytest.raises(NothingToCheck):
        run_check(LedgerFacts(), RULES, Policy(), today=TODAY)


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["CIT901", "CLM901", "SRC901"]),
        (("CLM",), (), ["CLM901"]),
        (("doubtful-source", "cit901"), (), ["CIT901", "SRC901"]),
        (("CLM900",), (), ["CLM901"]),
        (("clm, CIT901",), (), ["CIT901", "CLM901"]),
        ((), ("SRC,CLM901",), ["CIT901"]),
        ((), ("SRC", "CLM901"), ["CIT901"]),
        (("CLM",), ("CLM901",), []),
        (("default",), ("CLM",), ["CIT901", "SRC901"]),
    ],
)
def test_rules_are_chosen_by_code_slug_alias_or_family(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert [rule.code for rule in select_rules(RULES, select, ignore)] == expected


def test_a_word_that_names_no_rule_is_wrong_usage_and_names_near_ones() -> None:
    with pytest.raises(UsageFault) as caught:
        find_rule(RULES, "CLM902")

    assert "clm901" in (caught.value.hint or "")


class Brittle(ClaimRule):
    """A rule that breaks on one claim, after it has said something."""

    code: ClassVar[str] = "CLM902"
    severity: ClassVar[Severity] = Severity.NOTE

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        yield Draft(f"{subject.name} is looked at")
        if subject.name == "first":
            raise ZeroDivisionError("division by zero")


class Heard:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, list[str], bool]] = []

    def claim(
        self, outcome: ClaimOutcome, findings: Sequence[Finding], *, broken: bool
    ) -> None:
        self.told.append((outcome.name, messages(findings), broken))


def test_an_observer_is_told_of_each_claim_in_the_order_of_checking(
    ledger: LedgerFacts,
) -> None:
    heard = Heard()
    accepted = replace(
        waiver("2026-12-31", code="CLM901", subject="second"),
        subject_kind=SubjectKind.CLAIM,
    )
    run_check(
        replace(ledger, waivers=(accepted,)),
        [DoubtfulClaim()],
        Policy(),
        today=TODAY,
        observer=heard,
    )

    assert heard.told == [
        ("second", [], False),
        ("first", ["first is doubted", "first is denied"], False),
        ("alien", ["alien is doubted", "alien is denied"], False),
    ]


def test_a_rule_that_breaks_is_a_problem_and_all_others_are_asked(
    ledger: LedgerFacts,
) -> None:
    heard = Heard()
    rules = [Brittle(), DoubtfulSource()]
    result = run_check(ledger, rules, Policy(), today=TODAY, observer=heard)

    assert result.problems == (
        Problem(
            code="CLM902",
            slug="brittle",
            subject=Subject(SubjectKind.CLAIM, "first"),
            message="ZeroDivisionError: division by zero",
        ),
    )
    assert messages(result.findings) == [
        "first is looked at",
        "second is looked at",
        "alien is looked at",
        "hall2020 is doubted",
        "lewis2012 is doubted",
    ]
    assert [broken for _, _, broken in heard.told] == [False, True, False]
    assert result.verdicts(Severity.ERROR) == {
        "second": Verdict.PASSED,
        "first": Verdict.BROKEN,
        "alien": Verdict.PASSED,
    }


def test_without_an_observer_a_rule_that_breaks_ends_the_run(
    ledger: LedgerFacts,
) -> None:
    with pytest.raises(ZeroDivisionError):
        run_check(ledger, [Brittle()], Policy(), today=TODAY)
