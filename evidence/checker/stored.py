"""A ledger read from the database, no more of it at a time than a run needs.

A run over one manuscript reads that manuscript, its claims and the sources that they
lead to; a run over everything goes through the manuscripts a few at a time and then
through the sources. How many statements that takes depends on the number of
manuscripts and of shares of sources, never on the number of claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeVar

from evidence.checker.facts import SourceFacts, WaiverFacts
from evidence.checker.known_stored import KnownStored
from evidence.checker.loader import load_waivers
from evidence.checker.notice_loader import load_tables
from evidence.checker.notices import NoticeTable
from evidence.checker.part_loader import join_parts, source_ids
from evidence.checker.reading import Part, Reading, Uses
from evidence.checker.scope import unknown_manuscript
from evidence.checker.snapshot_loader import Sizes
from evidence.checker.source_loader import (
    load_all_sources,
    load_sources,
    related_ids,
)
from evidence.checker.survey import AnySurvey, Surveys
from evidence.db import Session
from evidence.models.vocabulary import ItemStatus
from evidence.queries.library import (
    find_source_ids,
    list_cited_ids,
    list_tied_ids,
    name_sources,
)
from evidence.queries.part import Row, get_part, list_manuscripts

T = TypeVar("T")
AT_ONCE = 8
"""Manuscripts held at a time by a run over all of them."""


class StoredManuscript(Reading):
    """One manuscript, its claims and the sources that they lead to.

    Raises NotFound where there is no manuscript of this name.
    """

    def __init__(
        self,
        session: Session,
        name: str,
        *,
        surveys: Surveys | None = None,
        sizes: Sizes | None = None,
    ) -> None:
        self._session = session
        self.sizes = sizes
        named = _named(session, name)
        rows = get_part(session, [row.id for row in named])
        leads = source_ids(rows)
        self._keys = name_sources(session, leads)
        self._parts = tuple(join_parts(named, rows, self._keys))
        self._ids = {key: own for own, key in self._keys.items()}
        self._known = KnownStored(session, surveys)
        self._known.only_manuscript = name
        self._known.only_topics = {
            claim.topic for part in self._parts for claim in part.claims if claim.topic
        }
        self.known = self._known

    @cached_property
    def _used(self) -> Uses:
        """The sources of the run: cited, or tied to one of its active claims."""
        return _used(self._parts)

    def gather(self, kinds: Iterable[AnySurvey]) -> None:
        """Make the surveys ready."""
        self._known.gather(kinds)

    def parts(self) -> Iterator[Part]:
        """Yield the manuscript, with all that its claims lead to known."""
        around = partial(_around, self._session, self._parts, self._ids)
        self._known.hold(self._parts, around)
        yield from self._parts

    def sources(self) -> Iterable[SourceFacts]:
        """Return the sources in use, in the ledger's order."""
        ids = {self._ids[key] for key in self._used.cited | self._used.tied}
        return load_sources(self._session, ids, sizes=self.sizes)

    def uses(self) -> Uses:
        """Return which sources the manuscript cites, and which claims are tied to."""
        ids = {self._ids[key] for key in self._used.cited | self._used.tied}
        tied = list_tied_ids(self._session, ids)
        return Uses(self._used.cited, frozenset(self._keys[own] for own in tied))

    def waivers(self) -> Sequence[WaiverFacts]:
        """Return all waivers."""
        return load_waivers(self._session)

    def notice_tables(self) -> Sequence[NoticeTable]:
        """Return the tables of notices."""
        return load_tables(self._session)


class StoredLedger(Reading):
    """All manuscripts, a few at a time, then all sources, a share at a time."""

    def __init__(
        self,
        session: Session,
        *,
        surveys: Surveys | None = None,
        sizes: Sizes | None = None,
        cited: bool = True,
    ) -> None:
        self._session = session
        self.sizes = sizes
        self._cited = cited
        self._keys = name_sources(session)
        self._known = KnownStored(session, surveys)
        self.known = self._known

    def gather(self, kinds: Iterable[AnySurvey]) -> None:
        """Make the surveys ready."""
        self._known.gather(kinds)

    def parts(self) -> Iterator[Part]:
        """Yield the manuscripts in the ledger's order."""
        return self.parts_between(0, None)

    def parts_between(self, first: int, last: int | None) -> Iterator[Part]:
        """Yield the manuscripts from number *first*, from 0, to before *last*."""
        ids = {key: own for own, key in self._keys.items()}
        named = list_manuscripts(self._session)[first:last]
        for at in range(0, len(named), AT_ONCE):
            few = named[at : at + AT_ONCE]
            rows = get_part(self._session, [x.id for x in few], cited=self._cited)
            parts = tuple(join_parts(few, rows, self._keys))
            self._known.hold(parts, partial(_around, self._session, parts, ids))
            yield from parts

    def sources(self) -> Iterable[SourceFacts]:
        """Yield all sources."""
        return load_all_sources(self._session, self._keys, sizes=self.sizes)

    def sources_between(self, after: int, upto: int) -> Iterable[SourceFacts]:
        """Yield the sources whose inner ids lie after *after*, up to *upto*."""
        return load_all_sources(
            self._session, self._keys, after=after, upto=upto, sizes=self.sizes
        )

    def extent(self) -> tuple[int, int]:
        """Return how many manuscripts there are, and the last source's inner id."""
        return len(list_manuscripts(self._session)), max(self._keys, default=0)

    def uses(self) -> Uses:
        """Return which sources are in use anywhere."""
        cited = list_cited_ids(self._session)
        tied = list_tied_ids(self._session)
        return Uses(
            frozenset(self._keys[own] for own in cited),
            frozenset(self._keys[own] for own in tied),
        )

    def waivers(self) -> Sequence[WaiverFacts]:
        """Return all waivers."""
        return load_waivers(self._session)

    def notice_tables(self) -> Sequence[NoticeTable]:
        """Return the tables of notices."""
        return load_tables(self._session)


def read_stored(
    session: Session,
    manuscript: str | None = None,
    *,
    surveys: Surveys | None = None,
    sizes: Sizes | None = None,
    cited: bool = True,
) -> Reading:
    """Return the reading of one *manuscript*, or of the whole ledger.

    *surveys* are those kept from earlier runs; *sizes* looks into the store, at which
    without it nobody looks. Where not *cited*, the whole ledger has no citations.
    Raises NotFound for an unknown manuscript.
    """
    if manuscript is None:
        return StoredLedger(session, surveys=surveys, sizes=sizes, cited=cited)
    return StoredManuscript(session, manuscript, surveys=surveys, sizes=sizes)


def _named(session: Session, name: str) -> list[Row]:
    known = list_manuscripts(session)
    found = [row for row in known if row.name == name]
    if not found:
        raise unknown_manuscript(name, [row.name for row in known])
    return found


def _used(given: Sequence[Part]) -> Uses:
    return Uses(
        cited=frozenset(
            item.source
            for part in given
            for citation in part.manuscript.citations
            for item in citation.items
            if item.source is not None
        ),
        tied=frozenset(
            key
            for part in given
            for claim in part.active
            for key in (
                *(tie.source for tie in claim.evidence),
                *(event.source for event in claim.superseded),
            )
        ),
    )


def _around(
    session: Session, parts: Sequence[Part], ids: Mapping[str, int]
) -> tuple[SourceFacts, ...]:
    """Return the sources that rules may ask for beside the claims of *parts*."""
    keys = {
        key
        for part in parts
        for claim in part.claims
        for key in (
            *(tie.source for tie in claim.evidence),
            *(tie.via for tie in claim.evidence if tie.via is not None),
            *(event.source for event in claim.superseded),
        )
    }
    near: set[str] = set()
    for part in parts:
        for citation in part.manuscript.citations:
            for item in citation.items:
                if item.source is not None:
                    keys.add(item.source)
                elif item.status is ItemStatus.NEAR:
                    near.update(item.candidates[:1])
    named = find_source_ids(session, near - ids.keys()) if near - ids.keys() else {}
    found = {ids[key] for key in keys} | {ids[key] for key in near & ids.keys()}
    return load_sources(session, related_ids(session, {*found, *named.values()}))
