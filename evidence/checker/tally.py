"""What a run has looked at so far, counted as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidence.checker.coverage import Gaps
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Finding
from evidence.checker.outcomes import ClaimOutcome
from evidence.checker.outside import Outside
from evidence.checker.reading import Part
from evidence.checker.result import Counts, Problem
from evidence.checker.support import Sources


@dataclass(slots=True)
class Tally:
    """Counts of one run, or of a share of it."""

    manuscripts: int = 0
    claims: int = 0
    """Active ones."""
    withdrawn: int = 0
    citations: int = 0
    items: int = 0
    sources: int = 0
    copies: int = 0
    """Snapshots of the sources."""
    unlooked: int = 0
    """Those of them for which nobody looked into the store."""
    gaps: Gaps = field(default_factory=Gaps)

    def count(self, part: Part, sources: Sources) -> None:
        """Count in a manuscript with its claims, whose *sources* are known."""
        active = part.active
        citations = part.manuscript.citations
        self.manuscripts += 1
        self.claims += len(active)
        self.withdrawn += len(part.claims) - len(active)
        self.citations += len(citations)
        self.items += sum(len(citation.items) for citation in citations)
        self.gaps.count(part.manuscript, active, sources)

    def counted(self, sources: Iterable[SourceFacts]) -> Iterator[SourceFacts]:
        """Yield *sources*, and count them."""
        for source in sources:
            self.sources += 1
            self.copies += len(source.snapshots)
            self.unlooked += sum(copy.is_there is None for copy in source.snapshots)
            yield source

    def add(self, other: Tally) -> None:
        """Add what another share of the run has counted."""
        self.manuscripts += other.manuscripts
        self.claims += other.claims
        self.withdrawn += other.withdrawn
        self.citations += other.citations
        self.items += other.items
        self.sources += other.sources
        self.copies += other.copies
        self.unlooked += other.unlooked
        self.gaps.add(other.gaps)

    @property
    def is_empty(self) -> bool:
        """Tell whether there was no claim, no citation and no source."""
        return not (self.claims or self.citations or self.sources)

    def counts(self, rules: int) -> Counts:
        """Return the counts as a result has them; *rules* is how many were run."""
        return Counts(
            manuscripts=self.manuscripts,
            claims=self.claims,
            withdrawn=self.withdrawn,
            citations=self.citations,
            items=self.items,
            sources=self.sources,
            rules=rules,
        )


@dataclass(slots=True)
class Share:
    """What a share of a run found, in reading order, and what it looked at."""

    findings: list[Finding] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    claims: list[ClaimOutcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    outside: Outside = field(default_factory=Outside)
    """What it asked of the disk."""

    def add(self, other: Share) -> None:
        """Put what comes after at the end."""
        self.findings += other.findings
        self.claims += other.claims
        self.problems += other.problems
        self.tally.add(other.tally)
        self.outside.add(other.outside)

    def pieces(self, size: int) -> Iterator[Share]:
        """Yield it in pieces, each with no more than *size* findings and claims."""
        yield Share([], self.tally, [], self.problems, self.outside)
        for at in range(0, max(len(self.findings), len(self.claims)), size):
            part = slice(at, at + size)
            yield Share(self.findings[part], claims=self.claims[part])
