"""Citations: found when a manuscript is read, resolved whenever the sources change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evidence.db import Session
from evidence.db.bulk import insert_rows
from evidence.models import Citation, CitationItem, ItemStatus, Revision
from evidence.queries.citations import group_items, list_citations
from evidence.queries.manuscripts import list_latest
from evidence.queries.sources import list_sources
from evidence.services.decided import read_decided, settled
from evidence.services.references import make_reference
from evidence.text.citations.cited_item import Citation as FoundCitation
from evidence.text.citations.cited_item import CitedItem
from evidence.text.citations.reading import Reading, read_citations
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.resolver import Resolution
from evidence.text.document import Block, BlockKind, MarkedCitation, MarkedItem

Rows = list[dict[str, Any]]


def refresh(session: Session) -> int:
    """Find and resolve the citations of all latest revisions anew.

    Both depend on the sources: which years belong to an author's name, and what they
    mean. Only what differs is written. Returns how many citations were.
    """
    session.flush()
    revisions = [revision for _, revision in list_latest(session)]
    if not revisions:
        return 0
    sources = list_sources(session)
    index = ReferenceIndex(make_reference(source) for source in sources)
    ids = {source.citekey: source.id for source in sources}
    return sum(_Refresh(session, row).run(index, ids) for row in revisions)


def read_revision(revision: Revision, index: ReferenceIndex) -> Reading:
    """Return the citations of a stored revision, as *index* resolves them."""
    return read_citations(
        revision.text, index, blocks=_blocks(revision), marked=_marked(revision)
    )


class _Refresh:
    """Brings the stored citations of one revision up to date."""

    def __init__(self, session: Session, revision: Revision) -> None:
        self._session = session
        self._revision = revision
        self._stored = {row.start: row for row in list_citations(session, revision.id)}
        self._items = group_items(session, revision.id)
        self._decided = read_decided(session, revision)
        self._new: list[tuple[FoundCitation, Rows]] = []
        self._old: list[Citation] = []
        self._changed = 0

    def run(self, index: ReferenceIndex, ids: Mapping[str, int]) -> int:
        """Write what differs; return how many citations were written or removed."""
        reading = read_revision(self._revision, index)
        for citation, resolutions in reading.tied:
            rows = [
                _columns(number, item, resolution, ids)
                for number, (item, resolution) in enumerate(
                    zip(citation.items, resolutions, strict=True), start=1
                )
            ]
            self._take(citation, rows)
        self._old.extend(self._stored.values())
        self._remove_old()
        self._insert_new()
        return self._changed + len(self._old) + len(self._new)

    def _take(self, found: FoundCitation, rows: Rows) -> None:
        for row in rows:
            if decision := self._decided.get((row["start"], row["end"])):
                row.update(settled(decision))
        old = self._stored.pop(found.start, None)
        if old is None:
            self._new.append((found, rows))
        elif old.end == found.end and len(self._items[old.id]) == len(rows):
            self._changed += _update(self._items[old.id], rows)
        else:
            self._old.append(old)
            self._new.append((found, rows))

    def _remove_old(self) -> None:
        """Delete items before their citations: the database minds the order."""
        for citation in self._old:
            for item in self._items[citation.id]:
                self._session.delete(item)
        self._session.flush()
        for citation in self._old:
            self._session.delete(citation)
        self._session.flush()

    def _insert_new(self) -> None:
        citations = [
            {
                "revision_id": self._revision.id,
                "start": found.start,
                "end": found.end,
                "text": found.text,
            }
            for found, _ in self._new
        ]
        keys = insert_rows(self._session, Citation, citations)
        items = [
            row | {"citation_id": key}
            for key, (_, rows) in zip(keys, self._new, strict=True)
            for row in rows
        ]
        insert_rows(self._session, CitationItem, items)


def _blocks(revision: Revision) -> tuple[Block, ...]:
    return tuple(
        Block(BlockKind(kind), start, end, level, tuple(section))
        for kind, start, end, level, section in revision.blocks
    )


def _marked(revision: Revision) -> tuple[MarkedCitation, ...]:
    """Return what the revision's own format marked, as the reader gave it."""
    return tuple(
        MarkedCitation(
            start=one["start"],
            end=one["end"],
            items=tuple(
                MarkedItem(**item | {"uris": tuple(item["uris"])})
                for item in one["items"]
            ),
            system=one["system"],
        )
        for one in revision.marked
    )


def _columns(
    number: int, item: CitedItem, resolution: Resolution, ids: Mapping[str, int]
) -> dict[str, Any]:
    """Return what is stored of an item, but for its citation."""
    status = ItemStatus(resolution.status.value)
    cited = asdict(item) | {"names": list(item.names)}
    for known in ("start", "end", "text"):
        del cited[known]
    return {
        "ordinal": number,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "cited": cited,
        "source_id": (
            ids[resolution.key or ""] if status is ItemStatus.RESOLVED else None
        ),
        "status": status,
        "candidates": list(resolution.candidates),
        "score": resolution.score,
        "reasons": list(resolution.reasons),
    }


def _update(items: Sequence[CitationItem], rows: Rows) -> int:
    """Write what differs in a citation's items; return 1 if anything did, else 0."""
    changed = 0
    for item, row in zip(items, rows, strict=True):
        for name, value in row.items():
            if getattr(item, name) != value:
                setattr(item, name, value)
                changed = 1
    return changed
