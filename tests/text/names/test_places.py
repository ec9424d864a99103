"""Places are found where a text says that they are such, and no others."""

from __future__ import annotations

from importlib.resources import files

import pytest

from evidence.text.names.places import places_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in Kabul on 15 August.", ["Kabul"]),
        ("It was signed near Vienna.", ["Vienna"]),
        ("Protests in Almaty and Shymkent went on.", ["Almaty", "Shymkent"]),
        ("Mosques in Urumqi were closed.", ["Ürümqi"]),
        ("It has offices in London and Germany.", ["London"]),
        ("He was the mayor of Osh for years.", []),  # three letters are a word
        ("She lives in New York City now.", ["New York City"]),
        ("A terminal outside Gwadar is planned.", ["Gwadar"]),
        ("People in southern Xinjiang are watched.", ["Xinjiang"]),
        ("The Xinjiang Uyghur Autonomous Region.", ["Xinjiang"]),
        ("Southern Xinjiang has camps.", ["Xinjiang"]),
        ("Tibet’s budget for security grew.", ["Tibet"]),
        ("Spending in Xizang grew.", ["Tibet"]),
    ],
)
def test_places_are_found(text: str, found: list[str]) -> None:
    assert list(places_in(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "It is told in Hamilton and Smith (2019).",
        "As in Jackson et al. 2020, the share fell.",
        "That was agreed (in Paris 1990, and later).",
        "They differ in Harlem Désir’s mandate.",
        "The Charter of Paris for a New Europe stands.",
        "Beijing expects more; Washington disagrees.",
        "in Beijing’s view",
        "the Shanghai Cooperation Organisation",
        "a Toyota Land Cruiser",
        "Scotland Yard looked into it.",
        "Jimmy Wales founded it in New South Wales.",
        "Wolfsburg-Hamilton rules hold in theory.",
        "she was reading in most of march",
        "interest in reading",
    ],
)
def test_what_may_be_something_else_is_no_place(text: str) -> None:
    assert list(places_in(text)) == []


def test_who_is_known_as_a_person_is_no_place() -> None:
    assert list(places_in("It is said in Lincoln that it fell.")) == ["Lincoln"]
    assert list(places_in("It is said in Lincoln that it fell.", {"Lincoln"})) == []


def test_the_table_names_its_source_and_licence() -> None:
    text = files("evidence.text.names").joinpath("places.tsv").read_text("utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]

    assert "CC BY 4.0" in "".join(head)
    assert "GeoNames" in "".join(head)
    rows = [line.split("\t") for line in text.splitlines() if line[0] != "#"]
    assert len(rows) > 5_000
    assert all(len(row) == 2 and all(row) for row in rows)
