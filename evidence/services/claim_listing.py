"""List the claims and the evidence of a ledger, a line each.

By a fixed number of statements for every few manuscripts, and without what only a check
looks at: the lists of a large desk are there in seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from evidence.checker.anchored_claims import place_claim, standing_span
from evidence.checker.facts import Place
from evidence.checker.part_loader import places_in
from evidence.checker.places import Places
from evidence.checker.scope import unknown_manuscript
from evidence.db import Session
from evidence.models import Basis, ClaimKind, ClaimStatus, Stance
from evidence.queries.claims import list_manuscripts_of
from evidence.queries.listed import (
    ListedRows,
    get_listed,
    list_evidence_figures,
    list_evidence_rows,
)
from evidence.queries.part import Row, list_manuscripts
from evidence.ratings import find_scheme

AT_ONCE = 16
"""Manuscripts whose texts are held at a time."""


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A line of the list of claims."""

    name: str
    kind: ClaimKind
    topic: str
    status: ClaimStatus
    place: Place
    """In the file of the latest revision; where it stood, if it is gone."""
    statement: str
    figures: tuple[str, ...]
    evidence: int
    confidence: tuple[str, ...]
    """Of the latest rating of each rater under each scheme, the oldest first."""


@dataclass(frozen=True, slots=True)
class ListedEvidence:
    """A line of the list of evidence."""

    claim: str
    name: str
    stance: Stance
    source: str
    page_label: str
    basis: Basis
    figures: tuple[str, ...]
    quotation: str
    note: str
    by: str
    at: datetime


def claims_listed(
    session: Session,
    *,
    manuscript: str | None = None,
    topic: str | None = None,
    kind: ClaimKind | None = None,
    withdrawn: bool = False,
    names: Collection[str] | None = None,
) -> Iterator[ListedClaim]:
    """Yield the claims that fit, in reading order; withdrawn ones only if asked for.

    With *names*, only claims that are called so: no manuscript without them is read.
    Raises NotFound for a manuscript that the ledger doesn't know.
    """
    ids = _manuscripts(session, manuscript, names)
    for at in range(0, len(ids), AT_ONCE):
        listing = _Listing(get_listed(session, ids[at : at + AT_ONCE]))
        for row in listing.rows:
            if (
                topic in (None, row.topic)
                and kind in (None, row.kind)
                and (withdrawn or row.status is ClaimStatus.ACTIVE)
                and (names is None or _name(row) in names)
            ):
                yield listing.claim(row)


def evidence_listed(
    session: Session,
    *,
    manuscript: str | None = None,
    names: Collection[str] | None = None,
) -> Iterator[ListedEvidence]:
    """Yield the evidence of all claims, or of those in *manuscript*, in reading order.

    With *names*, only what is called so. Raises NotFound for an unknown manuscript.
    """
    [own] = _manuscripts(session, manuscript, None) if manuscript else [None]
    figures: dict[int, list[str]] = defaultdict(list)
    for row in list_evidence_figures(session):
        figures[row.evidence_id].append(row.text)
    for row in list_evidence_rows(session, own):
        if names is None or row.public_id in names:
            yield ListedEvidence(
                claim=row.claim,
                name=row.public_id,
                stance=row.stance,
                source=row.citekey,
                page_label=row.page_label,
                basis=row.basis,
                figures=tuple(figures.get(row.id, ())),
                quotation=row.quotation,
                note=row.note,
                by=row.by,
                at=row.at,
            )


class _Listing:
    """Joins the rows of a few manuscripts."""

    def __init__(self, read: ListedRows) -> None:
        self._read = read
        self._revisions = {row.manuscript_id: row for row in read.revisions}
        self._places: dict[int, Places] = {}
        self._figures: dict[int, list[str]] = defaultdict(list)
        for row in read.figures:
            self._figures[row.claim_id].append(row.text)
        self._ratings: dict[int, list[Row]] = defaultdict(list)
        for row in read.ratings:
            self._ratings[row.claim_id].append(row)

    @property
    def rows(self) -> Sequence[Row]:
        return [
            row for row in self._read.claims if row.manuscript_id in self._revisions
        ]

    def claim(self, row: Row) -> ListedClaim:
        return ListedClaim(
            name=_name(row),
            kind=row.kind,
            topic=row.topic,
            status=row.status,
            place=self._place(row),
            statement=row.statement,
            figures=tuple(self._figures.get(row.id, ())),
            evidence=self._read.tied.get(row.id, 0),
            confidence=tuple(_confidence(self._ratings.get(row.id, ()))),
        )

    def _place(self, row: Row) -> Place:
        revision = self._revisions[row.manuscript_id]
        if row.manuscript_id not in self._places:
            self._places[row.manuscript_id] = places_in(revision)
        text = revision.text
        placement = place_claim(row, text, revision.sha256, self._read.texts)
        span = standing_span(placement, row, text)
        return self._places[row.manuscript_id].of(span)


def _manuscripts(
    session: Session, manuscript: str | None, names: Collection[str] | None
) -> list[int]:
    """Return the inner ids of the manuscripts that are to be read."""
    known = {row.name: row.id for row in list_manuscripts(session)}
    if manuscript is not None and manuscript not in known:
        raise unknown_manuscript(manuscript, [*known])
    wanted = [*known] if manuscript is None else [manuscript]
    if names is not None:
        holding = frozenset(list_manuscripts_of(session, names))
        wanted = [name for name in wanted if name in holding]
    return [known[name] for name in wanted]


def _name(row: Row) -> str:
    name: str = row.slug or row.public_id
    return name


def _confidence(ratings: Sequence[Row]) -> Iterator[str]:
    latest = {(row.by, row.scheme): row for row in ratings}
    for row in sorted(latest.values(), key=lambda row: row.at):
        scheme = find_scheme(row.scheme, foreign=True)
        yield scheme.confidence(row.level, row.details)
