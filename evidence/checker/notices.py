"""Notices about works, as rules see them: what was said, and what of it still stands.

A reinstatement takes back the retractions and concerns before it; a lifted concern is
no more; a retraction is the last word on concerns and corrections before it.
Source: Retraction Watch Database User Guide, appendix B, on «Reinstatement» and on the
reason «EOC Lifted»; COPE, Retraction Guidelines, on expressions of concern.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from evidence.models.vocabulary import NoticeKind

RETRACTING = frozenset(
    {NoticeKind.RETRACTION, NoticeKind.WITHDRAWAL, NoticeKind.REMOVAL}
)
"""The kinds after which a whole work no longer counts."""
_TAKEN_BACK = RETRACTING | {NoticeKind.PARTIAL_RETRACTION, NoticeKind.CONCERN}
_LIFTED = "eoc lifted"
STALE_DAYS = 90
"""After so many days without a newer table a run says that it has grown old."""


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """One notice about a work; *dated* is ISO 8601 or empty, *year* 0 if unknown."""

    dataset: str
    record: str
    kind: NoticeKind
    dated: str
    doi: str
    pmid: str
    title: str
    title_key: str
    year: int
    container: str
    notice_doi: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeTable:
    """A table of notices that the ledger has read."""

    name: str
    path: str
    newest: str
    """The date of its latest notice (ISO 8601); empty where it has none."""
    read_on: date

    def age(self, today: date) -> int:
        """Return how many days ago its latest notice was published."""
        newest = date.fromisoformat(self.newest) if self.newest else self.read_on
        return max((today - newest).days, 0)


def standing(notices: Iterable[NoticeFacts]) -> tuple[NoticeFacts, ...]:
    """Return the notices about one work that still stand, the oldest first.

    A reinstatement itself is not among them. Notices without a date count as older
    than all others; of one day, a reinstatement is the later.
    """
    left: list[NoticeFacts] = []
    for notice in sorted(notices, key=_order):
        if notice.kind is NoticeKind.REINSTATEMENT:
            left = [each for each in left if each.kind not in _TAKEN_BACK]
            continue
        if _lifts(notice):
            left = [each for each in left if each.kind is not NoticeKind.CONCERN]
            if notice.kind is NoticeKind.CONCERN:
                continue
        if notice.kind in RETRACTING:
            left = [each for each in left if each.kind in RETRACTING]
        left.append(notice)
    return _without_weaker(left)


def _order(notice: NoticeFacts) -> tuple[str, bool, int, str]:
    number = int(notice.record) if notice.record.isdecimal() else 0
    back = notice.kind is NoticeKind.REINSTATEMENT
    return notice.dated, back, number, notice.record


def _lifts(notice: NoticeFacts) -> bool:
    return any(reason.casefold() == _LIFTED for reason in notice.reasons)


def _without_weaker(left: list[NoticeFacts]) -> tuple[NoticeFacts, ...]:
    """Leave out what a retraction makes idle even when it was published later."""
    retracted = tuple(notice for notice in left if notice.kind in RETRACTING)
    return retracted or tuple(left)


def kind_words(kind: NoticeKind) -> str:
    """Return a kind as a sentence names it: «expression of concern»."""
    return kind.value.replace("_", " ")
