"""How messages say figures, places and lists."""

from __future__ import annotations

import pytest

from evidence.checker.wording import distinct, figure_words, listed, place_words
from evidence.text.figures import parse_figure
from tests.factories import make_evidence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("54 participating States", "54 participating States"),
        (
            "~50000 people (in factories) @2017/2019",
            "about 50,000 people (in factories)",
        ),
        (">=83 brands", "at least 83 brands"),
        (">1.2 million people", "more than 1,200,000 people"),
        ("<4.30 km", "less than 4.30 km"),
        ("12..65 years", "12 to 65 years"),
        ("5 of 6 member States", "5 of 6 member States"),
        ("50%", "50%"),
        ("1990", "1990"),
        ("on 2019-05-28", "2019-05-28"),
    ],
)
def test_a_figure_is_said_in_words(text: str, words: str) -> None:
    assert figure_words(parse_figure(text)) == words


def test_a_dated_figure_says_of_when_it_is() -> None:
    figure = parse_figure("57 States (all) @2020-07")
    assert figure_words(figure, dated=True) == "57 States (all) as of 2020-07"


def test_a_place_is_the_source_and_its_page() -> None:
    assert place_words(make_evidence("hall2020")) == "hall2020"
    assert place_words(make_evidence("xu2020", page_label="iv")) == "xu2020, p. iv"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcdefgh"), "a, b, c, d, e, f and 2 more"),
    ],
)
def test_lists_are_said_as_people_say_them(items: list[str], words: str) -> None:
    assert listed(items) == words


def test_the_joint_may_be_another_word() -> None:
    assert listed(["a", "b"], joint="or") == "a or b"


def test_repetitions_are_dropped_in_order() -> None:
    assert distinct(["b", "a", "b"]) == ["b", "a"]
