"""Narrowing a result to the claims that were chosen."""

from __future__ import annotations

from datetime import date

from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.narrowing import narrowed
from evidence.checker.result import CheckResult, Counts
from evidence.models.vocabulary import SubjectKind


def finding(kind: SubjectKind, name: str) -> Finding:
    return Finding("XXX001", "x", Severity.ERROR, Subject(kind, name), "m", None)


def test_a_source_of_the_same_name_as_a_claim_is_left_out() -> None:
    of_claim = finding(SubjectKind.CLAIM, "one")
    of_source = finding(SubjectKind.SOURCE, "one")
    other = finding(SubjectKind.CLAIM, "two")
    result = CheckResult(
        findings=(of_claim, of_source, other),
        waived=(),
        expired=(),
        counts=Counts(1, 2, 0, 4, 5, 6, 7),
        not_checked=("the rest",),
        today=date(2026, 11, 23),
        absent=(other, of_claim),
    )

    part = narrowed(result, {"one"})

    assert part.findings == (of_claim,)
    assert part.absent == (of_claim,)
    assert part.not_checked[-1] == "the rest"
    assert (part.counts.citations, part.counts.sources, part.counts.rules) == (0, 0, 7)
