"""Manuscripts with their citations and claims: joined, re-anchored, placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from evidence.bibliography.dates import parse_edtf
from evidence.checker.claim_loader import ClaimLoader
from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    ItemFacts,
    ManuscriptFacts,
)
from evidence.checker.places import Places
from evidence.checker.reading import Part
from evidence.queries.part import PartRows, Row, Rows
from evidence.text.document import Block, BlockKind, SourceMap, Span


def join_parts(named: Rows, rows: PartRows, keys: Mapping[int, str]) -> Iterator[Part]:
    """Yield the manuscripts *named* that were read, with all that *rows* say of them.

    *keys* are the citekeys of the sources by their inner ids.
    """
    revisions = {row.manuscript_id: row for row in rows.revisions}
    places = {owner: places_in(revision) for owner, revision in revisions.items()}
    citations = _grouped(rows.citations, "revision_id")
    items = _grouped(rows.items, "citation_id")
    manuscripts = {
        row.id: _Join(row, revisions[row.id], places[row.id], keys).manuscript(
            citations[revisions[row.id].id], items
        )
        for row in named
        if row.id in revisions
    }
    claims: dict[str, list[ClaimFacts]] = defaultdict(list)
    for claim in ClaimLoader(rows, keys, manuscripts, places).claims():
        claims[claim.manuscript].append(claim)
    for manuscript in manuscripts.values():
        yield Part(manuscript, tuple(claims[manuscript.name]))


def source_ids(rows: PartRows) -> frozenset[int]:
    """Return the sources, by their inner ids, that *rows* lead to."""
    return frozenset(
        own
        for own in (
            *(row.source_id for row in rows.items),
            *(row.source_id for row in rows.evidence),
            *(row.via_source_id for row in rows.evidence),
            *(row.source_id for row in rows.supersessions),
            *(row.source_id for row in rows.input_rows.evidence),
        )
        if own is not None
    )


class _Join:
    """Joins one manuscript with its latest revision."""

    def __init__(
        self, named: Row, revision: Row, places: Places, keys: Mapping[int, str]
    ) -> None:
        self._named = named
        self._revision = revision
        self._places = places
        self._keys = keys

    def manuscript(
        self, citations: list[Row], items: Mapping[int, list[Row]]
    ) -> ManuscriptFacts:
        named, revision = self._named, self._revision
        return ManuscriptFacts(
            name=named.name,
            title=named.title,
            path=revision.path,
            revision=revision.number,
            sha256=revision.sha256,
            language=revision.language,
            text=revision.text,
            blocks=tuple(_block(stored) for stored in revision.blocks),
            sentences=tuple(Span(start, end) for start, end in revision.sentences),
            citations=tuple(self._citation(row, items) for row in citations),
            dated=parse_edtf(named.dated) if named.dated else None,
            place_of=self._places.of,
        )

    def _citation(self, row: Row, items: Mapping[int, list[Row]]) -> CitationFacts:
        span = Span(row.start, row.end)
        return CitationFacts(
            manuscript=self._named.name,
            text=row.text,
            span=span,
            place=self._places.of(span),
            items=tuple(self._item(item) for item in items[row.id]),
        )

    def _item(self, row: Row) -> ItemFacts:
        span = Span(row.start, row.end)
        return ItemFacts(
            text=row.text,
            span=span,
            status=row.status,
            source=None if row.source_id is None else self._keys[row.source_id],
            candidates=tuple(row.candidates),
            score=row.score,
            reasons=tuple(row.reasons),
            locator=row.cited.get("locator"),
            place=self._places.of(span),
        )


def places_in(revision: Row) -> Places:
    """Return what tells the places of a *revision*'s file."""
    runs = tuple((start, there) for start, there in revision.source_map)
    return Places(revision.path, revision.source, SourceMap(runs))


def _block(stored: list[Any]) -> Block:
    kind, start, end, level, section = stored
    return Block(BlockKind(kind), start, end, level, tuple(section))


def _grouped(rows: Rows, key: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups
