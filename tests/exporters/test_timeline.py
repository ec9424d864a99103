"""A timeline is an accessible picture, the same whenever and wherever it is drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evidence.exporters.measures import Measure, MeasureValue, Stated
from evidence.exporters.time_scale import Scale, ticks
from evidence.exporters.timeline import draw_timeline
from evidence.exporters.timeline_marks import make_spots

SVG = "{http://www.w3.org/2000/svg}"
OWN = MeasureValue(
    stated=Stated.CLAIM,
    name="labourers",
    claim="labourers",
    figure="about 50,000 people",
    value=Decimal(50000),
    low=Decimal(45000),
    high=Decimal(55000),
    opens=0,
    as_of="2019",
    earliest=date(2019, 1, 1),
    latest=date(2019, 12, 31),
    confidence="very low",
)
GIVEN = replace(
    OWN,
    stated=Stated.EVIDENCE,
    name="xu2020",
    figure="more than 80,000 people",
    value=Decimal(80000),
    low=Decimal(80000),
    high=Decimal(80000),
    opens=1,
    as_of="2020-03/..",
    earliest=date(2020, 3, 1),
    latest=None,
    confidence="unseen",
)
UNDATED = replace(
    GIVEN, name="hall2020", figure="80,000 people", as_of="", earliest=None
)
MEASURE = Measure("labour: people", "people", (OWN, GIVEN, UNDATED))


def test_the_picture_says_in_text_what_it_shows() -> None:
    root = ET.fromstring(draw_timeline([MEASURE]))

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, desc = root[0], root[1]
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (title.tag, title.text) == (
        f"{SVG}title",
        "Values over time: labour: people",
    )
    assert (desc.tag, (desc.text or "").splitlines()) == (
        f"{SVG}desc",
        [
            "labour: people",
            "1. about 50,000 people, 2019: labourers (claim) (very low)",
            "2. more than 80,000 people, 2020-03/..: xu2020 (source, not seen)",
            "3. 80,000 people, undated: not drawn: hall2020 (source, not seen)",
        ],
    )


def test_the_same_values_are_the_same_bytes_without_date_or_font() -> None:
    drawn = draw_timeline([MEASURE])

    assert drawn == draw_timeline([MEASURE])
    assert "<dc:date" not in drawn
    assert "<text" not in drawn
    assert "font-family" not in drawn


def test_names_are_escaped_and_dollars_are_no_formula() -> None:
    odd = replace(OWN, name="<b>&$x$", figure="$\\frac{1")
    root = ET.fromstring(draw_timeline([Measure("a < b", "", (odd,))]))
    assert "<b>&$x$ (claim)" in (root[1].text or "")


def test_letters_that_no_font_has_are_in_the_description_all_the_same() -> None:
    odd = replace(OWN, name="\U0010fffd")
    root = ET.fromstring(draw_timeline([Measure("tea", "", (odd,))]))
    assert "\U0010fffd (claim)" in (root[1].text or "")


def test_marks_on_one_spot_stand_side_by_side() -> None:
    scale = Scale(0.0, 10_000.0, 0.0, 1.0)
    here = replace(OWN, value=Decimal(1))
    days = [spot.at for spot in make_spots([here, here, here], scale)]
    middle = (date(2019, 1, 1).toordinal() + date(2019, 12, 31).toordinal()) / 2
    assert days[1] == middle
    assert days[0] < middle < days[2]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2012, 3, 1), date(2022, 3, 1), ["2014", "2016", "2018", "2020", "2022"]),
        (
            date(2020, 1, 5),
            date(2020, 12, 5),
            ["2020-03", "2020-05", "2020-07", "2020-09", "2020-11"],
        ),
        (
            date(2020, 1, 1),
            date(2020, 1, 11),
            ["2020-01-01", "2020-01-03", "2020-01-05", "2020-01-07", "2020-01-09"],
        ),
    ],
)
def test_the_line_of_time_has_round_days(
    first: date, last: date, words: list[str]
) -> None:
    scale = Scale(float(first.toordinal()), float(last.toordinal()), 0.0, 1.0)
    assert [shown for _, shown in ticks(scale)] == words
