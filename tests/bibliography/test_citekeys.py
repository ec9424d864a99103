"""Keys made from what an entry says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.citekeys import ascii_letters, free_key, make_key
from evidence.bibliography.entries import Entry
from evidence.bibliography.writer import valid_key


def entry(**fields: str) -> Entry:
    return Entry("", "misc", tuple(fields.items()), "", "refs.bib", 1, 1)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        (
            {"author": "Doe, Ann and Roe, Bo", "date": "2020", "title": "The Climate"},
            "doe2020climate",
        ),
        ({"editor": "de la Cruz, José", "year": "1999"}, "cruz1999"),
        ({"author": "Strauß, Jörg", "title": "Über Öl"}, "straussol"),
        ({"author": "{World Health Organization}", "date": "2021~"}, "who2021"),
        ({"institution": "Eurostat", "date": "2017/2019"}, "eurostat2017"),
        (
            {"author": "王, 小明", "date": "2020", "title": "<i>Homo</i> x"},
            "王2020homo",
        ),
        ({"author": "O'Neil, Al", "title": "“Why?”"}, "oneilwhy"),
        ({}, "source"),
    ],
)
def test_a_key_says_who_when_and_what(fields: dict[str, str], key: str) -> None:
    assert make_key(entry(**fields), set()) == key


def test_a_taken_key_gets_a_number() -> None:
    one = entry(author="Doe, Ann", date="2020", title="Oil")

    assert make_key(one, {"doe2020oil", "doe2020oil-2"}) == "doe2020oil-3"


def test_a_key_that_differs_in_case_only_is_taken() -> None:
    assert free_key("Doe2020", {"doe2020"}) == "Doe2020-2"


def test_the_pattern_is_the_houses() -> None:
    one = entry(author="Doe, Ann", date="2020", title="Oil")

    assert make_key(one, (), pattern="{Family}:{shortyear}_{Word}") == "Doe:20_Oil"


@pytest.mark.parametrize("pattern", ["key", "{author}{year}"])
def test_a_pattern_of_other_parts_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="a pattern of citekeys is made of family"):
        make_key(entry(), (), pattern=pattern)


@given(st.text(max_size=30), st.text(max_size=30))
def test_every_key_made_is_a_key(author: str, title: str) -> None:
    assert valid_key(make_key(entry(author=author, title=title, year="2020"), set()))


def test_accents_go_and_other_scripts_stay() -> None:
    assert ascii_letters("Łódź Ærø Þór 漢字") == "Lodz Aero Thor 漢字"
