"""What happened on a day is over, and no later day makes it outdated."""

from __future__ import annotations

from datetime import date

import pytest

from evidence.checker.closed_events import is_closed
from tests.factories import make_claim

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("sentence", "figure", "closed"),
    [
        ("In July 2019 22 States signed a letter.", "22 States @2019-07-08", True),
        ("On 8 July 2019, 22 States drew up a letter.", "22 States @2019-07-08", True),
        ("Twenty-two States signed a letter.", "22 States @2019-07-08", False),
        ("In July 2019 it had 22 members.", "22 members @2019-07", False),
        ("It has had 22 members since July 2019.", "22 members @2019-07", False),
        ("In July 2019 they voted; 22 are members.", "22 members @2019-07", False),
        ("In May 2018 twenty-two States signed it.", "22 States @2019-07-08", False),
        ("From 2017 to 2019 they moved 300 people.", "300 people @2017/2019", False),
        ("In July 2019 twenty-two States signed it.", "22 States @2019-07/..", False),
        ("In July 2019 twenty-two States signed it.", "22 States", False),
        ("In July 2027 twenty-two States signed it.", "22 States @2027-07", False),
    ],
)  # fmt: skip
def test_an_event_is_closed_where_its_sentence_tells_it_with_its_day(
    sentence: str, figure: str, *, closed: bool
) -> None:
    claim = make_claim(figures=[figure], quote=sentence)
    assert is_closed(claim, claim.figures[0], DAY, sentence=sentence) is closed
