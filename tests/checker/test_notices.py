"""What of several notices about one work still stands."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from evidence.checker.coverage import notices_not_read
from evidence.checker.notices import NoticeFacts, NoticeTable, standing
from evidence.models.vocabulary import NoticeKind
from tests.checker.notice_factory import make_notice

RETRACTION = make_notice(NoticeKind.RETRACTION, "2020-01-02", record="1")
CONCERN = make_notice(NoticeKind.CONCERN, "2019-01-02", record="2")
CORRECTION = make_notice(NoticeKind.CORRECTION, "2018-06-01", record="3")
BACK = make_notice(NoticeKind.REINSTATEMENT, "2021-01-02", record="4")
PARTIAL = make_notice(NoticeKind.PARTIAL_RETRACTION, "2019-06-01", record="5")
AGAIN = make_notice(NoticeKind.RETRACTION, "2022-01-02", record="6")
LIFTED = make_notice(
    NoticeKind.CORRECTION, "2019-09-01", record="7", reasons=("EOC Lifted",)
)
UNDATED = make_notice(NoticeKind.RETRACTION, "", record="8")
LATE = make_notice(NoticeKind.CORRECTION, "2023-01-02", record="9")
SAME_DAY = make_notice(NoticeKind.REINSTATEMENT, "2020-01-02", record="10")


@pytest.mark.parametrize(
    ("notices", "left"),
    [
        ((), ()),
        ((RETRACTION,), (RETRACTION,)),
        ((CORRECTION, CONCERN), (CORRECTION, CONCERN)),
        ((CORRECTION, CONCERN, RETRACTION), (RETRACTION,)),
        ((RETRACTION, LATE), (RETRACTION,)),
        ((RETRACTION, BACK), ()),
        ((CORRECTION, CONCERN, RETRACTION, BACK), ()),
        ((CONCERN, BACK), ()),
        ((PARTIAL, BACK), ()),
        ((CORRECTION, BACK), (CORRECTION,)),
        ((RETRACTION, BACK, AGAIN), (AGAIN,)),
        ((RETRACTION, BACK, LATE), (LATE,)),
        ((RETRACTION, SAME_DAY), ()),
        ((UNDATED, BACK), ()),
        ((CONCERN, LIFTED), (LIFTED,)),
        ((CORRECTION, PARTIAL), (CORRECTION, PARTIAL)),
    ],
)
def test_the_newest_state_counts(
    notices: tuple[NoticeFacts, ...], left: tuple[NoticeFacts, ...]
) -> None:
    for order in permutations(notices):
        assert standing(order) == left


def test_a_concern_that_only_says_it_is_lifted_does_not_stand() -> None:
    lifted = make_notice(
        NoticeKind.CONCERN, "2019-09-01", record="7", reasons=("EOC Lifted",)
    )
    assert standing([CONCERN, lifted]) == ()


def table(newest: str) -> NoticeTable:
    return NoticeTable("retraction-watch", "rw.csv", newest, date(2026, 11, 1))


def test_a_tables_age_is_that_of_its_latest_notice() -> None:
    today = date(2026, 11, 23)
    assert table("2026-11-01").age(today) == 22
    assert table("").age(today) == 22
    assert table("2027-01-01").age(today) == 0


def test_a_run_tells_that_no_table_or_an_old_one_was_read() -> None:
    today = date(2026, 11, 23)
    (none,) = notices_not_read((), today)
    assert none == (
        "whether a source was retracted or corrected: no table of notices was read "
        "(evidence notices update FILE.csv)"
    )
    assert notices_not_read((table("2026-08-25"),), today) == ()
    (old,) = notices_not_read((table("2026-08-24"),), today)
    assert old == (
        "whether a source was retracted or corrected in the last 91 days: the table of "
        "notices ends on 2026-08-24"
    )
