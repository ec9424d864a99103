"""A manuscript's own reference list against its citations and the ledger's sources."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.db import Session
from evidence.errors import NotFound
from evidence.queries.manuscripts import get_latest
from evidence.queries.sources import list_sources
from evidence.services.citations import read_revision
from evidence.services.references import make_reference
from evidence.text.citations.list_comparison import ListOutcome, compare_list
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.document import SourceMap, Span


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A work of the list, or one that is missing there, and what is to be said."""

    outcome: ListOutcome
    key: str
    text: str
    candidates: tuple[str, ...]
    differences: tuple[str, ...]
    place: Place


def list_references(
    session: Session, name: str | None = None
) -> tuple[ReferenceView, ...]:
    """Return what the reference list of a manuscript and the rest say of each other.

    Raises NotFound for an unknown manuscript, and for one without a list.
    """
    manuscript, revision = get_latest(session, name)
    index = ReferenceIndex(make_reference(one) for one in list_sources(session))
    reading = read_revision(revision, index)
    if not reading.listed.works:
        raise NotFound(
            f"{manuscript.name} has no reference list that could be told from its text",
            hint="it stands under a heading of its own, such as “References”",
        )
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    places = Places(revision.path, revision.source, runs)
    return tuple(
        ReferenceView(
            outcome=row.outcome,
            key=row.key,
            text=row.text,
            candidates=row.candidates,
            differences=row.differences,
            place=places.of(Span(row.start, row.end)),
        )
        for row in compare_list(reading, index.keys)
    )
