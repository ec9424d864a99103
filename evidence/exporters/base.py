"""What a brief holds, as plain values, and what an exporter is.

Everything is composed by ``services.brief``; an exporter only lays it out. Texts are
plain and unescaped. An *anchor* is the id of an element of the document; it holds
letters, digits and hyphens only. The parts stand in one module because they are the
tree of one value, which the templates read from the top down.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

from evidence.checker.finding import Severity
from evidence.exporters.passage_line import PassageLine
from evidence.exporters.pieces import Piece
from evidence.exporters.profiles import PageSize as PageSize  # noqa: PLC0414 - re-exported
from evidence.exporters.profiles import Profile as Profile  # noqa: PLC0414 - re-exported
from evidence.exporters.theme import Theme
from evidence.formats.carried import Carried
from evidence.text.document import BlockKind


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim's confidence as a word and as a shape, so that colour only repeats it."""

    level: str
    """The class of the style sheet: high, moderate, low, very-low, unrated, mixed."""
    word: str
    shape: str


@dataclass(frozen=True, slots=True)
class Total:
    """A number of the cover with its noun."""

    count: int
    noun: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link within the document."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding, and where in the document its subject is."""

    code: str
    title: str
    """In the brief's language or in English, a ``Told``; as is what else it says."""
    severity: Severity
    message: str
    hint: str
    related: tuple[str, ...]
    where: str
    """File, line and column, or empty."""
    subject: Reference | None
    """None where the subject has no place in the document."""
    subject_text: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What one rule found of one subject."""

    subject: Reference
    """Its anchor is empty where the subject has no place in the document."""
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one rule with one severity, by subject."""

    code: str
    title: str
    severity: Severity
    count: int
    claims: tuple[int, ...]
    """The claims among the subjects, by number."""
    others: tuple[Reference, ...]
    """The other subjects: sources, citations, manuscripts."""
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class WaivedLine:
    """A finding accepted on purpose."""

    finding: FindingLine
    reason: str
    by: str
    until: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the manuscript within the same claims (numbers of cards)."""

    text: str
    claims: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    """The claims whose words begin here: their notes stand in the margin."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the manuscript."""

    kind: BlockKind
    level: int
    runs: tuple[Run, ...]
    cards: tuple[int, ...] = ()
    """The claims whose cards follow it: it is the last block of its section."""


@dataclass(frozen=True, slots=True)
class ManuscriptText:
    """A manuscript; no blocks where its text is not to be printed."""

    anchor: str
    title: str
    language: str
    origin: str
    """Path, revision and SHA-256 in words."""
    blocks: tuple[TextBlock, ...]
    homeless: tuple[int, ...]
    """The claims whose words are not in the text (any more)."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value of a chart; *low* and *high* are equal for a single value.

    *opens* is 1 where the quantity lies above the value, -1 where below, else 0; for a
    date, the bounds are days as ``date.toordinal`` counts.
    """

    label: str
    note: str
    low: Decimal
    high: Decimal
    opens: int
    hedged: bool
    own: bool
    """Whether it is the claim's own value."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Values of one unit beside one another; *description* is the text instead."""

    unit: str
    dates: bool
    points: tuple[ChartPoint, ...]
    description: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A source's figure beside the claim's."""

    source: Reference
    figure: str
    as_of: str
    verdict: str
    agrees: bool | None
    """None where the two cannot be compared."""
    passage: bool = False
    """Whether it was read in the passage; else somebody typed it."""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A figure of the claim, with every source's figure."""

    figure: str
    as_of: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class RosterTable:
    """A claim's list beside a source's."""

    source: Reference
    both: tuple[str, ...]
    only_claim: tuple[str, ...]
    only_source: tuple[str, ...]
    remark: str
    """Whether either side says that its list is complete."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A piece of evidence."""

    source: Reference
    stance: str
    directness: str
    basis: str
    page: str
    quotation: str
    note: str
    answer: str
    passage: PassageLine | None = None
    """Where the quotation stands in a kept copy, if it is pinned."""


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A rating, with its level in the scheme's words."""

    day: str
    by: str
    scheme: str
    level: str
    meaning: str
    mark: Mark
    reason: str
    details: tuple[str, ...]
    current: bool
    """Whether it is its rater's latest under its scheme."""


@dataclass(frozen=True, slots=True)
class Card:
    """All about one claim."""

    number: int
    name: str
    statement: str
    kind: str
    topic: str
    section: str
    where: str
    quote: str
    """The words of the manuscript."""
    placement: str
    """What became of them since they were recorded; empty where unchanged."""
    note: str
    mark: Mark
    worst: Severity | None
    overtaken: tuple[str, ...]
    """Its values that no longer hold, each with what took their place and why."""
    figures: tuple[FigureTable, ...]
    charts: tuple[Chart, ...]
    rosters: tuple[RosterTable, ...]
    evidence: tuple[EvidenceLine, ...]
    cited: tuple[str, ...]
    """The citation items printed in its sentence, with what each was resolved to."""
    ratings: tuple[RatingLine, ...]
    findings: tuple[FindingLine, ...]
    history: tuple[str, ...]
    waived: tuple[WaivedLine, ...] = ()
    verdict: str = ""
    """How it stands, in a word or two."""
    verdict_meaning: str = ""

    @property
    def anchor(self) -> str:
        """Return the id of the card."""
        return f"claim-{self.number}"

    @property
    def text_anchor(self) -> str:
        """Return the id of the claim's first words in the text."""
        return f"text-{self.number}"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the citation style, and what the ledger knows of it."""

    anchor: str
    citekey: str
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...]
    claims: tuple[int, ...]
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A word of the index with its claims (numbers)."""

    name: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoverLine:
    """How many of a manuscript's checkable sentences are tied to evidence."""

    manuscript: str
    tied: int
    checkable: int


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry of the worklist of what is out of date."""

    claim: Reference
    state: str
    figure: str
    as_of: str
    good_until: str
    newer: tuple[str, ...]
    proposal: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, ready to be laid out."""

    title: str
    scope: str
    day: date
    language: str
    publication: str
    generator: str
    fingerprint: str
    page: PageSize
    totals: tuple[Total, ...]
    confidence: tuple[tuple[Mark, int], ...]
    """Every level with the number of its claims, best first."""
    severities: tuple[tuple[Severity, int], ...]
    attention: tuple[FindingGroup, ...]
    """Worst first; notes included."""
    waived: tuple[WaivedLine, ...]
    not_checked: tuple[str, ...]
    texts: tuple[ManuscriptText, ...]
    cards: tuple[Card, ...]
    sources: tuple[SourceLine, ...]
    style: str
    """The citation style's name."""
    topics: tuple[Topic, ...]
    carried: tuple[Carried, ...] = ()
    """The files that go with it, where the format can carry files."""
    left_out: tuple[str, ...] = ()
    """What is not carried, and why, in sentences."""
    profile: Profile = Profile.ANNOTATED
    theme: Theme = field(default_factory=Theme)
    coverage: tuple[CoverLine, ...] = ()
    families: tuple[tuple[str, int], ...] = ()
    """What the rules of the check are about, with their number."""
    persons: tuple[Topic, ...] = ()
    """Names of persons and bodies, with the claims that have to do with them."""
    places: tuple[Topic, ...] = ()
    audit: tuple[AuditLine, ...] = ()
    failing: tuple[int, ...] = ()
    """Of a single page: the claims with an error, the most urgent first."""
    terms: Mapping[str, object] = field(default_factory=dict)
    """What whoever checks the brief again has to know of its check, as JSON."""


def loose_cards(brief: Brief) -> tuple[Card, ...]:
    """Return the cards that follow no section of a text."""
    placed = {n for text in brief.texts for block in text.blocks for n in block.cards}
    return tuple(card for card in brief.cards if card.number not in placed)


class Exporter(ABC):
    """One output format of briefs."""

    name: ClassVar[str]
    suffix: ClassVar[str]
    """With its point; chooses the exporter."""
    carries: ClassVar[bool] = False
    """Whether what it writes can carry files."""

    @abstractmethod
    def write(self, brief: Brief, path: Path) -> None:
        """Write *brief* to *path*, whole or not at all.

        Raises StorageFailure where it cannot be written and InputRefused where it
        cannot be laid out.
        """
