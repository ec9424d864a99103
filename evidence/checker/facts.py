"""The ledger as plain values: what rules, briefs and audits look at.

Loaded once, set by set, by ``checker.loader``; nothing here touches the database. A
*name* is what a person types: a claim's slug or public id, a source's citekey, a
manuscript's name. It is one module because the facts name one another, and a rule's
author finds all that can be asked in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from evidence.bibliography.dates import Edtf
from evidence.bibliography.names import Name
from evidence.checker.notices import NoticeFacts, NoticeTable
from evidence.checker.pinned import PinnedPassage
from evidence.checker.snapshots import SnapshotFacts
from evidence.models.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    Directness,
    ItemStatus,
    Stance,
    SubjectKind,
)
from evidence.text.anchors import Placement, Selector
from evidence.text.document import Block, Span
from evidence.text.figures import Figure


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: 1-based, as an editor counts."""

    path: str
    line: int
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source with what its entry says, and how it stands to other sources."""

    name: str
    entry_type: str
    fields: tuple[tuple[str, str], ...]
    raw: str
    title: str
    authors: tuple[Name, ...]
    authors_others: bool
    editors: tuple[Name, ...]
    container: str
    institution: str
    issued: Edtf | None
    place: Place
    aliases: tuple[str, ...] = ()
    derives_from: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    notices: tuple[NoticeFacts, ...] = ()
    """All about it; ``checker.notices`` says which of them stand."""
    snapshots: tuple[SnapshotFacts, ...] = ()
    """All kept copies of it, oldest first."""
    _first: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the fields: some seventy rules ask for them by name."""
        object.__setattr__(self, "_first", dict(reversed(self.fields)))

    def get(self, name: str) -> str | None:
        """Return the first field called *name* (lower case), or None."""
        return self._first.get(name)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item of a citation, as resolved against the sources."""

    text: str
    span: Span
    status: ItemStatus
    source: str | None
    """The citekey when resolved, else None."""
    candidates: tuple[str, ...]
    score: int
    reasons: tuple[str, ...]
    locator: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class CitationFacts:
    """A citation in the latest revision of a manuscript."""

    manuscript: str
    text: str
    span: Span
    place: Place
    items: tuple[ItemFacts, ...]


@dataclass(frozen=True, slots=True)
class ManuscriptFacts:
    """A manuscript in its latest revision."""

    name: str
    title: str
    path: str
    revision: int
    sha256: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    citations: tuple[CitationFacts, ...]
    dated: Edtf | None = None
    """When its words were written, where a person said so."""
    place_of: Callable[[Span], Place] | None = field(
        default=None, repr=False, compare=False
    )
    """Where a span of the text stands in the file."""


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """A piece of evidence of a claim."""

    name: str
    source: str
    stance: Stance
    directness: Directness
    via: str | None
    basis: Basis
    page_label: str
    quotation: str
    note: str
    answer: str
    figures: tuple[Figure, ...]
    roster: tuple[str, ...]
    roster_complete: bool
    by: str
    at: datetime
    passage: PinnedPassage | None = None
    """Where the quotation was found in a kept copy; None where it was not."""


@dataclass(frozen=True, slots=True)
class RatingFacts:
    """A rating of a claim; *confidence* is its level in the ledger's own words.

    ``high``, ``moderate``, ``low``, ``very low``, or ``unrated`` where the scheme says
    that the level cannot be judged.
    """

    name: str
    scheme: str
    level: str
    level_label: str
    confidence: str
    details: Mapping[str, object]
    reason: str
    by: str
    at: datetime


def current_of(ratings: Iterable[RatingFacts]) -> tuple[RatingFacts, ...]:
    """Return the latest of each rater under each scheme, oldest first, as given."""
    latest = {(rating.by, rating.scheme): rating for rating in ratings}
    return tuple(sorted(latest.values(), key=lambda rating: rating.at))


@dataclass(frozen=True, slots=True)
class SupersessionFacts:
    """What overtook a claim, or the *figure* of it that is given; since *as_of*.

    *newer* is the figure as *source* gives it, None where what is newer is no figure.
    """

    name: str
    source: str
    figure: Figure | None
    newer: Figure | None
    as_of: Edtf
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InputFacts:
    """What one name of a formula stands for: the figure *number* of its owner.

    *owner* is a piece of evidence or a claim; *claim* the claim that it belongs to or
    is, *source* the evidence's. *figure* is None where the owner has none of that
    number now.
    """

    name: str
    owner: str
    claim: str
    source: str | None
    number: int
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class DerivationFacts:
    """How one of a claim's figures follows from others, by a declared formula."""

    name: str
    figure: Figure
    formula: str
    inputs: tuple[InputFacts, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim, where it stands now, and all that is tied to it."""

    name: str
    public_id: str
    manuscript: str
    statement: str
    kind: ClaimKind
    topic: str
    status: ClaimStatus
    note: str
    anchor: Selector
    placement: Placement
    """Where the anchor lies in the latest revision, and what became of it."""
    place: Place
    section: tuple[str, ...]
    sentence: Span | None
    """The sentence around the claim in the latest revision."""
    figures: tuple[Figure, ...]
    roster: tuple[str, ...]
    roster_complete: bool
    evidence: tuple[EvidenceFacts, ...]
    ratings: tuple[RatingFacts, ...]
    """All of them, oldest first."""
    items: tuple[ItemFacts, ...]
    """The citation items printed in the claim's sentence (or overlapping its span)."""
    by: str
    at: datetime
    superseded: tuple[SupersessionFacts, ...] = ()
    """What overtook it, oldest first."""
    derivations: tuple[DerivationFacts, ...] = ()

    @property
    def current_ratings(self) -> tuple[RatingFacts, ...]:
        """Return the latest rating of each rater under each scheme, oldest first."""
        return current_of(self.ratings)

    def with_stance(self, *stances: Stance) -> tuple[EvidenceFacts, ...]:
        """Return the evidence that has one of *stances*."""
        return tuple(item for item in self.evidence if item.stance in stances)


@dataclass(frozen=True, slots=True)
class WaiverFacts:
    """A waiver; *until* is the last day on which it holds, ``YYYY-MM-DD``."""

    name: str
    code: str
    subject_kind: SubjectKind
    subject: str
    reason: str
    until: str
    by: str
    at: datetime

    def holds(self, day: date) -> bool:
        """Tell whether the waiver has not ended by *day*."""
        return self.until >= day.isoformat()


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """All that the ledger holds, in reading order."""

    manuscripts: tuple[ManuscriptFacts, ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    waivers: tuple[WaiverFacts, ...] = ()
    notice_tables: tuple[NoticeTable, ...] = ()
    journal_seq: int = 0
    journal_hash: str = ""
    sources_by_name: Mapping[str, SourceFacts] = field(default_factory=dict)
    """By citekey and by alias."""
    claims_by_name: Mapping[str, ClaimFacts] = field(default_factory=dict)
    """By slug and by public id."""
