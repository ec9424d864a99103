"""The pinned passages of a brief, gathered while the ledger is open.

Only passages that redaction left are here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.checker.facts import ClaimFacts, EvidenceFacts, SourceFacts
from evidence.checker.pinned import PinnedPassage
from evidence.checker.snapshots import SnapshotFacts
from evidence.db import Session
from evidence.queries.snapshots import list_pages, list_texts
from evidence.text.document import Page

__all__ = ["Pinned", "list_pinned"]


@dataclass(frozen=True, slots=True)
class Pinned:
    """A piece of evidence with its passage, the copy, and where the pages begin."""

    evidence: str
    source: str
    passage: PinnedPassage
    copy: SnapshotFacts
    pages: tuple[Page, ...]
    places_sha256: str = ""
    """Of the places of its words, where they were recognised and these are kept."""


def list_pinned(
    session: Session,
    claims: Sequence[ClaimFacts],
    sources: Mapping[str, SourceFacts],
) -> tuple[Pinned, ...]:
    """Return the passages of *claims*, as redaction left them, with their copies."""
    found = [
        (tie, tie.passage, copy)
        for claim in claims
        for tie in claim.evidence
        if tie.passage is not None
        and (copy := _copy_of(tie, tie.passage, sources)) is not None
    ]
    if not found:
        return ()
    texts = _Texts(session)
    return tuple(
        Pinned(tie.name, tie.source, passage, copy, *texts.of(passage))
        for tie, passage, copy in found
    )


class _Texts:
    """Where the pages of texts begin, and their words stand; each is asked for once.

    One text of an object may have been made several times, and its places been kept at
    one of them only: they are the same words.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[tuple[str, str], int] = {}
        self._places: dict[tuple[str, str], str] = {}
        for row in list_texts(session):
            own = (row.sha256, row.text_sha256)
            self._texts[own] = row.id
            self._places[own] = row.places_sha256 or self._places.get(own, "")
        self._known: dict[tuple[str, str], tuple[Page, ...]] = {}

    def of(self, passage: PinnedPassage) -> tuple[tuple[Page, ...], str]:
        """Return the pages of a passage's text, and what the places are called."""
        name = (passage.sha256, passage.text_sha256)
        if name not in self._known:
            own = self._texts.get(name)
            rows = () if own is None else list_pages(self._session, own)
            made = tuple(Page(row.number, row.label, row.start) for row in rows)
            self._known[name] = made
        return self._known[name], self._places.get(name, "")


def _copy_of(
    tie: EvidenceFacts, passage: PinnedPassage, sources: Mapping[str, SourceFacts]
) -> SnapshotFacts | None:
    for key in (tie.source, tie.via):
        if key is not None and key in sources:
            for copy in sources[key].snapshots:
                if copy.sha256 == passage.sha256:
                    return copy
    return None
