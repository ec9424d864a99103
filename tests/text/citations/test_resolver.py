"""Resolving cited items: what is resolved, near, ambiguous or missing, and why."""

from __future__ import annotations

import time

import pytest

from evidence.bibliography.names import Name, parse_names
from evidence.text.citations.finding import find_citations
from evidence.text.citations.reference import Reference
from evidence.text.citations.resolver import (
    ItemStatus,
    ReferenceIndex,
    Resolution,
    resolve,
    resolve_all,
)


def entry(key: str, authors: str, year: int | None, **fields: str) -> Reference:
    people = parse_names(authors)
    years = () if year is None else (year,)
    return Reference(key, people.names, people.others, years, **fields)  # type: ignore[arg-type]  # every field given is text


def answers(text: str, *references: Reference) -> list[Resolution]:
    index = ReferenceIndex(references)
    found = find_citations(text, known=index.knows)
    return list(
        resolve_all([item for citation in found for item in citation.items], index)
    )


def answer(text: str, *references: Reference) -> tuple[str, str | None]:
    (one,) = answers(text, *references)
    return one.status.value, one.key


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("(Lewis 2012)", "Lewis, David"),
        (
            "(Alemdaroglu and Tepe 2012)",
            r"Alemdaro{\u g}lu, Ay{\c c}a and Tepe, Sultan",
        ),
        ("(Turcsanyi 2012)", "Turcsányi, Richard"),
        ("(Turcsa\u0301nyi 2012)", "Turcsányi, Richard"),
        ("(Mueller 2012)", "Müller, Anna"),
        ("(Müller 2012)", "Mueller, Anna"),
        ("(Ostergard 2012)", "Østergård, Øyvind"),
        ("(O’Neill 2012)", "O'Neill, Daniel C."),
        ("(Graham Harrison 2012)", "Graham-Harrison, Emma"),
        ("(De Waal 2012)", "de Waal, Thomas"),
        ("(Waal 2012)", "de Waal, Thomas"),
        ("(van der Berg 2012)", "van der Berg, Jan"),
        ("(de los Santos 2012)", "de los Santos, Ana"),
        ("(S. W. Yackee 2012)", "Yackee, Susan Webb"),
        ("Susan Yackee (2012)", "Yackee, Susan Webb"),
        ("(Yackee, Susan 2012)", "Yackee, Susan Webb"),
        ("(Yackee, S. W., 2012)", "Yackee, Susan Webb"),
        ("(Xie Tao 2012)", "Xie, Tao"),
        ("(King, Jr. 2012)", "King, Jr., Martin Luther"),
        ("(Mazarr et al. 2012)", "Mazarr, Michael and Heath, T. and Cevallos, A."),
        ("(Mazarr, Heath, et al. 2012)", "Mazarr, M. and Heath, T. and Cevallos, A."),
        ("(Hall et al. 2012)", "Hall, Ben and others"),
        ("(HRW 2012)", "{Human Rights Watch}"),
        ("(Human Rights Watch 2012)", "{Human Rights Watch}"),
        ("(RFERL 2012)", "{Radio Free Europe/Radio Liberty}"),
        ("(RFE/RL 2012)", "{Radio Free Europe/Radio Liberty}"),
        ("(OSCE 2012)", "{Organization for Security and Co-operation in Europe}"),
        ("(OSCE 2012)", "{Organization for Security and Cooperation in Europe}"),
        ("(WHO 2012)", "{World Health Organization (WHO)}"),
        (
            "(Organization for Security and Co-operation in Europe 2012)",
            "{Organization for Security and Co-operation in Europe}",
        ),
        (
            "(Department of Health, Education, and Welfare 2012)",
            "{Department of Health, Education and Welfare}",
        ),
        ("the World Bank (2012)", "{The World Bank}"),
    ],
)
def test_what_agrees_in_everything_is_resolved(text: str, authors: str) -> None:
    others = (entry("noise", "Noise, Nora", 2012), entry("old", authors, 1999))

    assert answer(text, entry("it", authors, 2012), *others) == ("resolved", "it")


@pytest.mark.parametrize(
    ("text", "authors", "reason"),
    [
        (
            "(Ferchen and Perrera 2019)",
            "Ferchen, Matt and Perera, Anarkalee",
            "author Perrera in the text, Perera, Anarkalee in the entry",
        ),
        (
            "(Perrera 2019)",
            "Perera, Anarkalee",
            "author Perrera in the text, Perera, Anarkalee in the entry",
        ),
        (
            "(Tao 2019)",
            "Xie, Tao",
            "Tao in the text is the given name of Xie, Tao in the entry",
        ),
        (
            "(Tepe and Alemdaroglu 2019)",
            "Alemdaroglu, A. and Tepe, S.",
            "the authors stand in another order in the entry",
        ),
        (
            "(Smith 2019)",
            "Smith, Ann and Jones, Bo",
            "1 author in the text, 2 authors in the entry",
        ),
        (
            "(Smith et al. 2019)",
            "Smith, Ann",
            "“et al.” in the text, 1 author in the entry",
        ),
        (
            "(Amnesty 2019)",
            "{Amnesty International}",
            "Amnesty in the text is a part of Amnesty International in the entry",
        ),
        (
            "(García 2019)",
            "García Márquez, Gabriel",
            "García in the text is a part of García Márquez, Gabriel in the entry",
        ),
        ("(Smith 2018)", "Smith, Ann", "year 2018 in the text, 2019 in the entry"),
        ("(Smith n.d.)", "Smith, Ann", "year n.d. in the text, 2019 in the entry"),
        (
            "(Smith 2019b)",
            "Smith, Ann",
            "suffix “b” in the text, no suffix in the entry",
        ),
    ],
)
def test_one_difference_is_near_and_said(text: str, authors: str, reason: str) -> None:
    found = answers(text, entry("it", authors, 2019))

    assert [(one.status, one.key, one.candidates) for one in found] == [
        (ItemStatus.NEAR, "it", ("it",))
    ]
    assert found[0].reasons == (reason,)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("(Kwak 2019)", "Smith, Ann"),
        ("(Smith and Kim 2019)", "Smith, Ann and Jones, Bo"),
        ("(J. Smith 2019)", "Smith, Ann"),
        ("(Wong 2019)", "Wang, Li"),
        ("(HRW 2019)", "{Human Rights Council}"),
        ("(Smith, Jones, and Brown 2019)", "Smith, Ann"),
    ],
)
def test_another_author_is_missing(text: str, authors: str) -> None:
    assert answer(text, entry("it", authors, 2019)) == ("missing", None)


def test_another_year_is_missing_where_the_author_has_several_works() -> None:
    works = [entry(f"s{year}", "Smith, Ann", year) for year in (2001, 2010)]

    assert answer("(Smith 2020)", *works) == ("missing", None)


def test_a_work_cited_as_itself_is_no_slip_for_another() -> None:
    found = answers("(Smith 2018; Smith 2019)", entry("s2018", "Smith, Ann", 2018))

    assert [(one.status.value, one.key) for one in found] == [
        ("resolved", "s2018"),
        ("missing", None),
    ]


def test_namesakes_are_told_apart_by_initials() -> None:
    works = (
        entry("susan", "Yackee, Susan Webb", 2006),
        entry("jason", "Yackee, Jason Webb", 2006),
    )

    assert answer("(S. W. Yackee 2006)", *works) == ("resolved", "susan")
    assert answer("(J. W. Yackee 2006)", *works) == ("resolved", "jason")
    assert answer("(K. Yackee 2006)", *works) == ("missing", None)
    assert answer("(Yackee 2006)", *works) == ("ambiguous", None)


def test_suffixes_are_read_from_the_keys() -> None:
    works = [
        entry(f"yau2019{letter}", "Yau, Niva", 2019, suffix=letter) for letter in "ab"
    ]

    found = answers("(Yau 2019a, b; Yau 2019; Yau 2019c)", *works)

    assert [(one.status.value, one.key, one.candidates) for one in found] == [
        ("resolved", "yau2019a", ()),
        ("resolved", "yau2019b", ()),
        ("ambiguous", None, ("yau2019a", "yau2019b")),
        ("ambiguous", None, ("yau2019a", "yau2019b")),
    ]


def test_suffixes_that_the_entries_lack_are_ambiguous() -> None:
    works = (entry("one", "Yau, Niva", 2019), entry("two", "Yau, Niva", 2019))

    found = answers("(Yau 2019a)", *works)

    assert found == [
        Resolution(
            ItemStatus.AMBIGUOUS,
            None,
            ("one", "two"),
            100,
            ("2 entries fit Yau 2019; nothing in them says which is “a”",),
        )
    ]


def test_a_letter_on_one_key_of_two_settles_nothing() -> None:
    works = (
        entry("smith2019", "Smith, Ann", 2019),
        entry("smith2019a", "Smith, Ann", 2019, suffix="a"),
    )

    assert answer("(Smith 2019a)", *works) == ("ambiguous", None)


def test_a_newspaper_is_found_by_its_name() -> None:
    one = entry("guardian2020", "Stewart, Heather", 2020, container="The Guardian")
    two = entry("graham2020", "Graham, Emma", 2020, container="The Guardian")
    three = entry("other2020", "Other, Olga", 2020, container="The Guardian")

    assert answer("(The Guardian 2020)", one) == ("resolved", "guardian2020")
    assert answer("(Guardian 2020)", one, two) == ("resolved", "guardian2020")
    assert answer("(The Guardian 2020)", two, three) == ("ambiguous", None)


def test_a_work_without_author_is_found_by_its_title_or_institution() -> None:
    work = Reference(
        "atlas", years=(2020,), title="Atlas of Small Towns", institution="City Office"
    )

    assert answer("(“Atlas of Small” 2020)", work) == ("resolved", "atlas")
    assert answer("(City Office 2020)", work) == ("resolved", "atlas")


@pytest.mark.parametrize(
    "text",
    [
        "(see Water and small islands, 1994, chap. 3)",
        "As Water and small islands (1994) shows",
        "Work by “Water and Small Islands” (1994)",
    ],
)
def test_a_title_is_found_in_a_sentence_where_the_entry_has_it(text: str) -> None:
    work = Reference("water", years=(1994,), title="Water and Small Islands")

    assert answer(text, work) == ("resolved", "water")


def test_the_publisher_of_a_signed_work_is_only_near() -> None:
    work = entry("m2018", "Mazarr, Michael", 2018, institution="RAND Corporation")

    assert answer("(RAND Corporation 2018)", work) == ("near", "m2018")


def test_a_forthcoming_work_is_found() -> None:
    work = entry("jones", "Jones, Bo", None, undated="forthcoming")

    assert answer("(Jones forthcoming)", work) == ("resolved", "jones")


def test_a_name_far_from_its_year_is_resolved() -> None:
    text = "As Anna Bell, Dean of Law at Blue University in Ghana (2020) argues, it is."

    assert answer(text, entry("bell", "Bell, Anna", 2020)) == ("resolved", "bell")


def test_a_sentence_word_glued_to_a_name_is_never_silently_dropped() -> None:
    (found,) = answers("Revisiting Smith (2010)", entry("smith", "Smith, Ann", 2010))

    assert (found.status, found.key) == (ItemStatus.NEAR, "smith")


def test_resolving_alone_and_together_agree_on_what_is_exact() -> None:
    index = ReferenceIndex([entry("it", "Lewis, David", 2012)])
    (citation,) = find_citations("(Lewis 2012)")

    assert resolve(citation.items[0], index).key == "it"
    assert index.knows("Lewis", "2012")
    assert not index.knows("Lewis", "2013")


def test_ten_thousand_entries_are_no_obstacle() -> None:
    references = [
        Reference(
            f"k{number}",
            (Name(f"Fam{number % 3000}x", "Ann"),),
            years=(1990 + number % 30,),
        )
        for number in range(10_000)
    ]
    text = " ".join(
        f"(Fam{n}x {1990 + n % 30}; Fan{n}x {1990 + n % 30})" for n in range(500)
    )

    start = time.process_time()
    found = answers(text, *references)

    assert len(found) == 1000
    assert time.process_time() - start < 5.0  # about a second on a machine not shared
