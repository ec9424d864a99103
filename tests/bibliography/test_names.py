"""Names of people and institutions."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person

from evidence.bibliography.names import Name, NameList, parse_names
from tests.conftest import examples


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russo, Alessandra", Name("Russo", "Alessandra")),
        ("Alessandra Russo", Name("Russo", "Alessandra")),
        ("O'Neill, Daniel C.", Name("O'Neill", "Daniel C.")),
        ("Graham-Harrison, Emma", Name("Graham-Harrison", "Emma")),
        ("Liao", Name("Liao")),
        ("Xi", Name("Xi")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("de Waal, Thomas", Name("Waal", "Thomas", "de")),
        ("de la Vall{\\'e}e Poussin, Charles",
         Name("Vallée Poussin", "Charles", "de la")),
        ("King, Jr, Martin Luther", Name("King", "Martin Luther", suffix="Jr")),
        ("von Hicks, III, Michael", Name("Hicks", "Michael", "von", "III")),
        ("Alemdaro{\\u g}lu, Ay{\\c c}a", Name("Alemdaroğlu", "Ayça")),
        ("Turcs{\\'a}nyi, Richard Q.", Name("Turcsányi", "Richard Q.")),
        ("M{\\\"u}ller, J{\\H o}rg", Name("Müller", "Jőrg")),
        ("Wei\\ss, Ma\\~na", Name("Weiß", "Maña")),
        ("{\\'E}tienne {Foo and Bar}", Name("Foo and Bar", "Étienne")),
        ("{Human Rights Watch}", Name("", literal="Human Rights Watch")),
        ("{{RAND Corporation}}", Name("", literal="RAND Corporation")),
        ("{\\'Ecole Normale}", Name("", literal="École Normale")),
        ("family=Müller, given=Anna", Name("Müller", "Anna")),
        ('family="de Vries, Sr", given={Jan}, prefix=van, suffix=Jr, given-i=J',
         Name("de Vries, Sr", "Jan", "van", "Jr")),
        ("id=p1, given=Simon, family=Beumont, useprefix=true",
         Name("Beumont", "Simon")),
        ("given-i=JPS, prefix-i=d, family=Rousse, prefix=de la, given={Jean Pierre}",
         Name("Rousse", "Jean Pierre", "de la")),
        ("given={Jean Pierre Simon}, given-i=JPS", Name("Jean Pierre Simon")),
        ('"family={Robert and Sons, Inc.}"', Name("Robert and Sons, Inc.")),
        ("nosortothers=true and useprefix=true, family=Beumont", Name("Beumont")),
        ("习近平", Name("习近平")),
        ("{{Unbalanced}", Name("Unbalanced")),
        ("Yau,\n   Tsz  Yan", Name("Yau", "Tsz Yan")),
    ],
)  # fmt: skip
def test_a_name_is_divided_into_its_parts(text: str, name: Name) -> None:
    assert parse_names(text) == NameList((name,))


def test_names_are_divided_at_and_outside_braces() -> None:
    read = parse_names("Russo, A. AND {Barnes and Noble} and\n Gawrich, B.")
    assert [name.display for name in read.names] == [
        "Russo, A.",
        "Barnes and Noble",
        "Gawrich, B.",
    ]


def test_and_others_is_no_name() -> None:
    assert parse_names("Bohr, Annette and others") == NameList(
        (Name("Bohr", "Annette"),), others=True
    )


def test_display_and_short_are_for_people_to_read() -> None:
    name = Name("Waal", "Thomas", "de", "Jr")
    assert (name.display, name.short) == ("de Waal, Thomas, Jr", "de Waal")
    institution = Name("", literal="Human Rights Watch")
    assert institution.display == institution.short == "Human Rights Watch"
    assert str(institution) == "Human Rights Watch"


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_field_has_no_names_and_no_problem(text: str) -> None:
    assert parse_names(text) == NameList()


@pytest.mark.parametrize(
    ("text", "names", "problem"),
    [
        ("A and and B", ["A", "B"], "a name is empty: «and» stands at an end or twice"),
        ("and A", ["A"], "a name is empty: «and» stands at an end or twice"),
        ("A and", ["A"], "a name is empty: «and» stands at an end or twice"),
        ("Smith, A, B, C", ["Smith, B C, A"],
         "a name has 3 commas, two at most: 'Smith, A, B, C'"),
        ("{}", [], "a name has no letters: '{}'"),
        ("family=A, b", ["family=A, b"], "a part of a name is no «part=value»: 'b'"),
        ("{" * 150 + "x" + "}" * 150 + " y", ["x y"],
         "a name cannot be read: '" + "{" * 80 + "'"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(text: str, names: list[str], problem: str) -> None:
    read = parse_names(text)
    assert [name.display for name in read.names] == names
    assert read.problems == (problem,)


def test_names_can_be_sent_to_another_process() -> None:
    read = parse_names("Russo, Alessandra and {OSCE} and others")
    assert pickle.loads(pickle.dumps(read)) == read


WORD = st.from_regex(r"[A-Za-zÉß](?:['-]?[a-zé]){0,4}\.?", fullmatch=True).filter(
    lambda word: word.lower() not in {"and", "others"}
)
PART = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
PERSON = st.one_of(
    PART,
    st.tuples(PART, PART).map(", ".join),
    st.tuples(PART, st.sampled_from(["Jr", "III"]), PART).map(", ".join),
)


@given(st.lists(PERSON, min_size=1, max_size=4))
@examples(300)
def test_plain_names_are_divided_as_pybtex_divides_them(people: list[str]) -> None:
    text = " and ".join(people)
    expected = [
        Name(
            " ".join(person.last_names),
            " ".join(person.bibtex_first_names),
            " ".join(person.prelast_names),
            " ".join(person.lineage_names),
        )
        for person in map(Person, split_name_list(text))
    ]
    assert parse_names(text) == NameList(tuple(expected))


@given(st.text(alphabet="aB {}\\'\"~,=%$and", max_size=30))
@examples(300)
def test_no_text_makes_the_reading_of_names_fail(text: str) -> None:
    for name in parse_names(text).names:
        assert name.short


@pytest.mark.parametrize("unit", [", ", "von ", "a;", "{a} ", "family=", "A. "])
def test_a_name_as_long_as_a_book_is_kept_whole_and_not_taken_apart(unit: str) -> None:
    text = f"Ann {unit * 20_000}".strip()

    read = parse_names(text)

    assert len(read.names) == 1
    assert len(read.problems) == 1
    assert "characters, and is not taken apart: 'Ann " in read.problems[0]
