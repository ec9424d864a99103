"""How much of a manuscript's checkable text is tied to evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.places import Places
from evidence.checker.sentence_coverage import CoverageReport, Tally, count, measure
from evidence.checker.stored import read_stored
from evidence.db import Session
from evidence.queries.manuscripts import get_latest
from evidence.services.declarations import list_all
from evidence.text.citations.reference_list import find_reference_list
from evidence.text.document import SourceMap, Span


def cover(session: Session, name: str | None = None) -> CoverageReport:
    """Return the coverage of a manuscript (the only one, where none is named).

    Its own reference list is left out. Raises NotFound, Ambiguous.
    """
    return cover_with_facts(session, name)[0]


def cover_with_facts(
    session: Session, name: str | None = None
) -> tuple[CoverageReport, ManuscriptFacts]:
    """Return what ``cover`` returns, and the manuscript that it is of."""
    named, _ = get_latest(session, name)
    [part] = read_stored(session, named.name).parts()
    return cover_facts(session, part.manuscript, part.claims), part.manuscript


def cover_facts(
    session: Session, facts: ManuscriptFacts, claims: Sequence[ClaimFacts]
) -> CoverageReport:
    """Return the coverage of a manuscript that is loaded, with the ledger's claims."""
    return measure(facts, claims, **_asked(session, facts))


def tally_facts(
    session: Session, facts: ManuscriptFacts, claims: Sequence[ClaimFacts]
) -> Tally:
    """Return the tally of the same alone, in a fraction of the time."""
    return count(facts, claims, **_asked(session, facts))


class _Asked(TypedDict):
    places: Places
    declared: Sequence[Span]
    skipped: Sequence[Span]


def _asked(session: Session, facts: ManuscriptFacts) -> _Asked:
    named, revision = get_latest(session, facts.name)
    runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
    listed = find_reference_list(facts.text, facts.blocks)
    declared = [
        Span(view.placement.start, view.placement.end)
        for view in list_all(session, named.name)
        if view.holds
        and view.placement.start is not None
        and view.placement.end is not None
    ]
    return {
        "places": Places(revision.path, revision.source, runs),
        "declared": declared,
        "skipped": [Span(listed.start, listed.end)],
    }
