"""One currency has several names; one sign may be of several currencies."""

from __future__ import annotations

import pytest

from evidence.text.figures import ValueVerdict, compare_figures, parse_figure


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("5 million GBP", "£5 million"),
        ("5 million dollars", "$5 million"),
        ("5 million US$", "5 million USD"),
        ("5 million yuan", "5 million RMB"),
        ("5 million euros", "€5 million"),
    ],
)
def test_the_names_of_one_currency_are_one_unit(claim: str, source: str) -> None:
    found = compare_figures(parse_figure(claim), parse_figure(source))

    assert found.value is ValueVerdict.EQUAL


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("5 million USD", "$5 million"),
        ("5 billion yen", "¥5 billion"),
        ("5 million dollars", "5 million euros"),
        ("5 million GBP", "5 million pounds"),
    ],
)
def test_what_may_be_another_currency_is_not_compared(claim: str, source: str) -> None:
    found = compare_figures(parse_figure(claim), parse_figure(source))

    assert found.value is ValueVerdict.INCOMPARABLE
