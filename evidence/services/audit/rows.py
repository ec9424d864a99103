"""What an audit says of one figure, or of a claim that states none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import Place
from evidence.checker.wording import figure_words
from evidence.text.document import Span
from evidence.text.figures import Figure


class State(StrEnum):
    """How a figure, or a claim, stands."""

    SUPERSEDED = "superseded"
    """A newer, different figure is known."""
    OVERTAKEN = "overtaken"
    """What the claim says was overtaken as a whole, and not in a figure."""
    OUTDATED = "outdated"
    """Its shelf life is over, and no newer value is known."""
    SOON = "soon outdated"
    """Its shelf life ends within the span asked for."""
    UNDATED = "undated"
    """Its topic ages, and nobody has said of when it is: its age cannot be judged."""


class Origin(StrEnum):
    """Where a newer value is known from."""

    SUPERSESSION = "supersession"
    EVIDENCE = "evidence"
    CLAIM = "claim"


def bare(figure: Figure | None) -> Figure | None:
    """Return *figure* without its date and scope: what is compared of two records."""
    return None if figure is None else replace(figure, as_of=None, scope="")


@dataclass(frozen=True, slots=True)
class NewerValue:
    """What is newer, and who says so.

    *figure* is None where what is newer is no figure; *source* is a citekey, or the
    name of another claim. *basis* is "seen" or "unseen", empty where no evidence ties
    the claim to the source.
    """

    origin: Origin
    figure: Figure | None
    source: str
    since: Edtf | None
    page: str = ""
    basis: str = ""
    reason: str = ""
    public_id: str = ""
    """Of the supersession, where it is one."""

    @property
    def words(self) -> str:
        """Return the newer figure in words; empty for what is none."""
        return figure_words(self.figure) if self.figure is not None else ""

    @property
    def when(self) -> Edtf | None:
        """Return the figure's own date, else since when the newer state holds."""
        own = self.figure.as_of if self.figure is not None else None
        return own or self.since


@dataclass(frozen=True, slots=True)
class RiskPart:
    """One reason for a risk: *points* and why, in words."""

    name: str
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Risk:
    """How much is at stake: the sum of its parts."""

    parts: tuple[RiskPart, ...]

    @property
    def points(self) -> int:
        """Return the sum."""
        return sum(part.points for part in self.parts)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The *sentence* as it could be; *why_not* says why there is no proposal."""

    sentence: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One figure of one claim, or a claim that was overtaken as a whole."""

    state: State
    claim: str
    public_id: str
    statement: str
    manuscript: str
    place: Place
    section: tuple[str, ...]
    sentence: str
    topic: str
    figure: Figure | None
    as_of: Edtf | None
    dated_by_manuscript: bool
    """Whether *as_of* is when the manuscript was written: the figure has no own."""
    good_until: date | None
    """The last day of its shelf life, where it has one."""
    newer: tuple[NewerValue, ...]
    """What the ledger knows that is newer, the newest first."""
    confidence: str
    """The lowest of its current ratings; "unrated" where there is none."""
    manuscripts: tuple[str, ...]
    """Those that state the same, its own among them, by name."""
    risk: Risk
    proposal: Proposal

    @property
    def figure_words(self) -> str:
        """Return the figure in words; empty for a claim as a whole."""
        return figure_words(self.figure) if self.figure is not None else ""

    @property
    def since(self) -> date | None:
        """Return the day from which it is out of date, or will be."""
        newest = self.newer[0].when if self.newer else None
        began = (newest.earliest or newest.latest) if newest is not None else None
        days = [day for day in (self.good_until, began) if day is not None]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit looked at, and what it found."""

    day: date
    rows: tuple[AuditRow, ...]
    claims: int
    figures: int
    undated: int
    """Figures of topics with a shelf life that have no as-of date."""
    kept_since: datetime | None = None
    """When all this was found, where an earlier audit did and nothing has changed."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim's sentence, and the claim's own words in it."""

    text: str
    own: Span
    start: int
    """Where it begins in the manuscript's text."""
