"""An entry against a registry's record: what is a difference, and what is none."""

from __future__ import annotations

import pytest

from evidence.bibliography.agreement.comparison import Published, Verdict, compare_work
from evidence.bibliography.agreement.names import compare_names
from evidence.bibliography.agreement.numbers import compare_pages, same_volume
from evidence.bibliography.agreement.titles import same_container, same_title
from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.entry import Entry
from evidence.bibliography.names import Name, parse_names


def entry(text: str) -> Entry:
    return read_bibliography(text.encode(), "refs.bib").entries[0]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The state of open access", "The State of Open Access"),
        ("Naïve café", "Naive Cafe"),
        ("Law & order", "Law and Order"),
        ("Law & order", "Law &amp; Order"),
        ("A <i>new</i> H<sub>2</sub>O model", "A new H2O model"),
        ("H₂O in stars", "H2O in Stars"),
        ("The role of β-catenin", "The role of beta-catenin"),
        ("E-mail in offices", "Email in offices"),
        ("“Quoted” words", "'Quoted' Words"),
        ("Trends – 2019", "Trends, 2019"),
        ("A study.", "A study"),
        ("RETRACTED: A study of rain", "A study of rain"),
        ("Straße und Fluß", "Strasse und Fluss"),
    ],
)
def test_the_same_title_written_otherwise_is_no_difference(
    ours: str, theirs: str
) -> None:
    assert same_title(ours, theirs) == (True, "")


@pytest.mark.parametrize(
    ("ours", "theirs", "note"),
    [
        (
            "Silent rivers",
            "Silent rivers: a history of dams",
            "the entry leaves the subtitle out",
        ),
        (
            "Silent rivers: a history of dams",
            "Silent Rivers",
            "the registry leaves the subtitle out",
        ),
        (
            "What is to be said? Notes on rivers",
            "What is to be said",
            "the registry leaves the subtitle out",
        ),
    ],
)
def test_a_subtitle_left_out_is_no_difference(
    ours: str, theirs: str, note: str
) -> None:
    assert same_title(ours, theirs) == (True, note)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("43,548 rivers", "43,458 rivers"),
        ("World report 2019", "World report 2018"),
        ("Volume 1 2", "Volume 12"),
        ("The state of open access", "The state of closed access"),
        ("Silent rivers", "Silent rivers of the north"),
        ("Introduction", "Introduction: rivers in law"),
        ("Erratum to: a study of rain", "A study of rain"),
        ("Rain does not fall", "Rain does fall"),
    ],
)
def test_other_words_or_digits_are_a_difference(ours: str, theirs: str) -> None:
    assert same_title(ours, theirs) == (False, "")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("J. Am. Chem. Soc.", "Journal of the American Chemical Society"),
        ("Proc. Natl. Acad. Sci. U.S.A.", "Proc Natl Acad Sci U S A"),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("Int. Aff.", "International Affairs"),
        ("Z. Geophys.", "Zeitschrift für Geophysik"),
        ("The Lancet", "Lancet"),
        ("BMJ", "BMJ (Clinical research ed.)"),
        ("Cell", "Cell: a journal of biology"),
        ("Science & Society", "Science and Society"),
        ("Ann. N.Y. Acad. Sci.", "Annals of the N.Y. Academy of Sciences"),
    ],
)
def test_an_abbreviated_journal_is_no_difference(ours: str, theirs: str) -> None:
    assert same_container(ours, theirs)[0] is True
    assert same_container(theirs, ours)[0] is True


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Physical Review A", "Physical Review B"),
        ("International Affairs", "International Security"),
        ("J. Phys. Chem. 1", "Journal of Physical Chemistry 12"),
        ("Nature", "Nature Medicine"),
        ("AB", "American Biology"),
    ],
)
def test_another_journal_is_a_difference(ours: str, theirs: str) -> None:
    assert same_container(ours, theirs)[0] is False


def people(text: str) -> tuple[Name, ...]:
    return parse_names(text).names


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Müller, Jürgen", "Mueller, J."),
        ("Müller, Jürgen", "Muller, Jurgen"),
        ("Sørensen, Å.", "Sorensen, Åse"),
        ("Doe, J. K.", "Doe, Jane Katherine"),
        ("Doe, JK", "Doe, Jane Katherine"),
        ("Doe, Jane", "DOE, JANE K."),
        ("Doe, Jean-Pierre", "Doe, J.-P."),
        ("Oppenheimer, J. Robert", "Oppenheimer, Robert"),
        ("van der Berg, Jan", "Berg, Jan van der"),
        ("Garc\\'ia M\\'arquez, Gabriel", "Márquez, Gabriel García"),
        ("O'Neil, Tim", "O’Neil, Timothy"),
        ("{Human Rights Watch}", "{The Human Rights Watch}"),
        ("{HRW}", "{Human Rights Watch}"),
        ("{World Health Organization}", "Organization, World Health"),
        ("Doe, Jane and Roe, Richard", "Doe, J. and Roe, R."),
    ],
)
def test_the_same_people_written_otherwise_agree(ours: str, theirs: str) -> None:
    assert compare_names(parse_names(ours), people(theirs)) == (True, "")


@pytest.mark.parametrize(
    ("ours", "theirs", "note"),
    [
        ("Deo, Jane", "Doe, Jane", "Deo, Jane against Doe, Jane"),
        ("Doe, Alexande", "Doe, Alexander", "Doe, Alexande against Doe, Alexander"),
        ("Doe, K. J.", "Doe, Jane K.", "Doe, K. J. against Doe, Jane K."),
        ("Xi, Jinping", "Jinping, Xi", "family and given name are exchanged"),
        (
            "Roe, Richard and Doe, Jane",
            "Doe, Jane and Roe, Richard",
            "in another order",
        ),
        (
            "Doe, Jane",
            "Doe, Jane and Roe, Richard",
            "1 against 2 names; missing: Roe, Richard",
        ),
        (
            "Doe, Jane and Roe, Richard",
            "Doe, Jane",
            "2 against 1 names; only here: Roe, Richard",
        ),
    ],
)
def test_other_people_differ(ours: str, theirs: str, note: str) -> None:
    assert compare_names(parse_names(ours), people(theirs)) == (False, note)


def test_and_others_stands_for_the_rest() -> None:
    found = compare_names(
        parse_names("Doe, Jane and others"), people("Doe, Jane and Roe, Richard")
    )

    assert found == (True, "the entry ends in «and others»")


def test_institutions_that_a_registry_lists_beside_people_are_passed_over() -> None:
    found = compare_names(
        parse_names("Doe, Jane and Roe, Richard"),
        people("Doe, Jane and {A University} and Roe, Richard"),
    )

    assert found == (True, "the registry lists institutions too")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("12", "012"), ("XII", "12"), ("Vol. 12", "12"), ("12–13", "12-13"), ("B4", "b4")],
)
def test_the_same_volume_written_otherwise(ours: str, theirs: str) -> None:
    assert same_volume(ours, theirs) is True


@pytest.mark.parametrize(("ours", "theirs"), [("12", "21"), ("1", "10"), ("IV", "6")])
def test_another_volume(ours: str, theirs: str) -> None:
    assert same_volume(ours, theirs) is False


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("215–220", "215-220", (True, "")),
        ("215--20", "215-220", (True, "")),
        ("pp. 215-220.", "215-220", (True, "")),
        ("S12-S15", "s12-s15", (True, "")),
        ("e4375", "e4375", (True, "")),
        ("215", "215-220", (True, "one gives the first page only")),
        ("215-220", "215-202", (False, "")),
        ("215-220", "251-220", (False, "")),
        ("215-220", "215-221", (False, "")),
        ("12", "21", (False, "")),
        (
            "1-12",
            "e4375",
            (None, "an article's number against pages counted from 1"),
        ),
    ],
)
def test_pages(ours: str, theirs: str, expected: tuple[bool | None, str]) -> None:
    assert compare_pages(ours, theirs) == expected


ARTICLE = entry(
    "@article{doe2020, author = {Doe, Jane}, title = {Silent Rivers},"
    " journal = {J. Hydrol.}, year = 2020, volume = 12, pages = {215--220}}"
)


def test_all_fields_of_an_article_that_agrees() -> None:
    published = Published(
        titles=("Silent rivers: a history",),
        authors=(Name("Doe", "J."),),
        dates={"issued": "2019-11-02", "online": "2019-11-02", "print": "2020-01"},
        containers=("Journal of Hydrology",),
        volume="12",
        pages="215-220",
    )

    found = [
        (one.field, one.verdict.value, one.ours, one.theirs, one.note)
        for one in compare_work(ARTICLE, published)
    ]

    assert found == [
        (
            "title",
            "agrees",
            "Silent Rivers",
            "Silent rivers: a history",
            "the entry leaves the subtitle out",
        ),
        ("authors", "agrees", "Doe, Jane", "Doe, J.", ""),
        ("year", "agrees", "2020", "2019, 2020", "2019 online; 2020 in print"),
        ("container", "agrees", "J. Hydrol.", "Journal of Hydrology", "abbreviated"),
        ("volume", "agrees", "12", "12", ""),
        ("pages", "agrees", "215–220", "215-220", ""),
    ]


def test_what_only_one_side_has_cannot_be_told() -> None:
    found = {
        one.field: (one.verdict, one.note)
        for one in compare_work(ARTICLE, Published(titles=("Silent rivers",)))
    }

    unknown = (Verdict.UNKNOWN, "the registry gives none")
    assert found == {
        "title": (Verdict.AGREES, ""),
        "authors": unknown,
        "year": unknown,
        "container": unknown,
        "volume": unknown,
        "pages": unknown,
    }


def test_a_year_in_neither_form_differs() -> None:
    published = Published(dates={"online": "2018-12", "print": "2019-01"})

    (year,) = [o for o in compare_work(ARTICLE, published) if o.field == "year"]

    assert (year.verdict, year.theirs, year.note) == (
        Verdict.DIFFERS,
        "2018, 2019",
        "2018 online; 2019 in print",
    )


def test_editors_are_compared_also_where_the_registry_calls_them_authors() -> None:
    book = entry("@book{roe2011, editor = {Roe, R.}, title = {Dams}, year = 2011}")
    published = Published(titles=("Dams",), authors=(Name("Roe", "Richard"),))

    found = [(o.field, o.verdict) for o in compare_work(book, published)]

    assert ("editors", Verdict.AGREES) in found


def test_a_title_in_another_language_agrees_where_the_registry_has_it() -> None:
    published = Published(titles=("Stille Flüsse", "Silent rivers"))

    (title,) = [o for o in compare_work(ARTICLE, published) if o.field == "title"]

    assert (title.verdict, title.theirs) == (Verdict.AGREES, "Stille Flüsse")


def test_a_series_of_the_volume_may_be_the_container() -> None:
    chapter = entry(
        "@incollection{d, author={Doe, J.}, title={T}, booktitle={Dams and Law},"
        " series={Water Notes}, year=2020}"
    )
    published = Published(containers=("Water Notes", "Dams and Law"))

    (found,) = [o for o in compare_work(chapter, published) if o.field == "container"]

    assert found.verdict is Verdict.AGREES
