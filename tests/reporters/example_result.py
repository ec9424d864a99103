"""One result with something of everything that a report can show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import ClassVar

from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    ItemFacts,
    Place,
    WaiverFacts,
)
from evidence.checker.finding import Finding, Kind, Severity, Subject
from evidence.checker.fingerprints import fingerprinted
from evidence.checker.outcomes import ClaimOutcome, Passage, left_open
from evidence.checker.result import CheckResult, Counts, Problem, Waived
from evidence.checker.rule import CitationRule, ClaimRule, Context, Draft
from evidence.models import Stance, SubjectKind
from evidence.reporters.base import View


class AmbiguousCitation(CitationRule):
    """A citation that can mean more than one source.

    *Why.* A reader
    cannot tell.

    Bad: two works.
    """

    code: ClassVar[str] = "CIT002"
    severity: ClassVar[Severity] = Severity.WARNING
    kind: ClassVar[Kind] = Kind.REVIEW

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        return ()


class FigureDiffers(ClaimRule):
    """A figure that differs."""

    code: ClassVar[str] = "FIG001"
    severity: ClassVar[Severity] = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        return ()


TODAY = date(2026, 11, 23)
ENDED = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAIN = View(ended=ENDED)
MEMBERS = Subject(SubjectKind.CLAIM, "osce-members")
DIFFERS = Finding(
    code="FIG001",
    slug="figure-differs",
    severity=Severity.ERROR,
    subject=MEMBERS,
    message="54 States in the manuscript, 57 States in hall2020, p. 2",
    place=Place("notes & drafts/draft.md", 3, 7, 3, 30),
    hint="correct the one that is wrong",
    related=("hall2020: “57-member body”",),
)
AMBIGUOUS = Finding(
    code="CIT002",
    slug="ambiguous-citation",
    severity=Severity.WARNING,
    subject=Subject(SubjectKind.CITATION, "draft: Li 2019"),
    message="«Li 2019» may be li2019a or li2019b,\n100 % alike",
    place=Place("notes & drafts/draft.md", 9, 4, 10, 2),
    kind=Kind.REVIEW,
)
UNCITED = Finding(
    code="SRC001",
    slug="uncited-source",
    severity=Severity.NOTE,
    subject=Subject(SubjectKind.SOURCE, "lewis2012"),
    message="cited nowhere",
    place=Place("refs.bib", 9),
)
MISSING = Finding(
    code="SRC903",
    slug="file-of-nowhere",
    severity=Severity.ERROR,
    subject=Subject(SubjectKind.SOURCE, "zhao2018"),
    message="its file is missing",
    place=Place("refs.bib", 20),
)
WAIVER = WaiverFacts(
    name="w-1",
    code="SRC001",
    subject_kind=SubjectKind.SOURCE,
    subject="lewis2012",
    reason="background",
    until="2027-01-01",
    by="Anna",
    at=ENDED,
)
PASSAGE = Passage(
    source="hall2020",
    page="2",
    stance=Stance.CONTRADICTS,
    figures=("57 States",),
    dated=("57 States as of 2020",),
    quotation="57-member body",
    place=Place("refs.bib", 1),
)


def make_claim(
    name: str,
    *,
    section: tuple[str, ...] = ("Reform", "Members"),
    line: int = 3,
    passages: tuple[Passage, ...] = (),
    unchecked: tuple[str, ...] = (),
) -> ClaimOutcome:
    return ClaimOutcome(
        name=name,
        manuscript="draft",
        section=section,
        place=Place("notes & drafts/draft.md", line, 7, line, 30),
        statement="The OSCE has fifty-four participating States in three continents.",
        words="54 participating States",
        sentence="The OSCE has 54 participating States (Hall 2020).",
        figures=("54 States",),
        dated=("54 States as of 2021",),
        passages=passages,
        unchecked=unchecked,
    )


CLAIMS = (
    make_claim("osce-members", passages=(PASSAGE,)),
    make_claim("osce-founded", line=4),
    make_claim("osce-budget", line=5, unchecked=("no evidence gives its figure",)),
    make_claim("broken-one", section=("Outlook",), line=12),
)
PROBLEM = Problem(
    code="CLM990",
    slug="house-rule",
    subject=Subject(SubjectKind.CLAIM, "broken-one"),
    message="ZeroDivisionError: division by zero",
)


def make_result(
    *findings: Finding,
    waived: tuple[Waived, ...] = (),
    claims: tuple[ClaimOutcome, ...] = (),
    problems: tuple[Problem, ...] = (),
) -> CheckResult:
    return CheckResult(
        findings=tuple(fingerprinted(findings, TODAY)),
        waived=waived,
        expired=(),
        counts=Counts(
            manuscripts=1,
            claims=len(claims),
            withdrawn=1,
            citations=1,
            items=2,
            sources=3,
            rules=2,
        ),
        not_checked=("whether a source is right",),
        today=TODAY,
        claims=claims,
        unchecked=tuple(fingerprinted(left_open(claims, findings), TODAY)),
        problems=problems,
        rules=(AmbiguousCitation(), FigureDiffers()),
    )


def whole_result() -> CheckResult:
    """Return a result with findings of all kinds, a waiver and a rule that broke."""
    (accepted,) = fingerprinted([UNCITED], TODAY)
    return make_result(
        DIFFERS,
        AMBIGUOUS,
        MISSING,
        waived=(Waived(accepted, WAIVER),),
        claims=CLAIMS,
        problems=(PROBLEM,),
    )
