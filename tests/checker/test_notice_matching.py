"""Which notices are about which work."""

from __future__ import annotations

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.checker.notice_matching import NoticeIndex, Work, is_about, work_of
from evidence.checker.notices import NoticeFacts
from tests.checker.notice_factory import TITLE, make_notice


def work(
    title: str = TITLE, issued: str = "2018", container: str = "", **fields: str
) -> Work:
    date = parse_edtf(issued) if issued else None
    return work_of(fields.items(), title, container, date)


NO_DOI = make_notice(doi="")


@pytest.mark.parametrize(
    ("notice", "entry"),
    [
        (make_notice(), work("Else", doi="10.1000/WORK")),
        (make_notice(), work("Else", doi="https://doi.org/10.1000/work")),
        (make_notice(), work("Else", url="https://doi.org/10.1000/work")),
        (make_notice(pmid="77"), work("Else", pmid="77")),
        (make_notice(pmid="77"), work("Else", pmid="PMID: 0077")),
        (make_notice(pmid="77"), work("Else", eprint="77", eprinttype="pubmed")),
        (make_notice(pmid="77"), work("Else", pmid="77", doi="10.1000/typo")),
        (make_notice(), work()),
        (make_notice(), work(f"RETRACTED: {TITLE}")),
        (make_notice(), work(TITLE.upper(), "2019-12-01")),
        (make_notice(), work(issued="2017")),
        (NO_DOI, work(doi="10.1000/work")),
        (make_notice(), work(container="J. Daily Stud.")),
        (make_notice(), work(container="The Journal of Daily Studies")),
        (make_notice(), work(container="JDS")),
        (make_notice(title="Removal of arsenic"), work("Else", doi="10.1000/work")),
    ],
)
def test_a_notice_is_about_the_work(notice: NoticeFacts, entry: Work) -> None:
    assert is_about(notice, entry)
    assert NoticeIndex([notice]).about(entry) == (notice,)


@pytest.mark.parametrize(
    ("notice", "entry"),
    [
        (make_notice(), work(doi="10.1000/other")),
        (make_notice(pmid="77"), work(pmid="78")),
        (make_notice(), work("Else", doi="10.1000/notice")),
        (make_notice(), work(f"Erratum to: {TITLE}", doi="10.1000/work")),
        (make_notice(), work("Retraction", doi="10.1000/work")),
        (make_notice(), work(f"Retraction of: {TITLE}")),
        (make_notice(), work(issued="")),
        (make_notice(), work(issued="2016")),
        (make_notice(), work(issued="2020")),
        (make_notice(year=0), work()),
        (make_notice(), work(container="Nature")),
        (make_notice(title="Introduction"), work("Introduction")),
        (make_notice(title="An Essay on Man"), work("An Essay on Man")),
        (make_notice(doi="", title=""), work("")),
        (make_notice(), work("Else", eprint="77", eprinttype="arxiv")),
    ],
)
def test_a_notice_is_not_about_another_work(notice: NoticeFacts, entry: Work) -> None:
    assert not is_about(notice, entry)
    assert NoticeIndex([notice]).about(entry) == ()


def test_a_notice_that_is_found_in_several_ways_comes_once() -> None:
    notice = make_notice(pmid="77")
    found = NoticeIndex([notice]).about(work(doi="10.1000/work", pmid="77"))
    assert found == (notice,)
