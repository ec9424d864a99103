"""Notices as tests need them."""

from __future__ import annotations

from evidence.bibliography.agreement.title_key import title_key
from evidence.checker.notices import NoticeFacts
from evidence.models.vocabulary import NoticeKind

TITLE = "Labour, Transfer and the State in Xinjiang"


def make_notice(
    kind: NoticeKind = NoticeKind.RETRACTION,
    dated: str = "2020-01-02",
    *,
    record: str = "1",
    doi: str = "10.1000/work",
    pmid: str = "",
    title: str = TITLE,
    year: int = 2018,
    container: str = "Journal of Daily Studies",
    reasons: tuple[str, ...] = (),
) -> NoticeFacts:
    """Return a retraction of 2020 of an article of 2018."""
    return NoticeFacts(
        dataset="retraction-watch",
        record=record,
        kind=kind,
        dated=dated,
        doi=doi,
        pmid=pmid,
        title=title,
        title_key=title_key(title),
        year=year,
        container=container,
        notice_doi="10.1000/notice",
        reasons=reasons,
    )
