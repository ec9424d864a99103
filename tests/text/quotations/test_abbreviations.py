"""Words in short are read in full where they stand for one word alone."""

from __future__ import annotations

import pytest

from evidence.text.quotations.tokens import tokens


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(text) if not token.noise]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("the Wharf Cttee. met", "the Wharf Committee met"),
        ("of St. Anne and St Mary", "of Saint Anne and Saint Mary"),
        ("in Queen St. at noon", "in Queen Street at noon"),
        ("Bulletin No. 7, p. 12", "Bulletin Number 7, page 12"),
        ("£48.3m and $2bn", "£48.3 million and $2 billion"),
        ("3m people", "3 million people"),
        ("on the 3rd of Apr. 1950", "on 3 April 1950"),
        ("in the February of 1931", "in February 1931"),
        ("two and a half years", "2½ years"),
        ("two-thirds of 14 km²", "2/3 of 14 square kilometres"),
        ("10–15 m at 80 km/h".replace("–", "-"), "10 to 15 m at 80 kph"),
        ("the nineteen-eighties", "the 1980s"),
        ("a hundred men", "one hundred men"),
        ("40 (forty) tons", "40 tons"),
        ("85 m³/s at 3 m2 a day", "85 cubic metres per second at 3 square metres/day"),
        ("Camp IV of World War II, Part I", "Camp 4 of World War 2, Part 1"),
        ("by 10% to 15% or 2% and 3%", "by 10 to 15 per cent or 2 and 3 percent"),
        ("Lisle & Co. of Co. Mayo", "Lisle and Company of County Mayo"),
    ],
)
def test_short_and_full_are_the_same_words(short: str, full: str) -> None:
    assert keys(short) == keys(full)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the new basin is 3m deep", "the new basin is 3 million deep"),
        ("No 5 men came", "Number 5 men came"),
        ("14 km² of sand", "14 km of sand"),
        ("King St Station", "King Saint Station"),
        ("the 9th of June", "the 9th of July"),
        ("5, 10 and 15", "5-10 and 15"),
        ("half a million", "half one million"),
    ],
)
def test_what_may_be_mistaken_stays_as_it_is(one: str, other: str) -> None:
    assert keys(one) != keys(other)
