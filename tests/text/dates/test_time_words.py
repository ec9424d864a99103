"""Words of relative time: found, resolved, and told from their look-alikes."""

from __future__ import annotations

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.text.dates.time_words import time_words
from evidence.text.document import Span


def told(text: str, dated: str = "2021-04") -> list[tuple[str, str]]:
    """Return each word and what it meant in a text of *dated*."""
    when = parse_edtf(dated)
    return [(word.text, str(word.meant(when))) for word in time_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The OSCE currently has 57 participating States.", [("currently", "2021-04")]),
        ("Fighting now continues in Afghanistan.", [("now", "2021-04")]),
        (
            "Nursultan Nazarbayev, now the former President, gave an interview.",
            [("now", "2021-04")],
        ),
        ("The group has 57 members today.", [("today", "2021-04")]),
        ("Today’s membership is larger.", [("Today", "2021-04")]),
        ("At present no State objects.", [("At present", "2021-04")]),
        ("To date no study has examined the link.", [("To date", "../2021-04")]),
        ("No study had so far examined the link.", [("so far", "../2021-04")]),
        ("So far nobody has answered.", [("So far", "../2021-04")]),
        ("Attacks have recently become rarer.", [("recently", "../2021-04")]),
        (
            "The population has fallen in recent years.",
            [("in recent years", "../2021-04")],
        ),
        ("A recent report counts 380 facilities.", [("recent", "../2021-04")]),
        ("Last year the number doubled.", [("Last year", "2020")]),
        ("The number doubled last month.", [("last month", "2021-03")]),
        ("It fell this year.", [("this year", "2021")]),
        ("The vote is due next year.", [("next year", "2022")]),
        (
            "Spending has grown tenfold within the past decade.",
            [("within the past decade", "2011/2021")],
        ),
        ("In the past decade spending grew.", [("In the past decade", "2011/2021")]),
        (
            "Over the last five years trade doubled.",
            [("Over the last five years", "2016/2021")],
        ),
        (
            "The OSCE has been troubled for more than two decades.",
            [("for more than two decades", "2001/2021")],
        ),
        (
            "For more than two decades the OSCE has been troubled.",
            [("For more than two decades", "2001/2021")],
        ),
        ("He left two years ago.", [("two years ago", "2019")]),
        (
            "It has stood there since ten years ago.",
            [("since ten years ago", "2011/2021")],
        ),
        ("The project is ongoing.", [("ongoing", "2021-04")]),
        ("The upcoming election will decide.", [("upcoming", "2021-04/..")]),
        ("The law will soon enter into force.", [("soon", "2021-04/..")]),
        ("The newly elected president spoke.", [("newly", "../2021-04")]),
        ("The country is still at war.", [("still", "2021-04")]),
        ("The camp still holds people.", [("still", "2021-04")]),
        ("Turkey has not yet signed.", [("not yet", "../2021-04")]),
        ("Turkmenistan has yet to decide.", [("has yet to", "../2021-04")]),
        (
            "In the next two years exports will rise.",
            [("In the next two years", "2021/2023")],
        ),
        ("The new government promises reform.", [("new", "../2021-04")]),
        ("Prices have risen lately.", [("lately", "../2021-04")]),
        ("The current chair is Poland.", [("current", "2021-04")]),
        ("Nowadays few remember it.", [("Nowadays", "2021-04")]),
        (
            "They have lived there for 20 years now.",
            [("for 20 years now", "2001/2021")],
        ),
        (
            "In the latest year alone 61 facilities were put up.",
            [("In the latest year", "2020/2021")],
        ),
        ("The past year saw three coups.", [("The past year", "2020/2021")]),
        (
            "At the time of writing talks continue.",
            [("At the time of writing", "2021-04")],
        ),
        (
            "In the coming years more will follow.",
            [("In the coming years", "2021-04/..")],
        ),
        ("A few years ago the plan was dropped.", [("A few years ago", "../2021-04")]),
        ("The matter is of interest these days.", [("these days", "2021-04")]),
        ("The decision fell yesterday.", [("yesterday", "2021-03-31/2021-04-29")]),
        (
            "Over the past twenty-five years it grew.",
            [("Over the past twenty-five years", "1996/2021")],
        ),
        ("Until recently no one knew.", [("Until recently", "../2021-04")]),
        (
            "The committee meets again next week.",
            [("next week", "2021-04-05/2021-05-09")],
        ),
        (
            "The party has been in power for nearly three decades.",
            [("for nearly three decades", "1991/2021")],
        ),
        (
            "He has served since fifteen years ago.",
            [("since fifteen years ago", "2006/2021")],
        ),
        (
            "Exports will grow over the next ten years.",
            [("over the next ten years", "2021/2031")],
        ),
        (
            "Trade has doubled during the last half a dozen years.",
            [("during the last half a dozen years", "2015/2021")],
        ),
        ("The state, which is now bankrupt, owes two billion.", [("now", "2021-04")]),
        ("The plan has not been carried out as yet.", [("as yet", "../2021-04")]),
        (
            "More than 170 Chinese diplomats are online now, using accounts.",
            [("now", "2021-04")],
        ),
        (
            "Russia continues to block it as things stand.",
            [("as things stand", "2021-04")],
        ),
        ("The presidency lapses tomorrow.", [("tomorrow", "2021-04-02/2021-05-01")]),
        (
            "In this decade the network will be finished.",
            [("this decade", "2020/2029")],
        ),
    ],
)
def test_a_relative_time_is_found_with_what_it_meant_in_april_2021(
    text: str, words: list[tuple[str, str]]
) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The current account deficit grew.",
        "He paints still life.",
        "Now that the war is over, trade resumes.",
        "Now, let us turn to the figures.",
        "The film Apocalypse Now won.",
        "He was still young in 1990.",
        "It was now clear that talks had failed.",
        "Every now and then a ship passes.",
        "The method is used to date the rocks.",
        "Records to date back to 1900 are rare.",
        "The register is kept up to date.",
        "In the last year of the war he fled.",
        "The last two years of his life were hard.",
        "A port was given up on a lease of 99 years.",
        "The port has been leased for 99 years.",
        "He was jailed for ten years.",
        "As soon as the vote ended they left.",
        "The government soon fell.",
        "He soon returned.",
        "So far as we know nothing changed.",
        "“Currently 54 States take part”, it says.",
        "As of 2021 the OSCE currently has 57 States.",
        "It recently, in August 2020, held a vote.",
        "The new edition appeared in 2019.",
        "New York is larger.",
        "USA Today reports it.",
        "The figure is more recent than ours.",
        "The water stood still.",
        "In July 2020 the crisis began.",
        "The last chapter is short.",
        "Ocean currents carry it.",
        "The direct current line was cut.",
        "In 2016 the plan was given up.",
        "Spending rose in the past decade (2007–2017).",
        "The next year they returned.",
        "The previous decade was calmer.",
        "At that time a million people were held.",
        "The lease runs for 25 years.",
        "Better still, they agreed.",
        "He had recently resigned.",
        "The minister now turned to Russia.",
        "It goes back long ago.",
        "They signed the treaty in 1999.",
        "Soon after the vote it rained.",
        "The present study looks at 2010.",
        "The present value of the debt is low.",
        "He holds a current of opinion.",
        "The show Today was cancelled.",
        "The newly built since 2017 are 380.",
        "They had soon forgotten it.",
        "He kept still while they spoke.",
        "The current of the river is strong.",
        "The report of last March 2019 is missing.",
        "In the last weeks of his life he wrote it.",
        "The now closed plant stood there until 1990, as of 2019.",
        "The minister was then still a student.",
        "He won for the first time in 2008.",
        "It has been leased for 25 years to a Chinese firm.",
        "The treaty is valid for ten years.",
        "It is not only the largest but the oldest.",
        "“Recently” is a word that ages.",
        "The town’s own newspaper, The Current, closed.",
        "The lease has been extended for ten years.",
    ],
)
def test_what_is_no_relative_time_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "dated", "meant"),
    [
        ("It fell last month.", "2021", "2020-12/2021-11"),
        ("It fell last month.", "2021-01-15", "2020-12"),
        ("It fell last week.", "2021-04-14", "2021-04-05/2021-04-11"),
        ("It fell yesterday.", "2021-03-01", "2021-02-28"),
        ("It fell last year.", "2020/2021", "2019/2020"),
        ("It fell this year.", "2021~", "2021"),
        ("It is larger now.", "2021~", "2021"),
        ("It fell in the past six months.", "2021-02", "2020-08/2021-02"),
        ("It fell in the past decade.", "2021", "2011/2021"),
        ("It fell in the last century.", "2021", "1901/2000"),
        ("It opened three months ago.", "2021-05-31", "2021-02"),
        ("It will grow in the next two years.", "2021", "2021/2023"),
        ("It will soon grow.", "2019/2021", "2019/.."),
        ("To date it has grown.", "2019/2021", "../2021"),
        ("It fell this decade.", "2021", "2020/2029"),
    ],
)
def test_a_time_is_as_exact_as_the_date_of_the_text(
    text: str, dated: str, meant: str
) -> None:
    assert [when for _, when in told(text, dated)] == [meant]


@pytest.mark.parametrize("dated", ["2021/..", "../2021"])
def test_in_a_text_without_an_end_to_its_date_nothing_is_resolved(dated: str) -> None:
    assert told("It fell last year.", dated) == [("last year", "None")]


def test_beyond_the_calendar_nothing_is_resolved() -> None:
    assert told("It fell two centuries ago.", "0100") == [("two centuries ago", "None")]


def test_a_citation_is_not_the_texts_own() -> None:
    text = "The OSCE has 57 members (Osce Today, now 3)."
    span = Span(text.index("Osce"), text.index(")"))
    assert time_words(text, cited=[span]) == ()
    assert len(time_words(text)) == 1


def test_a_word_has_its_place() -> None:
    text = "The OSCE currently has 57 members."
    [word] = time_words(text)
    assert text[word.start : word.end] == "currently"


@pytest.mark.parametrize(
    "text",
    [
        "has " * 20_000,
        "for two years " * 5_000,
        "now " * 20_000,
        "“" * 50_000,
        "the last two " * 8_000,
    ],
)
def test_a_long_text_of_such_words_ends(text: str) -> None:
    assert isinstance(time_words(text), tuple)
