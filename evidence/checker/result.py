"""What a run says: findings, what was waived, and what was not checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from evidence.checker.facts import WaiverFacts
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.outcomes import ClaimOutcome, Verdict, verdict_of
from evidence.checker.rule import Rule
from evidence.models.vocabulary import SubjectKind


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at."""

    manuscripts: int
    claims: int
    """Active ones."""
    withdrawn: int
    citations: int
    items: int
    sources: int
    rules: int


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a person has accepted, and by which waiver."""

    finding: Finding
    waiver: WaiverFacts


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that broke on a subject, so that nothing is known of the two."""

    code: str
    slug: str
    subject: Subject
    message: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one run; findings in reading order."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    expired: tuple[WaiverFacts, ...]
    """Waivers that ended before today, and whose finding stands again."""
    counts: Counts
    not_checked: tuple[str, ...]
    """Sentences; a green run says what it did not look at."""
    today: date
    claims: tuple[ClaimOutcome, ...] = ()
    """The active claims, in the order in which they were checked."""
    unchecked: tuple[Finding, ...] = ()
    """For each claim that could not be checked and of which no rule says so."""
    problems: tuple[Problem, ...] = ()
    rules: tuple[Rule, ...] = ()
    absent: tuple[Finding, ...] | None = None
    """What an earlier run found and this one did not; None: there is none such."""
    kept_since: datetime | None = None
    """When all this was found, where an earlier run did and nothing has changed."""

    def count(self, severity: Severity) -> int:
        """Return how many findings have *severity*."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, threshold: Severity) -> bool:
        """Tell whether a finding is at or above *threshold*, and not known already."""
        return any(finding.fails(threshold) for finding in self.findings)

    def by_claim(self) -> Mapping[str, Sequence[Finding]]:
        """Return the findings about claims, by the claim's name."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if finding.subject.kind is SubjectKind.CLAIM:
                groups.setdefault(finding.subject.name, []).append(finding)
        return groups

    def verdicts(self, threshold: Severity) -> Mapping[str, Verdict]:
        """Return what became of each claim, by its name."""
        found = self.by_claim()
        broken = {
            problem.subject.name
            for problem in self.problems
            if problem.subject.kind is SubjectKind.CLAIM
        }
        return {
            claim.name: Verdict.BROKEN
            if claim.name in broken
            else verdict_of(claim, found.get(claim.name, ()), threshold)
            for claim in self.claims
        }

    def clean_claims(self) -> int:
        """Return how many active claims have no error and no warning."""
        marked = {
            finding.subject.name
            for finding in self.findings
            if finding.subject.kind is SubjectKind.CLAIM
            and finding.severity is not Severity.NOTE
        }
        return self.counts.claims - len(marked)
