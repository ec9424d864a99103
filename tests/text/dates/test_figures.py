"""To which figure of a sentence a date belongs."""

from __future__ import annotations

import pytest

from evidence.text.figures.report import figures_report


def dates(text: str) -> list[str | None]:
    return [one["as_of"] for one in figures_report(text)]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("It sold 105 cars in 2022, more than ten times the low of 2020.",
         ["2022", "2022"]),
        ("It has grown to ten times its level of 2003.", [None]),
        ("Rations fell by a third in 2015, leaving families with $13.50.",
         ["2015", "2015"]),
        ("It reached $41bn in 2017, equivalent to a tenth of the whole.",
         ["2017", "2017"]),
        ("In 2015 and 2016, 120 and 134 cases were seen, respectively.",
         ["2015", "2016"]),
        ("When the famine ended in 1933, the land had lost 2 million people.",
         ["1933"]),
        ("Since its launch in 2012, the fund has paid 300 people.", ["2012/.."]),
        ("Between January and November 2018, 2,160 people died.",
         ["2018-01/2018-11"]),
        ("It shrank by 0.5 % a year between 2016 and 2021.", ["2016/2021"]),
        ("In the 1990s two million people left.", ["199X"]),
        ("The number fell from 120 (2015) to 80 (2019).", ["2015", "2019"]),
        ("It is 8 % (2014: 12 %).", [None, "2014"]),
        ("According to the 2011 census, the town has 12,000 people.", ["2011"]),
        ("Under the contract signed in 2008, it builds 31 hospitals.", ["2008"]),
        ("Germany spent 1.5% and France 2.1% in 2021.", ["2021", "2021"]),
        ("It grew to 190,000 by 1610, when London had 200,000.", ["1610", "1610"]),
    ],
)  # fmt: skip
def test_a_figure_has_the_date_of_which_its_sentence_speaks(
    text: str, as_of: list[str | None]
) -> None:
    assert dates(text) == as_of


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("He moved to Bonn in 2009 and has three children.", [None]),
        ("The bridge was built in 1937 and carries 112,000 cars a day.", [None]),
        ("In 2014 it annexed Crimea, which has 2 million people.", [None]),
        ("In 2015, 12 years after the war, 300 people stayed.", [None, "2015"]),
        ("It peaked at 10,357 in 2014, in a house designed for 6,000.",
         ["2014", None]),
        ("On 14 June 2018 it decided to cut fees from €30 to €15.", [None, None]),
        ("Prices rose by 8 % from 2010.", [None]),
        ("The club, revived in 2013 after 11 years, sells 200 seats.", [None, None]),
        ("A fault first reported to the police in 2016 hit 12 cars.", [None]),
        ("It has 40 staff, 12 in 1990 and 50 today.", [None, "1990", None]),
    ],
)  # fmt: skip
def test_no_date_is_invented(text: str, as_of: list[str | None]) -> None:
    assert dates(text) == as_of
