"""What a run did not look at, in sentences: a pass must never read as «true»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.notices import STALE_DAYS, NoticeTable
from evidence.checker.passage_values import are_answered
from evidence.checker.quotations import QuotedFacts
from evidence.checker.support import Sources
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
    """Claims whose figure no evidence gives, typed or in its passage."""
    unseen: int = 0
    """Pieces of evidence whose passage nobody has seen."""
    quoted: int = 0
    """Passages from sources of which no copy is kept."""
    printed: int = 0
    """Quotations of manuscripts from sources of which no copy is kept."""
    unsettled: int = 0
    """Quotations of whose sources there are copies that cannot settle them."""
    open: int = 0
    """Items of citations that no source was found for."""

    def count(
        self,
        manuscript: ManuscriptFacts,
        claims: Iterable[ClaimFacts],
        sources: Sources,
    ) -> None:
        """Count in *manuscript* and *claims*, its active ones, tied to *sources*."""
        for claim in claims:
            ties = claim.evidence
            self.bare += is_bare(claim)
            self.unseen += sum(tie.basis is Basis.UNSEEN for tie in ties)
            self.quoted += sum(
                bool(tie.quotation) and not _is_kept(tie.via or tie.source, sources)
                for tie in ties
            )
        self.open += sum(
            item.status is not ItemStatus.RESOLVED
            for citation in manuscript.citations
            for item in citation.items
        )

    def quotation(self, quoted: QuotedFacts, sources: Sources) -> None:
        """Count in a quotation of a manuscript."""
        origins = quoted.origins
        kept = any(_is_kept(one.source, sources) for one in origins)
        self.printed += bool(origins) and not kept

    def add(self, other: Gaps) -> None:
        """Add what was counted elsewhere."""
        self.bare += other.bare
        self.unseen += other.unseen
        self.quoted += other.quoted
        self.printed += other.printed
        self.unsettled += other.unsettled
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
        if self.printed:
            yield (
                f"{many(self.printed, 'quotation')} of manuscripts, from sources of "
                "which no copy is kept"
            )
        if self.unsettled:
            yield (
                f"{many(self.unsettled, 'quotation')} that the kept copies of the "
                "sources cannot settle (QUO009)"
            )
        if self.open:
            yield (
                f"{many(self.open, 'citation item')} that could not be tied to a source"
            )


def is_bare(claim: ClaimFacts) -> bool:
    """Tell whether *claim* has figures, and no evidence one to compare them with."""
    if not claim.figures or any(tie.figures for tie in claim.evidence):
        return False
    return not are_answered(claim, claim.figures)


def _is_kept(key: str, sources: Sources) -> bool:
    source = sources.get(key)
    return source is not None and bool(source.snapshots)


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
    """Return what a run cannot know of kept copies.

    Of *unlooked* ones it did not ask the store: one elsewhere, or for a brief any.
    """
    if not copies:
        return ()
    how = "the store was not asked" if unlooked else "only their sizes were looked at"
    told = f"whether the bytes of {many(copies, 'snapshot')} are still the same: {how}"
    return (f"{told} (evidence snapshot verify)",)
