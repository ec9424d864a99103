"""What became of claims, decisions and declarations in the latest revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.checker.quotations import name_of
from evidence.db import Session
from evidence.models import (
    CitationDecision,
    Claim,
    ClaimStatus,
    Declaration,
    Manuscript,
    Revision,
    SubjectKind,
)
from evidence.queries.anchoring import get_latest
from evidence.queries.citations import select_latest_items
from evidence.queries.claims import list_claims_in
from evidence.queries.decisions import list_decisions, list_declarations
from evidence.queries.manuscripts import list_revisions
from evidence.queries.waivers import list_waivers
from evidence.services.decided import place_row
from evidence.text.anchors import Outcome, Placement
from evidence.text.critical_tokens import critical_difference
from evidence.text.document import Block, BlockKind, SourceMap, Span
from evidence.text.quoted.finding import find_quoted
from evidence.text.sentences import sentence_at

HARMLESS = frozenset(
    {Outcome.UNCHANGED, Outcome.MOVED, Outcome.NORMALIZED, Outcome.REWORDED}
)
_QUOTED = "QUO"
"""How the codes of rules on quotations begin."""
Row = Claim | CitationDecision | Declaration


class Anchored(StrEnum):
    """What is anchored in a manuscript's words."""

    CLAIM = "claim"
    DECISION = "decision"
    DECLARATION = "declaration"
    WAIVER = "waiver"


@dataclass(frozen=True, slots=True)
class Followed:
    """One anchored thing, its words then and now, and what became of them."""

    kind: Anchored
    name: str
    outcome: Outcome
    old: str
    new: str | None
    """The words now; for what is gone, the nearest; None where there are none."""
    revision: int
    """The number of the revision in which it is anchored; 0: of none that is kept."""
    place: Place | None
    """Where it stands now; None where that is not known."""
    difference: str | None
    """What differs, in words."""
    around: str | None
    """What changed in the rest of its sentence that its truth may hang on."""

    @property
    def harmless(self) -> bool:
        """Tell whether the words say the same, in a sentence that does."""
        return self.outcome in HARMLESS and self.around is None


@dataclass(frozen=True, slots=True)
class Following:
    """A manuscript's anchored things between their revisions and the latest."""

    manuscript: str
    revision: int
    path: str
    things: tuple[Followed, ...]


def follow(session: Session, manuscript: str | None = None) -> Following:
    """Return what became of all that is anchored in a manuscript, by position.

    Withdrawn claims are left out. Nothing is written. Raises NotFound, Ambiguous.
    """
    named, revision = get_latest(session, manuscript)
    things = tuple(thing for _, _, thing in _Follower(session, named, revision).rows())
    waivers = tuple(_waivers(session, named))
    return Following(named.name, revision.number, revision.path, (*things, *waivers))


def follow_rows(
    session: Session, named: Manuscript, revision: Revision
) -> Sequence[tuple[Row, Placement, Followed]]:
    """Return the rows that are anchored in a manuscript, and what became of each."""
    return list(_Follower(session, named, revision).rows())


def count_claims(
    session: Session, named: Manuscript, revision: Revision
) -> Mapping[Outcome, int]:
    """Return how many claims of a manuscript had which outcome."""
    rows = follow_rows(session, named, revision)
    return Counter(each.outcome for row, _, each in rows if isinstance(row, Claim))


class _Follower:
    """Follows the rows of one manuscript into its latest revision."""

    def __init__(self, session: Session, named: Manuscript, revision: Revision) -> None:
        self._session = session
        self._named = named
        self._revision = revision
        self._known = {row.sha256: row for row in list_revisions(session, named.id)}
        self._texts = {sha: row.text for sha, row in self._known.items()}
        self._sentences: dict[int, tuple[Span, ...]] = {}
        runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
        self._places = Places(revision.path, revision.source, runs)

    def rows(self) -> Iterator[tuple[Row, Placement, Followed]]:
        session, owner = self._session, self._named.id
        for claim in list_claims_in(session, owner):
            if claim.status is ClaimStatus.ACTIVE:
                name = claim.slug or claim.public_id
                yield claim, *self._follow(claim, Anchored.CLAIM, name)
        for decision in list_decisions(session, owner):
            name = decision.public_id
            yield decision, *self._follow(decision, Anchored.DECISION, name)
        for declared in list_declarations(session, owner):
            name = declared.public_id
            yield declared, *self._follow(declared, Anchored.DECLARATION, name)

    def _follow(
        self, row: Row, kind: Anchored, name: str
    ) -> tuple[Placement, Followed]:
        placed = place_row(row, self._revision, self._texts)
        span = None
        if placed.start is not None and placed.end is not None:
            span = Span(placed.start, placed.end)
        before = self._known.get(row.sha256)
        around = None
        if kind is Anchored.CLAIM and span and placed.outcome in HARMLESS:
            around = self._around(row, before, span)
        return placed, Followed(
            kind=kind,
            name=name,
            outcome=placed.outcome,
            old=row.exact,
            new=placed.found,
            revision=before.number if before else 0,
            place=self._places.of(span) if span else None,
            difference=placed.difference,
            around=around,
        )

    def _around(self, row: Row, before: Revision | None, span: Span) -> str | None:
        """Return what is critically different in the rest of the sentence."""
        if before is None or before is self._revision:
            return None
        if before.text[row.start : row.end] != row.exact:
            return None
        was = self._sentence(before, Span(row.start, row.end))
        now = self._sentence(self._revision, span)
        return critical_difference(was, now)

    def _sentence(self, revision: Revision, span: Span) -> str:
        if revision.id not in self._sentences:
            self._sentences[revision.id] = tuple(
                Span(start, end) for start, end in revision.sentences
            )
        spans = self._sentences[revision.id]
        found = sentence_at(spans, span.start, span.end) if spans else span
        return revision.text[found.start : found.end]


def _quoted(session: Session, named: Manuscript) -> set[str]:
    """Return what quotations of the manuscript are called, if any is waived."""
    if not any(one.code.startswith(_QUOTED) for one in list_waivers(session)):
        return set()
    _, revision = get_latest(session, named.name)
    blocks = [
        Block(BlockKind(kind), start, end, level, tuple(section))
        for kind, start, end, level, section in revision.blocks
    ]
    found = find_quoted(revision.text, blocks=blocks)
    return {name_of(named.name, one.words) for one in found}


def _waivers(session: Session, named: Manuscript) -> Iterator[Followed]:
    """Yield the waivers on citations and quotations whose text is gone."""
    items = session.scalars(select_latest_items(named.name)).all()
    printed = {f"{named.name}: {item.text}" for item in items}
    quoted = _quoted(session, named)
    for waiver in list_waivers(session):
        mine = waiver.subject.startswith(f"{named.name}: ")
        if waiver.subject_kind is not SubjectKind.CITATION or not mine:
            continue
        if waiver.code.startswith(_QUOTED):
            printed |= quoted
        if waiver.subject not in printed:
            yield Followed(
                kind=Anchored.WAIVER,
                name=waiver.public_id,
                outcome=Outcome.NOT_FOUND,
                old=waiver.subject.removeprefix(f"{named.name}: "),
                new=None,
                revision=0,
                place=None,
                difference=f"{waiver.code} is waived for it until {waiver.until}",
                around=None,
            )
