"""What a run did not look at, in sentences: a pass must never read as «true»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.notices import STALE_DAYS, NoticeTable
from evidence.models.vocabulary import Basis, ItemStatus
from evidence.text.counts import many

ALWAYS = (
    "whether a source is right: only whether manuscript and ledger agree with what was "
    "recorded of it"
)

NO_TABLE = (
    "whether a source was retracted or corrected: no table of notices was read "
    "(evidence notices update FILE.csv)"
)


@dataclass(slots=True)
class Gaps:
    """How much is left unchecked; counted manuscript by manuscript."""

    bare: int = 0
    """Claims whose figure no evidence gives."""
    unseen: int = 0
    """Pieces of evidence whose passage nobody has seen."""
    quoted: int = 0
    """Quotations from sources of which there is no copy."""
    open: int = 0
    """Items of citations that no source was found for."""

    def count(self, manuscript: ManuscriptFacts, claims: Iterable[ClaimFacts]) -> None:
        """Count in *manuscript* and *claims*, its active ones."""
        for claim in claims:
            ties = claim.evidence
            self.bare += bool(claim.figures) and not any(tie.figures for tie in ties)
            self.unseen += sum(tie.basis is Basis.UNSEEN for tie in ties)
            self.quoted += sum(bool(tie.quotation) for tie in ties)
        self.open += sum(
            item.status is not ItemStatus.RESOLVED
            for citation in manuscript.citations
            for item in citation.items
        )

    def add(self, other: Gaps) -> None:
        """Add what was counted elsewhere."""
        self.bare += other.bare
        self.unseen += other.unseen
        self.quoted += other.quoted
        self.open += other.open

    def told(self) -> tuple[str, ...]:
        """Return what was left unchecked, in sentences."""
        return (*self._told(), ALWAYS)

    def _told(self) -> Iterable[str]:
        if self.bare:
            yield f"{many(self.bare, 'claim')} whose figure no evidence gives"
        if self.unseen:
            yield (
                f"{many(self.unseen, 'piece')} of evidence whose passage nobody has "
                "seen"
            )
        if self.quoted:
            yield (
                f"{many(self.quoted, 'quotation')} against the sources' own text, of "
                "which no copy is kept"
            )
        if self.open:
            yield (
                f"{many(self.open, 'citation item')} that could not be tied to a source"
            )


def notices_not_read(tables: Sequence[NoticeTable], today: date) -> tuple[str, ...]:
    """Return why a run cannot know of all retractions and corrections."""
    if not tables:
        return (NO_TABLE,)
    return tuple(
        f"whether a source was retracted or corrected in the last "
        f"{many(table.age(today), 'day')}: the table of notices ends on {table.newest}"
        for table in tables
        if table.age(today) > STALE_DAYS
    )


def bytes_not_read(copies: int, unlooked: int) -> tuple[str, ...]:
    """Return what a run cannot know of kept copies; *unlooked* are those not found."""
    if not copies:
        return ()
    how = "nobody looked" if unlooked else "only their sizes were looked at"
    told = f"whether the bytes of {many(copies, 'snapshot')} are still the same: {how}"
    return (f"{told} (evidence snapshot verify)",)
