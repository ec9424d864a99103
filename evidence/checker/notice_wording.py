"""What a finding says of a notice, the same for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.notices import NoticeFacts
from evidence.checker.rule import Context, Draft
from evidence.checker.wording import listed


def notice_drafts(
    subject: SourceFacts,
    notices: Sequence[NoticeFacts],
    context: Context,
    *,
    what: str,
    severity: Severity,
) -> Iterable[Draft]:
    """Yield one draft for *notices* of one kind about *subject*, the newest leading.

    *what* is the predicate: ``was retracted``. A source that nothing cites and no claim
    is tied to gets a note instead of *severity*.
    """
    if not notices:
        return
    *earlier, newest = notices
    names = {subject.name, *subject.aliases}
    used = not (names.isdisjoint(context.cited) and names.isdisjoint(context.tied))
    yield Draft(
        f"{subject.name} {what}{_when(newest)}{_why(newest)} ({_where(newest)})",
        hint=f"evidence impact {subject.name} lists what rests on it; if it is meant: "
        f"evidence notices acknowledge {subject.name} --reason WORDS --until DAY",
        related=tuple(
            f"earlier{_when(notice)}{_why(notice)} ({_where(notice)})"
            for notice in reversed(earlier)
        ),
        severity=severity if used else Severity.NOTE,
    )


def _when(notice: NoticeFacts) -> str:
    return f" on {notice.dated}" if notice.dated else " on an unknown day"


def _why(notice: NoticeFacts) -> str:
    return f": {listed(notice.reasons)}" if notice.reasons else ""


def _where(notice: NoticeFacts) -> str:
    doi = f", notice doi {notice.notice_doi}" if notice.notice_doi else ""
    return f"{notice.dataset} {notice.record}{doi}"
