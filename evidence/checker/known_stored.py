"""What a run knows of a ledger in the database, besides what it is at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from evidence.checker.contradictions import Contradictions
from evidence.checker.facts import (
    ClaimFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
)
from evidence.checker.known import Known, may_be_meant
from evidence.checker.loader import load_ledger
from evidence.checker.part_loader import join_parts, source_ids
from evidence.checker.reading import Part
from evidence.checker.source_loader import load_entries, load_sources
from evidence.checker.survey import AnySurvey, Results, Survey, Surveys, run_surveys
from evidence.checker.topics import NO_TOPIC, Topic
from evidence.db import Session
from evidence.queries.claims import find_manuscript_of
from evidence.queries.library import (
    find_source_ids,
    list_aliases,
    list_given_figures,
    list_perhaps_cited,
    list_topic_figures,
    name_sources,
)
from evidence.queries.part import get_part, list_manuscripts

T = TypeVar("T")


class KnownStored(Known):
    """Knows the manuscripts that a run is at, and looks up what else it is asked."""

    def __init__(self, session: Session, surveys: Surveys | None) -> None:
        self._session = session
        self._kept = surveys
        self._surveys: Results = {}
        self._sources: dict[str, SourceFacts | None] = {}
        self._around: Callable[[], Iterable[SourceFacts]] | None = None
        self._parts: dict[str, Part] = {}
        self._topics: Mapping[str, Topic] | None = None
        self._claims: dict[str, ClaimFacts | None] | None = None
        self._read: dict[int, dict[str, ClaimFacts | None]] = {}
        """The last manuscript, by its inner id, that was read for a single claim."""
        self.only_manuscript: str | None = None
        """The one that the run is over; None for all."""
        self.only_topics: Collection[str] | None = None
        """The topics of the run's claims; None for those of all claims."""

    def hold(
        self, parts: Iterable[Part], around: Callable[[], Iterable[SourceFacts]]
    ) -> None:
        """Know *parts* instead of those before them, and the sources *around* them.

        These are read when a source is first asked for.
        """
        self._parts = {part.manuscript.name: part for part in parts}
        self._sources = {}
        self._claims = None
        self._around = around

    def get(self, key: str, /) -> SourceFacts | None:
        """Return the source with this citekey or alias."""
        if self._around is not None:
            self._sources = {source.name: source for source in self._around()}
            self._around = None
        if key not in self._sources:
            self._sources[key] = self._find(key)
        return self._sources[key]

    def _find(self, key: str) -> SourceFacts | None:
        own = find_source_ids(self._session, [key]).get(key, self._aliases.get(key))
        found = load_sources(self._session, [] if own is None else [own])
        return found[0] if found else None

    @cached_property
    def _aliases(self) -> Mapping[str, int]:
        return list_aliases(self._session)

    def whole(self) -> LedgerFacts:
        """Read everything, once."""
        return self._whole

    @cached_property
    def _whole(self) -> LedgerFacts:
        return load_ledger(self._session)

    def all_keys(self) -> Collection[str]:
        """Return every citekey and alias."""
        return self._all_keys

    @cached_property
    def _all_keys(self) -> frozenset[str]:
        return frozenset((*name_sources(self._session).values(), *self._aliases))

    def has_manuscripts(self) -> bool:
        """Tell whether any manuscript was read."""
        return self._has_manuscripts

    @cached_property
    def _has_manuscripts(self) -> bool:
        return bool(self._parts) or bool(list_manuscripts(self._session))

    def manuscript(self, name: str) -> ManuscriptFacts | None:
        """Return a manuscript that the run is at."""
        part = self._parts.get(name)
        return None if part is None else part.manuscript

    def claim(self, name: str) -> ClaimFacts | None:
        """Return the claim with this slug or public id."""
        if self._claims is None:
            self._claims = _by_name(self._parts.values())
        if name not in self._claims:
            self._claims[name] = self._find_claim(name)
        return self._claims[name]

    def _find_claim(self, name: str) -> ClaimFacts | None:
        """Read the manuscript that a claim stands in; it may be asked for again."""
        owner = find_manuscript_of(self._session, name)
        if owner is None:
            return None
        if owner not in self._read:
            named = [row for row in list_manuscripts(self._session) if row.id == owner]
            rows = get_part(self._session, [owner])
            keys = name_sources(self._session, source_ids(rows))
            self._read = {owner: _by_name(join_parts(named, rows, keys))}
        return self._read[owner].get(name)

    @cached_property
    def contradictions(self) -> Contradictions:
        """Return what claims of the ledger say against one another."""
        return Contradictions.from_ledger(self._session, self.only_manuscript)

    def claims_in(self, manuscript: str) -> Sequence[ClaimFacts]:
        """Return the claims of a manuscript that the run is at."""
        part = self._parts.get(manuscript)
        return () if part is None else part.claims

    def giving_figures_to(self, key: str) -> Sequence[str]:
        """Return the active claims that a source, as it was read, gives a figure."""
        if self.only_topics is None:
            return self._given.get(key, ())
        ids = find_source_ids(self._session, [key])
        return self._read_given(ids.values()).get(key, ())

    @cached_property
    def _given(self) -> Mapping[str, Sequence[str]]:
        return self._read_given(None)

    def _read_given(self, ids: Collection[int] | None) -> Mapping[str, Sequence[str]]:
        given: dict[str, dict[str, None]] = defaultdict(dict)
        for row in list_given_figures(self._session, ids):
            given[row.citekey][row.slug or row.public_id] = None
        return {own: tuple(names) for own, names in given.items()}

    def perhaps_cited(self) -> Collection[str]:
        """Return the keys that open citations may mean."""
        return self._perhaps_cited

    @cached_property
    def _perhaps_cited(self) -> frozenset[str]:
        return frozenset(
            key
            for row in list_perhaps_cited(self._session)
            for key in may_be_meant(row.status, row.candidates)
        )

    def topic(self, name: str) -> Topic:
        """Return what the active claims of all manuscripts on a topic state."""
        if not name:
            return NO_TOPIC
        if self._topics is None:
            self._topics = self._read_topics(self.only_topics)
        if self.only_topics is not None and name not in self.only_topics:
            return self._read_topics([name]).get(name, NO_TOPIC)
        return self._topics.get(name, NO_TOPIC)

    def _read_topics(self, names: Collection[str] | None) -> Mapping[str, Topic]:
        topics: dict[str, Topic] = defaultdict(Topic)
        for row in list_topic_figures(self._session, names):
            claim = row.slug or row.public_id
            topics[row.topic].add(claim, row.public_id, text=row.text, scope=row.scope)
        return topics

    def survey(self, kind: type[Survey[T]]) -> T:
        """Return what a survey of all sources shows."""
        self.gather([kind])
        return cast("T", self._surveys[kind])

    def gather(self, kinds: Iterable[AnySurvey]) -> None:
        """Find or make those of *kinds* that are not known yet, in one pass."""
        missing = {kind for kind in kinds if kind not in self._surveys}
        if missing and self._kept is not None:
            self._surveys |= self._kept.find(missing)
            missing -= self._surveys.keys()
        if missing:
            made = run_surveys(missing, load_entries(self._session))
            self._surveys |= made
            if self._kept is not None:
                self._kept.keep(made)


def _by_name(parts: Iterable[Part]) -> dict[str, ClaimFacts | None]:
    named: dict[str, ClaimFacts | None] = {}
    for part in parts:
        for claim in part.claims:
            named[claim.name] = named[claim.public_id] = claim
    return named
