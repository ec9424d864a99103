"""Which records are one work, and which only look like one."""

from __future__ import annotations

import pytest

from evidence.bibliography.entries import Entry, read_bibliography
from evidence.bibliography.works.candidates import _head_keys
from evidence.bibliography.works.duplicates import Duplicates, find_duplicates
from evidence.bibliography.works.work import Record, Work, make_work


def works(bibtex: str) -> list[Work]:
    return [work_of(entry) for entry in read_bibliography(bibtex.encode()).entries]


def work_of(entry: Entry) -> Work:
    people = entry.authors.names or entry.editors.names
    issued = entry.issued.text if entry.issued else ""
    return make_work(
        Record(entry.key, entry.type, entry.get, entry.title, people, issued)
    )


def found(bibtex: str) -> Duplicates:
    return find_duplicates(works(bibtex))


def two(first: str, second: str, *, type_: str = "article") -> Duplicates:
    return found(f"@{type_}{{one, {first}}}\n@{type_}{{two, {second}}}\n")


WEIR = "author = {Weir, Tom}, year = 2020"
LONG = "title = {Tolls and Keepers of the Northern Canal}"


def is_same(both: Duplicates) -> bool:
    return [group.keys for group in both.groups] == [("one", "two")]


def ties(both: Duplicates) -> list[str]:
    return [group.tie.value for group in both.related]


@pytest.mark.parametrize(
    "second",
    [
        "title = {Tolls and keepers of the northern canal}",
        r"title = {T\"olls and {K}eepers of the Northern Can{\'a}l}",
        "title = {Tolls and Keepers of the Northern Cnaal}",
        "title = {Tolls and Kepers of the Northern Canal}",
        "title = {Tolls \\& Keepers of the Northern Canal}",
        "title = {Tolls and Keepers of the Northern Canal: A History}",
        "title = {Tolls and Keepers of the Northern Canal}, subtitle = {1750--1830}",
        "title = {Keepers and Tolls of the Northern Canal}",
        "title = {RETRACTED: Tolls and Keepers of the Northern Canal}",
    ],
)
def test_a_title_may_be_written_otherwise(second: str) -> None:
    assert is_same(two(f"{WEIR}, {LONG}", f"{WEIR}, {second}"))


@pytest.mark.parametrize(
    "second",
    [
        "title = {Tolls and Keepers of the Southern Canal}",
        "title = {Tolls and Keepers of the Northern Canal, Part II}",
        "title = {Tolls and Keepers of the Northern Canal: Volume 2}",
        "title = {Tolls and Keepers of the Northern Canal: A Reply}",
        "title = {Erratum: Tolls and Keepers of the Northern Canal}",
        "title = {Review of Tolls and Keepers of the Northern Canal}",
        "title = {No Tolls and Keepers of the Northern Canal}",
        "title = {Tolls and Keepers of the Northern Canal 2}",
        "title = {Tolls and Keepers of the Unnorthern Canal}",
    ],
)
def test_a_title_may_be_another(second: str) -> None:
    both = two(f"{WEIR}, {LONG}", f"{WEIR}, {second}")
    assert both == Duplicates((), ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Part I", "Part II"),
        ("Part 1", "Part 2"),
        ("Annual Report 2019", "Annual Report 2020"),
        ("First Report", "Second Report"),
        ("Stable Rivers", "Unstable Rivers"),
        ("Hypotension", "Hypertension"),
        ("4.3 and 4.8", "4.8 and 4.3"),
    ],
)
def test_critical_words_tell_titles_apart(first: str, second: str) -> None:
    title = "title = {{The Study of Locks and Canals in the North: {}}}"
    both = two(f"{WEIR}, {title.format(first)}", f"{WEIR}, {title.format(second)}")
    assert both == Duplicates((), ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("volume = 3", "volume = 4"),
        ("volume = 3, number = 1", "volume = 3, number = 2"),
        ("volume = 3, pages = {1--9}", "volume = 3, pages = {20--29}"),
        ("doi = {10.1000/a}", "doi = {10.1000/b}"),
        ("langid = {english}", "langid = {german}"),
        ("part = 1", "part = 2"),
        ("eprint = {2001.00001}", "eprint = {2001.00002}"),
    ],
)
def test_what_both_state_otherwise_tells_them_apart(first: str, second: str) -> None:
    both = two(f"{WEIR}, {LONG}, {first}", f"{WEIR}, {LONG}, {second}")
    assert both.groups == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Weir, Tom", "Weir, T."),
        ("Müller, Tom", "Mueller, Tom"),
        ("Weir, Tom and Haddad, Leila", "Haddad, Leila and Weir, Tom"),
        ("{Human Rights Watch}", "{HRW}"),
        ("García Márquez, Ana", "García, Ana"),
    ],
)
def test_people_may_be_written_otherwise(first: str, second: str) -> None:
    one, other = (f"author = {{{who}}}, year = 2020" for who in (first, second))
    assert is_same(two(f"{one}, {LONG}", f"{other}, {LONG}"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Weir, Tom", "Lock, Ann"),
        ("Li, Jun", "Li, Wei"),
        ("{Board 12}", "{Board 13}"),
    ],
)
def test_other_people_wrote_another_work(first: str, second: str) -> None:
    one, other = (f"author = {{{who}}}, year = 2020" for who in (first, second))
    both = two(f"{one}, {LONG}", f"{other}, {LONG}")
    assert both == Duplicates((), ())


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (
            "doi = {10.1000/A}",
            "doi = {https://doi.org/10.1000/a}",
            "same DOI 10.1000/a",
        ),
        ("pmid = 123", "eprint = 123, eprinttype = pubmed", "same PMID 123"),
        (
            "eprint = {2001.00001v2}, eprinttype = {arxiv}",
            "url = {https://arxiv.org/abs/2001.00001}",
            "same arXiv number 2001.00001",
        ),
    ],
)
def test_one_identifier_makes_one_work(first: str, second: str, reason: str) -> None:
    both = two(f"{LONG}, {first}", f"title = {{Keepers of the Canal}}, {second}")
    assert [(group.keys, group.reasons) for group in both.groups] == [
        (("one", "two"), (reason,))
    ]


def test_an_isbn_of_ten_digits_is_that_of_thirteen() -> None:
    both = two(
        f"{WEIR}, title = {{Tolls}}, isbn = {{978-3-16-148410-0}}",
        f"{WEIR}, title = {{Tolls: A History}}, isbn = {{3-16-148410-X}}",
        type_="book",
    )
    assert both.groups[0].reasons == ("same ISBN 978316148410…",)


def test_chapters_of_one_book_are_no_duplicates() -> None:
    book = "booktitle = {Rivers}, isbn = {978-3-16-148410-0}, doi = {10.1000/b}"
    both = two(
        f"{WEIR}, title = {{Tolls}}, {book}",
        f"{WEIR}, title = {{Locks and Weirs}}, {book}",
        type_="incollection",
    )
    assert both == Duplicates((), ())


def test_a_book_is_not_its_first_chapter() -> None:
    both = found(
        f"@book{{b, {WEIR}, {LONG}, isbn = {{978-3-16-148410-0}}}}\n"
        f"@inbook{{c, {WEIR}, {LONG}, isbn = {{978-3-16-148410-0}}, pages = 1}}\n"
    )
    assert both.groups == ()


def test_one_doi_under_two_titles_is_named() -> None:
    both = two(
        "title = {Tolls of the Canal}, doi = {10.1000/a}",
        "title = {A Farewell to Mountains}, doi = {10.1000/a}",
    )
    assert both.groups == ()
    assert ties(both) == ["one identifier, two titles"]


def test_a_preprint_is_said_to_be_one() -> None:
    both = found(
        f"@article{{one, {WEIR}, {LONG}, journal = {{Lock Quarterly}}}}\n"
        f"@misc{{two, author = {{Weir, Tom}}, year = 2018, {LONG},\n"
        "  eprint = {1801.00001}, eprinttype = {arxiv}}\n"
    )
    assert both.groups == ()
    assert ties(both) == ["preprint and published version"]


def test_editions_are_told_apart() -> None:
    both = two(
        f"{WEIR}, {LONG}",
        f"author = {{Weir, Tom}}, year = 2023, {LONG}, edition = 2",
        type_="book",
    )
    assert both.groups == ()
    assert ties(both) == ["editions of one work"]
    assert both.related[0].reasons == (
        "same title, same first author; editions of 2020 and 2023",
    )


def test_a_translation_is_another_work() -> None:
    both = two(
        f"{WEIR}, {LONG}",
        f"author = {{Weir, Tom}}, year = 2023, {LONG}, translator = {{Roe, Ann}}",
        type_="book",
    )
    assert both == Duplicates((), ())


def test_a_conference_paper_and_a_later_article_are_two_versions() -> None:
    both = found(
        f"@inproceedings{{one, {WEIR}, {LONG}, booktitle = {{Locks 2020}}}}\n"
        f"@article{{two, author = {{Weir, Tom}}, year = 2022, {LONG},\n"
        "  journal = {Lock Quarterly}}\n"
    )
    assert both.groups == ()
    assert ties(both) == ["versions of one work"]


def test_columns_of_one_name_are_many_works() -> None:
    column = (
        "@article{{c{0}, author = {{Weir, Tom}}, title = {{Letters}}, year = 2020, \
      journal = {{Locks}}, number = {0}}}"
    )
    both = found("\n".join(column.format(number) for number in range(1, 6)))
    assert both == Duplicates((), ())


def test_a_generic_title_needs_a_place() -> None:
    both = two(
        f"{WEIR}, title = {{Introduction}}, journal = {{Locks}}, pages = 7",
        f"{WEIR}, title = {{Introduction}}, journal = {{Locks}}, pages = 7",
    )
    assert is_same(both)
    assert two(f"{WEIR}, title = {{Preface}}", f"{WEIR}, title = {{Preface}}") == (
        Duplicates((), ())
    )


def test_three_copies_are_one_group() -> None:
    both = found(
        "\n".join(f"@article{{c{n}, {WEIR}, {LONG}}}" for n in range(3))
        + "\n@article{other, author = {Lock, Ann}, title = {Weirs}, year = 1999}"
    )
    assert [group.keys for group in both.groups] == [("c0", "c1", "c2")]


def test_no_member_of_a_group_contradicts_another() -> None:
    both = found(
        f"@article{{bare, {WEIR}, {LONG}}}\n"
        f"@article{{three, {WEIR}, {LONG}, volume = 3}}\n"
        f"@article{{four, {WEIR}, {LONG}, volume = 4}}\n"
    )
    assert [group.keys for group in both.groups] == [("bare", "three")]


@pytest.mark.parametrize("title", ["", "{}", "---", "中国", "$x$", "\\"])
def test_an_odd_title_is_compared_without_ado(title: str) -> None:
    both = found(f"@misc{{one, title = {{{title}}}}}\n@misc{{two, note = {{x}}}}\n")
    assert both == Duplicates((), ())


def test_east_asian_titles_are_compared_by_sign() -> None:
    both = two(
        f"{WEIR}, title = {{中国的运河历史}}", f"{WEIR}, title = {{中国的运河历史}}"
    )
    assert is_same(both)
    other = two(
        f"{WEIR}, title = {{中国的运河历史}}", f"{WEIR}, title = {{中国的运河地理}}"
    )
    assert not is_same(other)


def test_a_title_of_thousands_of_sentences_has_a_few_blocks() -> None:
    """Each beginning is read from its first word: all of them would be a square."""
    title = " ".join(f"Locks of county {at}:" for at in range(5_000))
    (work,) = works(f"@book{{a, author = {{Bo Bell}}, title = {{{title}}}}}")

    assert len(work.title.heads) == 4_999
    assert len(list(_head_keys(work))) == 34
