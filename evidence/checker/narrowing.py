"""Narrow what a run says to some of the claims, as an expression chose them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from evidence.checker.finding import Finding
from evidence.checker.result import CheckResult
from evidence.models.vocabulary import SubjectKind
from evidence.text.counts import many


def narrowed(result: CheckResult, names: Collection[str]) -> CheckResult:
    """Return the part of *result* that is about the claims *names*, and says so.

    Rules have looked at all of the ledger, since a claim may be contradicted by
    another; what they found in texts, citations and sources is left out.
    """
    claims = tuple(each for each in result.claims if each.name in names)

    def is_wanted(finding: Finding) -> bool:
        subject = finding.subject
        return subject.kind is SubjectKind.CLAIM and subject.name in names

    left = many(len(result.claims) - len(claims), "claim")
    told = f"{left} that --where did not choose, and all texts, citations and sources"
    absent = result.absent
    return replace(
        result,
        findings=tuple(filter(is_wanted, result.findings)),
        waived=tuple(each for each in result.waived if is_wanted(each.finding)),
        expired=tuple(
            each
            for each in result.expired
            if each.subject_kind is SubjectKind.CLAIM and each.subject in names
        ),
        counts=replace(
            result.counts, claims=len(claims), citations=0, items=0, sources=0
        ),
        not_checked=(
            f"{told}; numbers that follow are of the whole check",
            *result.not_checked,
        ),
        claims=claims,
        unchecked=tuple(filter(is_wanted, result.unchecked)),
        absent=None if absent is None else tuple(filter(is_wanted, absent)),
    )
