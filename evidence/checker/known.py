"""What a run knows besides its subject, by narrow questions.

A rule never sees the whole ledger: it asks for one source, one manuscript, the figures
on one topic, or for what a survey of all entries shows. So a run over one manuscript
reads what belongs to it, and a run over everything goes manuscript by manuscript.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from evidence.checker.contradictions import Contradictions
from evidence.checker.facts import (
    ClaimFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
)
from evidence.checker.survey import AnySurvey, Results, Survey, run_surveys
from evidence.checker.topics import NO_TOPIC, Topic, topics_of
from evidence.models.vocabulary import ClaimStatus, ItemStatus

T = TypeVar("T")


class Known(ABC):
    """Answers questions about a ledger."""

    @abstractmethod
    def get(self, key: str, /) -> SourceFacts | None:
        """Return the source with this citekey or alias."""

    @abstractmethod
    def all_keys(self) -> Collection[str]:
        """Return every citekey and alias."""

    @abstractmethod
    def has_manuscripts(self) -> bool:
        """Tell whether any manuscript was read."""

    @abstractmethod
    def manuscript(self, name: str) -> ManuscriptFacts | None:
        """Return a manuscript of this run."""

    @abstractmethod
    def claim(self, name: str) -> ClaimFacts | None:
        """Return the claim with this slug or public id."""

    @property
    @abstractmethod
    def contradictions(self) -> Contradictions:
        """Return what claims of the ledger say against one another."""

    @abstractmethod
    def claims_in(self, manuscript: str) -> Sequence[ClaimFacts]:
        """Return the claims of a manuscript of this run, withdrawn ones too."""

    @abstractmethod
    def giving_figures_to(self, key: str) -> Sequence[str]:
        """Return the active claims that a source, as it was read, gives a figure."""

    @abstractmethod
    def perhaps_cited(self) -> Collection[str]:
        """Return the keys that citations may mean which no source was found for.

        Of all manuscripts: the nearest source of near items, all of ambiguous ones.
        """

    @abstractmethod
    def topic(self, name: str) -> Topic:
        """Return what the active claims of all manuscripts on a topic state."""

    @abstractmethod
    def survey(self, kind: type[Survey[T]]) -> T:
        """Return what a survey of all sources shows."""

    @abstractmethod
    def whole(self) -> LedgerFacts:
        """Return everything, which in a large ledger takes minutes and gigabytes."""


class KnownFacts(Known):
    """Knows a ledger that is in memory already."""

    def __init__(self, ledger: LedgerFacts) -> None:
        self.ledger = ledger
        self._surveys: Results = {}

    def whole(self) -> LedgerFacts:
        """Return everything."""
        return self.ledger

    def get(self, key: str, /) -> SourceFacts | None:
        """Return the source with this citekey or alias."""
        return self.ledger.sources_by_name.get(key)

    def all_keys(self) -> Collection[str]:
        """Return every citekey and alias."""
        return self.ledger.sources_by_name.keys()

    def has_manuscripts(self) -> bool:
        """Tell whether any manuscript was read."""
        return bool(self.ledger.manuscripts)

    def manuscript(self, name: str) -> ManuscriptFacts | None:
        """Return the manuscript of this name."""
        return self._manuscripts.get(name)

    def claim(self, name: str) -> ClaimFacts | None:
        """Return the claim with this slug or public id."""
        return self.ledger.claims_by_name.get(name)

    @cached_property
    def contradictions(self) -> Contradictions:
        """Return what claims of the ledger say against one another."""
        return Contradictions.from_facts(self.ledger)

    def claims_in(self, manuscript: str) -> Sequence[ClaimFacts]:
        """Return the claims of a manuscript."""
        return self._claims.get(manuscript, ())

    @cached_property
    def _claims(self) -> Mapping[str, Sequence[ClaimFacts]]:
        claims: dict[str, list[ClaimFacts]] = defaultdict(list)
        for claim in self.ledger.claims:
            claims[claim.manuscript].append(claim)
        return claims

    def giving_figures_to(self, key: str) -> Sequence[str]:
        """Return the active claims that a source gives a figure."""
        return self._given.get(key, ())

    @cached_property
    def _given(self) -> Mapping[str, Sequence[str]]:
        given: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in self.ledger.claims:
            if claim.status is ClaimStatus.ACTIVE:
                for tie in claim.evidence:
                    if tie.figures:
                        given[tie.via or tie.source][claim.name] = None
        return {own: tuple(names) for own, names in given.items()}

    @cached_property
    def _manuscripts(self) -> Mapping[str, ManuscriptFacts]:
        return {one.name: one for one in self.ledger.manuscripts}

    def perhaps_cited(self) -> Collection[str]:
        """Return the keys that open citations may mean."""
        return self._perhaps_cited

    @cached_property
    def _perhaps_cited(self) -> frozenset[str]:
        return frozenset(
            key
            for manuscript in self.ledger.manuscripts
            for citation in manuscript.citations
            for item in citation.items
            for key in may_be_meant(item.status, item.candidates)
        )

    def topic(self, name: str) -> Topic:
        """Return what the active claims on a topic state."""
        return self._topics.get(name, NO_TOPIC)

    @cached_property
    def _topics(self) -> Mapping[str, Topic]:
        return topics_of(self.ledger.claims)

    def survey(self, kind: type[Survey[T]]) -> T:
        """Return what a survey of all sources shows."""
        self.gather([kind])
        return cast("T", self._surveys[kind])

    def gather(self, kinds: Iterable[AnySurvey]) -> None:
        """Make those of *kinds* that are not known yet, in one pass."""
        missing = [kind for kind in kinds if kind not in self._surveys]
        if missing:
            self._surveys |= run_surveys(missing, self.ledger.sources)


def may_be_meant(status: ItemStatus, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return which of an item's *candidates* it may mean."""
    found = tuple(candidates)
    return found[:1] if status is ItemStatus.NEAR else found
