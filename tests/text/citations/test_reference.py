"""What the resolver takes from an entry."""

from __future__ import annotations

import pytest

from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.names import Name
from evidence.text.citations.reference import (
    Reference,
    reference_from_entry,
    suffix_of_key,
)


def reference(bibtex: str) -> Reference:
    (entry,) = read_bibliography(bibtex.encode(), "refs.bib").entries
    return reference_from_entry(entry)


def test_an_entry_gives_names_year_title_outlet_and_suffix() -> None:
    found = reference(
        r"""@article{yau2019a, author = {M{\"u}ller, Anna and others},
        title = {{Smart} Cities}, journal = {The Diplomat}, year = 2019,
        url = {https://www.thediplomat.com/2019/08/x}, ids = {old, older}}"""
    )

    assert found == Reference(
        key="yau2019a",
        names=(Name("Müller", "Anna"),),
        others=True,
        years=(2019,),
        title="Smart Cities",
        container="The Diplomat",
        aliases=("old", "older"),
        url_host="thediplomat.com",
        suffix="a",
        issued="2019",
    )


def test_editors_stand_in_for_authors() -> None:
    found = reference("@book{b, editor = {Mihr, Anja}, title = {T}, year = {2021}}")

    assert found.names == (Name("Mihr", "Anja"),)


def test_a_year_with_a_letter_gives_the_suffix() -> None:
    found = reference("@misc{x, author = {Yau, N.}, title = {T}, year = {2019b}}")

    assert (found.years, found.suffix, found.year) == ((2019,), "b", "2019b")


def test_a_work_without_year_says_what_stands_for_it() -> None:
    found = reference("@misc{x, author = {Yau, N.}, title = {T}, year = {forthcoming}}")

    assert (found.years, found.undated, found.year) == (
        (),
        "forthcoming",
        "forthcoming",
    )


def test_a_short_author_is_another_name() -> None:
    found = reference(
        "@report{x, author = {{Office of Small Towns}}, shortauthor = {{OST}},"
        " shorthand = {OfST}, title = {T}, year = {2019}}"
    )

    assert found.short_names == ("OST", "OfST")


@pytest.mark.parametrize(
    ("key", "letter"),
    [
        ("yau2019a", "a"),
        ("Yau2019B", "b"),
        ("yau2019", ""),
        ("yau2018a", ""),
        ("a", ""),
    ],
)
def test_the_suffix_of_a_key_follows_its_year(key: str, letter: str) -> None:
    assert suffix_of_key(key, (2019,)) == letter
