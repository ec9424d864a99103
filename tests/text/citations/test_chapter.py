"""The real chapter's 62 citations and 84 items against a list made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evidence.bibliography.entries import read_bibliography
from evidence.text.citations.reference import reference_from_entry
from evidence.text.citations.report import citations_report

NEAR = "near"
RESOLVED = "resolved"

GOLD = """
    Hall et al. 2020 > hall2020
    Lehne 2015 > lehne2015 | De Waal 2017 > dewaal2017
    Lewis 2012 > lewis2012
    Dunay 2017 > dunay2017 | Lehne 2015 > lehne2015
    Bitabarova 2018 > bitabarova2018 | Raza 2019 > raza2019 | Hayes 2020 > hayes2020
    Bitabarova 2018 > bitabarova2018 | Liao 2019 > liao2019 \
 | Bohr et al. 2019 > bohr2019
    Kelemen and Turcsányi 2020 > kelemen2020
    Russo and Gawrich (2017) > russo2017
    HRW 2018 > hrw2018 | Amnesty International 2018 > amnesty2018 \
 | Bitabarova 2018 > bitabarova2018 | Raza 2019 > raza2019 | Hayes 2020 > hayes2020
    HRW 2019b > hrw2019b
    Soliev 2019 > soliev2019
    Graham-Harrison 2020 > grahamharrison2020
    Zenz 2020 > zenz2020
    HRW 2019a > hrw2019a
    HRW 2019b > hrw2019b
    Leibold 2020 > leibold2020 | Godbole 2019 > godbole2019
    Ruser 2020 > ruser2020
    Feng 2018 > feng2018
    Maizland 2020 > maizland2020
    Bhattacharji 2012 > bhattacharji2012
    Mazarr et al. 2018 > mazarr2018
    Tao 2017 > tao2017 near
    Mazarr et al. 2018 > mazarr2018
    Wuthnow 2018 > wuthnow2018
    Mazarr et al. 2018, 19 > mazarr2018 @19
    Chen 2019 > chen2019
    Mills 2019 > mills2019 | Liao 2019 > liao2019
    Reuters 2019 > reuters2019
    Alemdaroglu and Tepe 2020 > alemdaroglu2020
    Conley et al. 2020a > conley2020a
    O’Neill 2014 > oneill2014
    Ferchen and Perrera 2019 > ferchen2019 near
    Mattlin and Nojonen 2015, 713 > mattlin2015 @713 | Eurasianet 2018 > eurasianet2018
    Hurley et al. 2018 > hurley2018
    Nurgozhayeva 2020 > nurgozhayeva2020
    Tian 2018, 21 > tian2018 @21 near | Umarov 2020 > umarov2020
    Mattlin and Nojonen 2015 > mattlin2015
    Hayes 2020, 44 > hayes2020 @44
    O’Neill 2014 > oneill2014
    Radio Azattyk 2019 > azattyk2019
    Tian 2018 > tian2018 near | Nurgozhayeva 2020 > nurgozhayeva2020
    Toktomushev 2018 > toktomushev2018
    Kassenova 2017 > kassenova2017 | Toktomushev 2018 > toktomushev2018
    Conley et al. 2020b > conley2020b
    Mazarr et al. 2018 > mazarr2018
    Roza Nurgozhayeva … (2020) > nurgozhayeva2020
    Mills 2019 > mills2019
    De Waal 2017 > dewaal2017 | Dunay 2017 > dunay2017
    Pannier 2020 > pannier2020
    Mazarr et al. 2018 > mazarr2018 | Lewis 2012 > lewis2012
    Russo and Gawrich 2017 > russo2017
    Lewis 2012 > lewis2012
    Ambrosio 2008 > ambrosio2008 | Russo and Gawrich 2017 > russo2017
    Brandt and Schafer 2020 > brandt2020
    Zhu 2020 > zhu2020
    Brandt and Schafer 2020 > brandt2020
    RFERL 2019 > rferl2019
    The Guardian 2020 > guardian2020
    Dirks and Cook 2020 > dirks2020
    Yau 2019a > yau2019a | b > yau2019b
    Gramer et al. 2020 > gramer2020
    Jardine 2019 > jardine2019 | Yau 2019a > yau2019a | b > yau2019b
"""
"""A line is a citation: «item > key @locator near», items divided by a bar.

«Gawrich in this volume» has neither year nor title and is no item.
"""


def gold() -> list[list[tuple[str, str, str | None, str]]]:
    """Return (text, key, locator, status) for each item of each citation."""
    return [
        [_item(written) for written in line.split("|")]
        for line in GOLD.strip().splitlines()
    ]


def _item(written: str) -> tuple[str, str, str | None, str]:
    text, _, answer = written.strip().partition(" > ")
    key, *more = answer.split()
    locators = [word[1:] for word in more if word.startswith("@")]
    status = NEAR if NEAR in more else RESOLVED
    return text, key, locators[0] if locators else None, status


@pytest.fixture(scope="module")
def text(shared_chapter: Path) -> str:
    return (shared_chapter / "chapter.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def report(shared_chapter: Path, text: str) -> dict[str, Any]:
    bibliography = read_bibliography(shared_chapter / "chapter.bib")
    return citations_report(
        text, [reference_from_entry(entry) for entry in bibliography.entries]
    )


def test_the_list_has_62_citations_and_84_items() -> None:
    assert (len(gold()), sum(map(len, gold()))) == (62, 84)


def test_every_item_is_found_and_answered_as_a_reader_would(
    report: dict[str, Any],
) -> None:
    found = [
        [
            (_short(item["text"]), item["key"], item["locator"], item["status"])
            for item in citation["items"]
        ]
        for citation in report["citations"]
    ]

    assert found == gold()


def _short(text: str) -> str:
    """Leave out the words between a distant name and its year."""
    return (
        f"{' '.join(text.split()[:2]).rstrip(',')} … (2020)" if len(text) > 40 else text
    )


def test_what_is_near_is_shown_with_its_candidate(report: dict[str, Any]) -> None:
    items = [item for citation in report["citations"] for item in citation["items"]]

    assert [
        (item["text"], item["candidates"]) for item in items if item["status"] == NEAR
    ] == [
        ("Tao 2017", ["tao2017"]),
        ("Ferchen and Perrera 2019", ["ferchen2019"]),
        ("Tian 2018, 21", ["tian2018"]),
        ("Tian 2018", ["tian2018"]),
    ]


def test_every_offset_holds_its_text(report: dict[str, Any], text: str) -> None:
    placed = [
        thing
        for citation in report["citations"]
        for thing in (citation, *citation["items"])
    ]

    assert [text[t["start"] : t["end"]] for t in placed] == [t["text"] for t in placed]
