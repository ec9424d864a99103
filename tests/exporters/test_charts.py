from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evidence.exporters.base import Brief, Chart, ChartPoint
from evidence.exporters.charts import COLUMN, cut_to, draw_chart


@pytest.fixture
def chart(make_brief: Callable[..., Brief]) -> Chart:
    return make_brief(1).cards[0].charts[0]


def test_the_same_chart_is_the_same_bytes(chart: Chart) -> None:
    assert draw_chart(chart) == draw_chart(chart)


def test_a_chart_is_svg_without_date_script_or_address(chart: Chart) -> None:
    drawn = draw_chart(chart)

    root = ET.fromstring(drawn)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "<script" not in drawn
    assert "<dc:date" not in drawn
    assert "href" not in drawn


def test_what_is_drawn_alike_is_one_path(chart: Chart) -> None:
    points = tuple(
        replace(chart.points[1], label=f"Source {at}", note=str(40 + at))
        for at in range(20)
    )

    drawn = draw_chart(replace(chart, points=(chart.points[0], *points)))

    assert drawn.count("<path ") <= 12
    assert drawn.count("<text ") == 2 * 21 + drawn.count('font-size="6.8"')
    assert "<g" not in drawn


def test_words_of_a_chart_are_words_in_the_order_of_the_rows(chart: Chart) -> None:
    points = (
        replace(chart.points[0], label="This claim", note="51"),
        replace(chart.points[1], label="Office & Harbour <1>", note="~58"),
        replace(chart.points[1], label="王秀英", note="Παππά, Ковальчук"),
    )

    root = ET.fromstring(draw_chart(replace(chart, points=points, unit="vessels")))

    words = [
        (each.text, each.get("font-weight", "normal"))
        for each in root.iter("{http://www.w3.org/2000/svg}text")
        if each.get("font-size") == "7.4"
    ]
    assert words == [
        ("This claim", "bold"),
        ("51", "bold"),
        ("Office & Harbour <1>", "normal"),
        ("~58", "normal"),
        ("王秀英", "normal"),
        ("Παππά, Ковальчук", "normal"),
    ]


def test_each_letter_has_its_place(chart: Chart) -> None:
    points = (chart.points[0], replace(chart.points[1], label="Offing", note="AVAV"))

    root = ET.fromstring(draw_chart(replace(chart, points=points)))

    for each in root.iter("{http://www.w3.org/2000/svg}text"):
        places = [float(place) for place in (each.get("x") or "").split()]
        assert len(places) == len(each.text or "")
        assert places == sorted(places)


@pytest.mark.parametrize("label", ["عبد الله 2020", "Tes\u0323t 2020", "שלום"])
def test_letters_that_do_not_stand_one_by_one_are_shapes(
    chart: Chart, label: str
) -> None:
    points = (chart.points[0], replace(chart.points[1], label=label, note="58"))
    plain = (chart.points[0], replace(chart.points[1], label="Name", note="58"))

    drawn = draw_chart(replace(chart, points=points))

    assert label not in drawn
    assert (
        drawn.count("<text ")
        == draw_chart(replace(chart, points=plain)).count("<text ") - 1
    )


@pytest.mark.parametrize("opens", [-1, 1])
def test_the_arrow_of_a_hedged_value_begins_behind_its_mark(
    chart: Chart, opens: int
) -> None:
    hedged = replace(chart.points[1], opens=opens, hedged=True)
    points = (chart.points[0], replace(hedged, opens=0), hedged)

    drawn = draw_chart(replace(chart, points=points))

    assert drawn.index('stroke-width="1.1"') < drawn.rindex('fill="#ffffff"')


def test_days_are_drawn_on_a_scale_of_days() -> None:
    day = Decimal(date(2019, 5, 28).toordinal())
    points = tuple(
        ChartPoint("A", "n", day + at, day + at, 0, hedged=False, own=at == 0)
        for at in range(2)
    )

    assert "2019-05-28" in draw_chart(Chart("date", True, points, "d"))


def test_names_in_five_scripts_are_drawn(chart: Chart) -> None:
    names = ("Lindqvist", "Ковальчук", "Παππά", "王秀英")
    points = tuple(replace(chart.points[0], label=name) for name in names)

    assert draw_chart(replace(chart, points=points)).startswith("<?xml")


def test_a_dollar_sign_is_no_formula(chart: Chart) -> None:
    points = (replace(chart.points[0], label=r"$\frac{1"), chart.points[1])

    assert draw_chart(replace(chart, points=points)).startswith("<?xml")


def test_names_that_the_charts_fonts_lack_are_numbered(chart: Chart) -> None:
    points = (
        chart.points[0],
        replace(chart.points[1], label="\U0010fffd", note="57 \U0010fffd"),
    )
    plain = (
        replace(chart.points[0], label="This claim"),
        replace(chart.points[1], label="value 1", note="57 "),
    )

    drawn = draw_chart(replace(chart, points=points))

    assert drawn == draw_chart(replace(chart, points=plain))


def test_a_chart_has_the_colours_of_the_theme_and_shapes_that_need_none(
    chart: Chart,
) -> None:
    drawn = draw_chart(chart, {"accent": "#7a0c5b", "ink": "#202020"})

    assert "#7a0c5b" in drawn
    assert "#1d4a73" not in drawn
    assert "#1b1e23" not in drawn
    plain = draw_chart(chart)
    for own, given in (("#7a0c5b", "#1d4a73"), ("#202020", "#1b1e23")):
        drawn = drawn.replace(own, given)
    shapes = re.compile(r' id="[^"]*"|#m\w+|#\w{6,}')
    assert shapes.sub("", drawn) == shapes.sub("", plain)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("1,000,000 to 3,000,000", "1,000,000 to 3,000,000"),
        ("Lock Quarterly of the Canal Board", "Lock Quarterly of the C…"),
        ("国家统计局国家统计局", "国家统计局国家统计局"),
        ("国家统计局国家统计局国家统计局", "国家统计局国家统计局国…"),
        ("", ""),
    ],
)
def test_words_are_cut_by_their_width(text: str, cut: str) -> None:
    assert cut_to(text, COLUMN) == cut


def test_words_of_a_chart_are_set_in_a_themes_type_first(chart: Chart) -> None:
    drawn = draw_chart(chart, font="DejaVu Serif")

    assert "font-family=\"'DejaVu Serif', 'Noto Sans', " in drawn
    assert drawn != draw_chart(chart).replace(
        'font-family="', "font-family=\"'DejaVu Serif', "
    )


def test_a_themes_type_that_is_not_installed_changes_no_place(chart: Chart) -> None:
    drawn = draw_chart(chart, font="No Such Type")

    assert drawn == draw_chart(chart).replace(
        'font-family="', "font-family=\"'No Such Type', "
    )
