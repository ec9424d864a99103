"""What a run goes through: manuscripts one by one, then sources.

A reading of a ledger in memory is here; ``checker.stored`` reads one from the database,
a few manuscripts at a time. Both give the same facts in the same order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.checker.facts import (
    ClaimFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
    WaiverFacts,
)
from evidence.checker.known import Known, KnownFacts
from evidence.checker.notices import NoticeTable
from evidence.checker.quotation_checks import Comparisons
from evidence.checker.scope import make_scope
from evidence.checker.survey import AnySurvey
from evidence.models.vocabulary import ClaimStatus


@dataclass(frozen=True, slots=True)
class Part:
    """One manuscript with all of its claims, by position."""

    manuscript: ManuscriptFacts
    claims: tuple[ClaimFacts, ...]
    """Withdrawn ones too."""

    @property
    def active(self) -> tuple[ClaimFacts, ...]:
        """Return the claims that are still made."""
        return tuple(c for c in self.claims if c.status is ClaimStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class Uses:
    """Citekeys in use, of all that a run looks at."""

    cited: frozenset[str]
    """By a manuscript of the run."""
    tied: frozenset[str]
    """To a claim of the ledger."""


class Reading(ABC):
    """The facts that one run looks at."""

    known: Known
    comparisons: Comparisons = Comparisons()
    """Quotations in the kept texts of their sources; without texts, all unchecked."""

    @abstractmethod
    def gather(self, kinds: Iterable[AnySurvey]) -> None:
        """Make the surveys ready that the rules of the run want."""

    @abstractmethod
    def parts(self) -> Iterator[Part]:
        """Yield the manuscripts in the ledger's order."""

    @abstractmethod
    def sources(self) -> Iterable[SourceFacts]:
        """Yield the sources to be checked, in the ledger's order."""

    @abstractmethod
    def uses(self) -> Uses:
        """Return which sources are in use."""

    @abstractmethod
    def waivers(self) -> Sequence[WaiverFacts]:
        """Return the waivers, the oldest first."""

    @abstractmethod
    def notice_tables(self) -> Sequence[NoticeTable]:
        """Return the tables of notices that were read."""


class ReadingInMemory(Reading):
    """All of a ledger's facts, or those of one *manuscript* and what it uses.

    Raises NotFound for an unknown manuscript.
    """

    def __init__(self, ledger: LedgerFacts, manuscript: str | None = None) -> None:
        self._ledger = ledger
        self._scope = make_scope(ledger, manuscript)
        self._facts = KnownFacts(ledger)
        self.known = self._facts

    def gather(self, kinds: Iterable[AnySurvey]) -> None:
        """Make the surveys ready."""
        self._facts.gather(kinds)

    def parts(self) -> Iterator[Part]:
        """Yield the manuscripts with their claims."""
        claims: dict[str, list[ClaimFacts]] = defaultdict(list)
        for claim in self._ledger.claims:
            claims[claim.manuscript].append(claim)
        for manuscript in self._scope.manuscripts:
            yield Part(manuscript, tuple(claims[manuscript.name]))

    def sources(self) -> Iterable[SourceFacts]:
        """Return the sources of the run."""
        return self._scope.sources

    def uses(self) -> Uses:
        """Return which sources are in use."""
        return Uses(self._scope.cited, self._scope.tied)

    def waivers(self) -> Sequence[WaiverFacts]:
        """Return the waivers."""
        return self._ledger.waivers

    def notice_tables(self) -> Sequence[NoticeTable]:
        """Return the tables of notices."""
        return self._ledger.notice_tables
