"""The citations of a manuscript as plain values, and in the shape of the report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.db import Session
from evidence.models import Citation, CitationItem, ItemStatus
from evidence.queries.citations import group_items, list_citations
from evidence.queries.manuscripts import get_latest
from evidence.queries.sources import list_sources
from evidence.text.document import SourceMap, Span


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of a printed citation; offsets in code points of the file's text."""

    text: str
    start: int
    end: int
    key: str | None
    """The source when resolved, the best candidate when near, else None."""
    status: ItemStatus
    candidates: tuple[str, ...]
    locator: str | None
    reasons: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CitationView:
    """A printed citation of the latest revision; offsets as in ``ItemView``."""

    text: str
    start: int
    end: int
    place: Place
    items: tuple[ItemView, ...]


def list_in(
    session: Session,
    manuscript: str | None = None,
    items: Collection[str] | None = None,
) -> tuple[CitationView, ...]:
    """Return the citations of a manuscript (the only one, where none is named).

    With *items*, their inner ids as text, those alone.

    Raises NotFound for an unknown manuscript, Ambiguous where several could be meant.
    """
    _, revision = get_latest(session, manuscript)
    keys = {source.id: source.citekey for source in list_sources(session)}
    found = group_items(session, revision.id)
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    places = Places(revision.path, revision.source, runs)
    views = []
    for row in list_citations(session, revision.id):
        start, end = _in_file(runs, row)
        place = places.of(Span(row.start, row.end))
        inside = tuple(
            _view(item, runs, places, keys)
            for item in found[row.id]
            if items is None or str(item.id) in items
        )
        if inside or items is None:
            views.append(CitationView(row.text, start, end, place, inside))
    return tuple(views)


def as_report(citations: tuple[CitationView, ...]) -> list[dict[str, Any]]:
    """Return *citations* in the shape that ``file_citations`` gives a file's."""
    return [
        {
            "text": citation.text,
            "start": citation.start,
            "end": citation.end,
            "items": [
                {
                    "text": item.text,
                    "start": item.start,
                    "end": item.end,
                    "key": item.key,
                    "status": item.status.value,
                    "candidates": list(item.candidates),
                    "locator": item.locator,
                    "reasons": list(item.reasons),
                    "line": item.place.line,
                    "column": item.place.column,
                }
                for item in citation.items
            ],
        }
        for citation in citations
    ]


def _view(
    item: CitationItem, runs: SourceMap, places: Places, keys: dict[int, str]
) -> ItemView:
    key = None if item.source_id is None else keys[item.source_id]
    if item.status is ItemStatus.NEAR:
        key = next(iter(item.candidates), None)
    start, end = _in_file(runs, item)
    return ItemView(
        text=item.text,
        start=start,
        end=end,
        key=key,
        status=item.status,
        candidates=tuple(item.candidates),
        locator=item.cited.get("locator"),
        reasons=tuple(item.reasons),
        place=places.of(Span(item.start, item.end)),
    )


def _in_file(runs: SourceMap, row: Citation | CitationItem) -> tuple[int, int]:
    return runs.to_file(row.start), runs.to_file(row.end - 1) + 1
