"""What a run did not look at, in sentences: a pass must never read as «true»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from evidence.checker.facts import ClaimFacts, ManuscriptFacts, SourceFacts
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


def not_checked(
    manuscripts: Sequence[ManuscriptFacts], claims: Sequence[ClaimFacts]
) -> tuple[str, ...]:
    """Return what was left unchecked among *claims* and *manuscripts*."""
    return (*_gaps(manuscripts, claims), ALWAYS)


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


def bytes_not_read(sources: Iterable[SourceFacts]) -> Iterable[str]:
    """Yield what a run cannot know of kept copies."""
    copies = [copy for source in sources for copy in source.snapshots]
    if copies:
        looked = all(copy.is_there is not None for copy in copies)
        how = "only their sizes were looked at" if looked else "nobody looked"
        yield (
            f"whether the bytes of {many(len(copies), 'snapshot')} are still the same: "
            f"{how} (evidence snapshot verify)"
        )


def _gaps(
    manuscripts: Sequence[ManuscriptFacts], claims: Sequence[ClaimFacts]
) -> Iterable[str]:
    bare = sum(
        bool(claim.figures) and not any(tie.figures for tie in claim.evidence)
        for claim in claims
    )
    if bare:
        yield f"{many(bare, 'claim')} whose figure no evidence gives"
    ties = [tie for claim in claims for tie in claim.evidence]
    unseen = sum(tie.basis is Basis.UNSEEN for tie in ties)
    if unseen:
        yield f"{many(unseen, 'piece')} of evidence whose passage nobody has seen"
    quoted = sum(bool(tie.quotation) for tie in ties)
    if quoted:
        yield (
            f"{many(quoted, 'quotation')} against the sources' own text, of which no "
            "copy is kept"
        )
    items = [item for m in manuscripts for c in m.citations for item in c.items]
    open_ = sum(item.status is not ItemStatus.RESOLVED for item in items)
    if open_:
        yield f"{many(open_, 'citation item')} that could not be tied to a source"
