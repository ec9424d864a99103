"""What laying a brief out may take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from evidence import worker
from evidence.exporters.passage_line import Crop, PassageLine
from evidence.exporters.pdf_limits import limits_for
from tests.exporters.conftest import MakeBrief


def test_a_brief_of_many_claims_may_take_more(make_brief: MakeBrief) -> None:
    brief = make_brief(1)
    many = replace(brief, cards=brief.cards * 1_000)

    assert limits_for(brief) == worker.Limits(
        wall=242, cpu=60, memory=2_049 << 20, answer=512 << 20
    )
    assert (limits_for(many).cpu, limits_for(many).memory >> 20) == (560, 3_048)


def test_pictures_of_pages_take_time_and_room(make_brief: MakeBrief) -> None:
    brief = make_brief(1)
    (card,) = brief.cards
    crop = Crop(b"png", 100, "A line", "Page 1")
    passage = PassageLine(
        *("", "as counted", "", "", "p. 1", "copy", date(2026, 11, 23), "9f" * 32),
        crops=(crop,) * 8,
    )
    shown = replace(card.evidence[0], passage=passage)
    pictured = replace(brief, cards=(replace(card, evidence=(shown,)),))

    found = limits_for(pictured)
    assert (found.cpu, found.memory >> 20) == (62, 2_081)
