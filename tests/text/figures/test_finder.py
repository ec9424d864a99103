"""The figures that a reader sees in running prose."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.figures import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The port lists 54 registered ships and pays.", ["54 registered ships"]),
        ("More than 170 northern pilots are online.", [">170 northern pilots"]),
        ("It moved around 50,000 tonnes.", ["~50000 tonnes"]),
        ("Up to 25 years, at most 3.5 per cent.", ["<=25 years", "<=3.5%"]),
        ("This holds for five out of six member ports.", ["5 of 6 member ports"]),
        ("One of the 55 ports closed.", ["1 of 55 ports"]),
        ("Thirty-five ships and a million people came.",
         ["35 ships", "1 million people"]),
        ("Prices rose tenfold, then by about half.", ["10 times", "~50%"]),
        ("All aged 12 to 65 years; between 3 and 5 ships.",
         ["12..65 years", "3..5 ships"]),
        ("A 99-year-long lease for US$ 1.5 billion.",
         ["99 year", "1.5 billion US$"]),
        ("On May 28, 2019, and 3 June 2020; in July 2021 and in 2016.",
         ["on 2019-05-28", "on 2020-06-03", "on 2021-07", "on 2016"]),
        ("On 2019-07-02 it fell by −0.42 points.", ["on 2019-07-02", "-0.42 points"]),
        ("From 3 to several; about 31 February 2019.", ["3"]),
        ("It costs 1.234,5 roubles.", ["1234.5 roubles"]),
        ("Since 2017, ports grew.", ["on 2017"]),
        ("A third of the ports and two thirds of crews left.", ["33%", "67%"]),
    ],
)  # fmt: skip
def test_figures_are_found_in_prose(text: str, figures: list[str]) -> None:
    assert [found.figure.text for found in figures_in(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        "So it is said (Berg 2019a, 713; Lund and Vik 2015).",
        "Berg (2017) and Lund (2018, 12) agree.",
        "See Table 4.1, Section 3, p. 44 and Footnote 1.",
        "The 19th Congress met for the 41st time.",
        "The COVID-19 wave and the 5G masts of the 2000s.",
        "The 2019 report says so.",
        "The latter two, and one of them, left.",
        "1 Introduction\n\n2.1 The Northern Case\n",
        "A ship, a port, and several people.",
        "Then a third came, in a quarter with a second vote.",
    ],
)
def test_numbers_that_state_nothing_are_left_out(text: str) -> None:
    assert figures_in(text) == ()


def test_a_found_figure_knows_its_words() -> None:
    text = "Then more than 83 global brands left."
    (found,) = figures_in(text)

    assert (found.start, found.end, found.text) == (5, 31, "more than 83 global brands")
    assert text[found.start : found.end] == found.text


def test_the_real_chapters_figures_are_found(shared_chapter: Path) -> None:
    text = (shared_chapter / "chapter.txt").read_text("utf-8")
    found = {figure.figure.text for figure in figures_in(text)}

    assert {
        "54 participating States",
        ">1 million people",
        "83 global brands",
        "380 facilities",
        "61 facilities",
        "~50%",
        "10 times",
        "22 states",
        "25 states",
        "<=25 years",
        "35 states",
        "5 of 6 SCO member states",
        ">170 Chinese diplomats",
        ">73 states",
        "on 2019-05-28",
    } <= found


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1,", "1.", "(1", "1)", "1 and ", "and ", "[1", "1–", "$1", "(2015) ",
     "1,1,1 and ", "((((", "1 % ", "twenty-", "up to ", "],[1", "1\n", "per 1 "],
)  # fmt: skip
def test_a_hostile_text_takes_no_long_time(piece: str) -> None:
    figures_in(piece * (100_000 // len(piece)))


def test_a_long_row_of_bare_numbers_is_a_table() -> None:
    row = ", ".join(str(number) for number in range(1, 40))

    assert figures_in(f"Then {row} and 40.") == ()
    assert len(figures_in("They got 3, 4, 5 and 6 votes.")) == 4


@given(st.text(alphabet="five of 6 12,.5%\n(2019) more than-to", max_size=80))
def test_any_text_has_figures_in_order_or_none(text: str) -> None:
    found = figures_in(text)

    assert all(text[f.start : f.end] == f.text for f in found)
    assert all(a.start < b.start for a, b in pairwise(found))
