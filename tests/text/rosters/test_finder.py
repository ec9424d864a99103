"""Lists of named members in prose, in items and in tables."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.rosters.finder import rosters_in
from evidence.text.rosters.report import rosters_report


def told(text: str) -> list[tuple[list[str], int | None, bool]]:
    return [
        ([member["name"] for member in one["members"]], one["count"], one["complete"])
        for one in rosters_report(text)
    ]


@pytest.mark.parametrize(
    ("text", "members", "count", "complete"),
    [
        ("It borders Kyrgyzstan, Tajikistan and the United Kingdom.",
         ["Kyrgyzstan", "Tajikistan", "United Kingdom"], None, True),
        ("Four States: Bosnia and Herzegovina, Mali (2018), Côte d’Ivoire and the U.S.",
         ["Bosnia and Herzegovina", "Mali", "Côte d’Ivoire", "U.S."], 4, True),
        ("Two States, Tajikistan and Turkey, refused.",
         ["Tajikistan", "Turkey"], 2, True),
        ("Nine countries, among them Iran and Burma, voted no.",
         ["Iran", "Burma"], 9, False),
        ("Five of the six members – China, Mali, Togo, Chad and Peru – voted.",
         ["China", "Mali", "Togo", "Chad", "Peru"], 5, True),
        ("Kazakhstan, Mali and Togo, the three States that joined, agreed.",
         ["Kazakhstan", "Mali", "Togo"], 3, True),
        ("It serves firms such as Apple, H&M, Abercrombie & Fitch and BMW.",
         ["Apple", "H&M", "Abercrombie & Fitch", "BMW"], None, False),
        ("Hungary, Serbia, Greece, etc. objected.",
         ["Hungary", "Serbia", "Greece"], None, False),
        ("Hungary, Serbia, Greece, and others objected.",
         ["Hungary", "Serbia", "Greece"], None, False),
        ("The UN, the EU and the Office for Trade and Justice in Europe met.",
         ["UN", "EU", "Office for Trade and Justice in Europe"], None, True),
        ("Among them were Germany, France and Spain.",
         ["Germany", "France", "Spain"], None, False),
        ("Either Iran, Iraq or Syria will.", ["Iran", "Iraq", "Syria"], None, True),
        ("The four countries (Estonia, Latvia, Lithuania, Poland) voted.",
         ["Estonia", "Latvia", "Lithuania", "Poland"], 4, True),
        ("It was made by Arvik, Inc., Bessel and Corran.",
         ["Arvik, Inc.", "Bessel", "Corran"], None, True),
        ("Nevertheless, Xi Jinping, Vladimir Putin and Li Wei came.",
         ["Xi Jinping", "Vladimir Putin", "Li Wei"], None, True),
    ],
)  # fmt: skip
def test_a_list_in_a_sentence_has_its_members_count_and_end(
    text: str, members: list[str], count: int | None, complete: bool
) -> None:
    assert told(text) == [(members, count, complete)]


@pytest.mark.parametrize(
    "text",
    [
        "Russian, Chinese and Turkish officials met.",
        "The French, the Dutch and the Greeks spoke Kazakh, Uzbek and Tajik.",
        "Smith, Jones and Brown (2019) say so.",
        "It is so (Smith, Jones and Brown 2019, 12).",
        "Smith, Jones, Brown, et al. say so.",
        "In January, February and March it fell.",
        "Sergei Lavrov, Foreign Minister of Russia, and Wang Yi met.",
        "Vienna, Austria, and Bonn, Germany, were hosts.",
        "He lives in Urumqi, Xinjiang, China.",
        "The Ministry of Foreign Affairs and Trade paid.",
        "The Belt and Road Initiative: Belt and Road.",
        "Georgia and Ukraine applied.",
        "It has separatism, extremism and terrorism.",
    ],
)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert told(text) == []


def test_items_below_a_line_that_counts_them_are_one_roster() -> None:
    text = (
        "The five founding members were:\n\n- Iran\n- Iraq (observer)\n- **Kuwait**\n"
        "- Saudi Arabia\n- Venezuela, Bolivarian Republic of\n\nThey met.\n"
    )

    assert told(text) == [
        (
            [
                "Iran",
                "Iraq",
                "Kuwait",
                "Saudi Arabia",
                "Venezuela, Bolivarian Republic of",
            ],
            5,
            True,
        )
    ]
    assert told("1. Arvik Ltd\n2. Bessel\n3. Corran: a port\n") == [
        (["Arvik Ltd", "Bessel", "Corran"], None, True)
    ]
    assert told("- Read the text.\n- Mend it.\n- Print it.\n") == []


def test_a_column_of_names_in_a_table_is_a_roster() -> None:
    text = (
        "Table 3. The three members.\n\n| No | State | Year |\n|---|---|---|\n"
        "| 1 | Iran | 2015 |\n| 2 | Burma | 2016 |\n| 3 | DRC | 2017 |\n"
    )

    assert told(text) == [(["Iran", "Burma", "DRC"], 3, True)]


def test_members_have_their_places_and_one_name() -> None:
    text = "It went to Swaziland, to Holland, Burma and the USA, then to Côte d'Ivoire."
    (roster,) = rosters_in(text)

    assert [(m.name, m.normal, text[m.start : m.end]) for m in roster.members] == [
        ("Holland", "state:NL", "Holland"),
        ("Burma", "state:MM", "Burma"),
        ("USA", "state:US", "USA"),
    ]
    assert text[roster.start : roster.end] == "Holland, Burma and the USA"


def test_a_name_that_is_written_once_for_two_is_of_both() -> None:
    (roster,) = rosters_in("It is sold in South and North Korea, Japan and China.")

    assert [(m.name, m.normal) for m in roster.members] == [
        ("South", "state:KR"),
        ("North Korea", "state:KP"),
        ("Japan", "state:JP"),
        ("China", "state:CN"),
    ]


@given(st.text(alphabet="AIran, and\n|-:()1five States.", max_size=80))
def test_any_text_has_rosters_in_order_or_none(text: str) -> None:
    found = rosters_in(text)

    assert all(text[m.start : m.end] == m.name for r in found for m in r.members)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        "A, ",
        "A and ",
        "A (",
        "A (b, ",
        "- A\n",
        "| A ",
        "the ",
        "A’s, ",
        "5 S, ",
        "A of ",
    ],
)
def test_a_hostile_text_takes_no_long_time(piece: str) -> None:
    rosters_in(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Johnson, Nixon and Carter administrations failed.", []),
        ("The Merkel, Macron and Rutte governments agreed.", []),
        ("The three Johnson, Nixon and Carter administrations failed.", [3]),
        ("Three administrations, Johnson, Nixon and Carter, failed.", [3]),
        ("Johnson, Nixon and Carter failed.", [None]),
    ],
)
def test_names_that_say_which_things_are_meant_are_members_where_counted(
    text: str, counts: list[int | None]
) -> None:
    assert [roster.count for roster in rosters_in(text)] == counts
