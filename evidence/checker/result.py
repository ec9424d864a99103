"""What a run says: findings, what was waived, and what was not checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from evidence.checker.facts import WaiverFacts
from evidence.checker.finding import Finding, Severity
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

    def count(self, severity: Severity) -> int:
        """Return how many findings have *severity*."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, threshold: Severity) -> bool:
        """Tell whether a finding is at or above *threshold*."""
        return any(f.severity.rank >= threshold.rank for f in self.findings)

    def clean_claims(self) -> int:
        """Return how many active claims have no error and no warning."""
        marked = {
            finding.subject.name
            for finding in self.findings
            if finding.subject.kind is SubjectKind.CLAIM
            and finding.severity is not Severity.NOTE
        }
        return self.counts.claims - len(marked)

    def by_code(self) -> Counter[str]:
        """Return how often each rule found something."""
        return Counter(finding.code for finding in self.findings)
