"""A newer figure takes an older one's place in the sentence's style, or not at all."""

from __future__ import annotations

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.text.document import Span
from evidence.text.figures import parse_figure
from evidence.text.restating import CannotRestate, restate


@pytest.mark.parametrize(
    ("sentence", "old", "new", "restated"),
    [
        (
            "It speaks of 54 participating States.",
            "54 participating States @2020",
            "57 participating States @2024-07",
            "It speaks of 57 participating States (as of July 2024).",
        ),
        (
            "Here five of six member states of the SCO are in both.",
            "5 of 6 member states @2020",
            "6 of 10 member states @2024-07-04/..",
            "Here six of ten member states of the SCO (since 4 July 2024) are in both.",
        ),
        (
            "Thirty-five states took its side.",
            "35 states",
            "44 states",
            "Forty-four states took its side.",
        ),
        (
            "Thirty-five states took its side.",
            "35 states",
            ">=144 states",
            "At least one hundred and forty-four states took its side.",
        ),
        (
            "Around 50,000 people were moved.",
            "~50000 people",
            "80000 people",
            "80,000 people were moved.",
        ),
        (
            "They found 50,000 people.",
            "50000 people",
            ">1.2 million people",
            "They found more than 1.2 million people.",
        ),
        (
            "More than a million people were there.",
            ">1 million people",
            ">1.5 million people",
            "More than 1.5 million people were there.",
        ),
        (
            "There, about 12.5 per cent of them left.",
            "12.5%",
            "~13.25%",
            "There, about 13.25 per cent of them left.",
        ),
        (
            "There, over half of the states left.",
            ">50%",
            ">62%",
            "There, over 62% of the states left.",
        ),
        (
            "Spending grew tenfold.",
            "10 times",
            "12 times",
            "Spending grew twelvefold.",
        ),
        (
            "All aged between 12 and 65 years.",
            "12..65 years",
            "14..70 years",
            "All aged between 14 and 70 years.",
        ),
        (
            "All aged between 12 and 65 years.",
            "12..65 years",
            "14 years",
            "All aged 14 years.",
        ),
        (
            "Some five countries joined.",
            "~5 countries",
            "7..9 countries",
            "Seven to nine countries joined.",
        ),
        (
            "As of July 2019, 22 states had signed.",
            "22 states @2019-07",
            "39 states @2020-10",
            "As of October 2020, 39 states had signed.",
        ),
        (
            "It cost $50 billion.",
            "50 billion $",
            "63.2 billion $",
            "It cost $63.2 billion.",
        ),
        ("It cost €1.234.567.", "1234567 €", "2345678 €", "It cost €2.345.678."),
        (
            "It has 1 234 567 people.",
            "1234567 people",
            "2345678 people",
            "It has 2 345 678 people.",
        ),
        (
            "It has 2500 cows.",
            "2500 cows",
            "2600 cows",
            "It has 2600 cows.",
        ),
        (
            "It has 900 cows, 3’400 hens.",
            "900 cows",
            "1900 cows",
            "It has 1’900 cows, 3’400 hens.",
        ),
        (
            "It was set up in 2003.",
            "on 2003",
            "on 2001",
            "It was set up in 2001.",
        ),
    ],
)
def test_the_newer_figure_is_written_as_the_older_one(
    sentence: str, old: str, new: str, restated: str
) -> None:
    made = restate(sentence, parse_figure(old), parse_figure(new))
    assert made.text == restated


def test_the_date_since_when_it_holds_is_used_where_the_figure_has_none() -> None:
    made = restate(
        "On July 4, 2020 it began. It has 6 members.",
        parse_figure("6 members"),
        parse_figure("10 members"),
        as_of=parse_edtf("2024-07-04"),
    )
    assert made.text == (
        "On July 4, 2020 it began. It has 10 members (as of July 4, 2024)."
    )
    assert [tuple(each) for each in made.splices] == [
        (33, "6", "10"),
        (42, "", " (as of July 4, 2024)"),
    ]


def test_of_two_places_the_claims_own_is_meant() -> None:
    sentence = "Of 54 states, 3 objected; the 54 states met."
    old, new = parse_figure("54 states"), parse_figure("57 states")
    made = restate(sentence, old, new, claim=Span(26, 44))
    assert made.text == "Of 54 states, 3 objected; the 57 states met."
    with pytest.raises(CannotRestate, match="more than once"):
        restate(sentence, old, new)


@pytest.mark.parametrize(
    ("sentence", "old", "new", "why"),
    [
        ("It has members.", "6 members", "7 members", "words are not found"),
        ("It has 6 vacant posts.", "6 posts", "0 posts", "is zero"),
        ("It has 1 member.", "1 member", "2 members", "unit's number changes"),
        ("It has 6 km of road.", "6 km", "7 miles", "another unit"),
        ("It has 6 members.", "6 members", "5 of 9 members", "of how many"),
        ("It is 6 members.", "6 members", "on 2019", "one figure is a date"),
        ("It rose in 2003.", "on 2003", "on 2001-06-15", "less exact"),
        ("It is twice as big.", "2 times", "3 times", "word of its own"),
        ("It has 380 sites or more.", ">=380 sites", "400 sites", "stand behind it"),
        (
            "In July 2019, 22 states signed.",
            "22 states @2019-07",
            "39 states @2020-10",
            "tells of July 2019",
        ),
        (
            "Thirty-five states took its side at the Council's 41st session.",
            "35 states",
            "62 states @2021-10",
            "tells of the 41st session",
        ),
        (
            "At the Twenty-first Party Congress 22 states spoke.",
            "22 states",
            "39 states @2020",
            "tells of the Twenty-first Party Congress",
        ),
        (
            "As of 2019, 22 states and 3 firms signed.",
            "22 states @2019",
            "39 states @2020",
            "for it alone",
        ),
        (
            "Aged between 12 and 65 years.",
            "12..65 years",
            ">14 years",
            "no room",
        ),
    ],
)
def test_nothing_is_proposed_where_something_is_open(
    sentence: str, old: str, new: str, why: str
) -> None:
    with pytest.raises(CannotRestate, match=why):
        restate(sentence, parse_figure(old), parse_figure(new))
