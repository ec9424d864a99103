"""SRC030 to SRC036: what the rules say of names, and how they mend them."""

from __future__ import annotations

import time

import pytest

from evidence.checker.rule import SourceRule
from evidence.rules.sources.et_al_as_name import EtAlAsName
from evidence.rules.sources.initials_unpointed import InitialsUnpointed
from evidence.rules.sources.name_in_capitals import NameInCapitals
from evidence.rules.sources.name_swapped import NameSwapped
from evidence.rules.sources.names_run_together import NamesRunTogether
from evidence.rules.sources.organisation_unbraced import OrganisationUnbraced
from evidence.rules.sources.stray_part_in_name import StrayPartInName
from tests.factories import make_context, make_source

RULES = (
    EtAlAsName,
    NamesRunTogether,
    StrayPartInName,
    NameInCapitals,
    OrganisationUnbraced,
    NameSwapped,
)


def said(rule: type[SourceRule], author: str, field: str = "author") -> list[str]:
    source = make_source(fields={field: author})
    return [draft.message for draft in rule().check(source, make_context())]


def mended(rule: type[SourceRule], author: str, field: str = "author") -> str | None:
    """Return what a fix makes of a field; the fixed one is left alone."""
    source = make_source(fields={field: author})
    for change in rule().fix(source, make_context()):
        assert change.field == field
        assert change.value is not None
        again = make_source(fields={field: change.value})
        assert list(rule().fix(again, make_context())) == []
        return change.value
    return None


@pytest.mark.parametrize(
    "author",
    [
        "Knuth",
        "Donald E. Knuth and Kurt Gödel and A. Einstein",
        "Knuth, Donald E. and {World Health Organization}",
        "{Smith & Sons; Partners}",
        "King, Jr., Martin Luther",
        "Stevenson, III, Adlai E. and others",
        "d' Aubignac, abbé d', François Hédelin",
        "von der Leyen, Ursula",
        "De La Cruz, Juan Carlos",
        "family=Hasan, given=Anna, prefix=van",
        "Para{\\~n}os, Hugo",
        "Etal, Jean and Alba, Ed",
        "Drager, A. D. and Drake, Prof and Sadek, M. D.",
        "H{\\'a}n Th{\\^e}\\llap{\\raise 0.5ex\\hbox{\\'{\\relax}}} Th{\\'a}nh",
        "UNESCO and OECD",
        "Ng, A. and XU, B.",
        "Banks, John and School, Ann and Court, Eva",
        "Lee, S. A. and O'Neill, J.-P.",
        "{NATO}",
        "DeMarco, Tom and van Gogh, Vincent",
        "王, 小明 and 李小龙",
        "Петров, Иван",
    ],
)
def test_names_as_they_should_be_pass(author: str) -> None:
    assert [said(rule, author) for rule in RULES] == [[] for _ in RULES]
    assert [mended(rule, author) for rule in RULES] == [None for _ in RULES]


@pytest.mark.parametrize(
    ("author", "after"),
    [
        ("Smith, John and others", None),
        ("Smith, John et al.", "Smith, John and others"),
        ("Smith, John and et al", "Smith, John and others"),
        ("J. Smith and A. Doe, et al.", "J. Smith and A. Doe and others"),
        ("Dowty, D.R., et~al.", "Dowty, D.R. and others"),
        ("Smith, John and Others", "Smith, John and others"),
        ("Smith, John and {others}", None),
        ("Smith, John, others", "Smith, John and others"),
        ("Müller, Eva u.a.", "Müller, Eva and others"),
        ("Fried, Eva \\emph{et al.}", "Fried, Eva and others"),
        ("{M. O. Ball et al.}", None),
        ("et al.", None),
    ],
)
def test_et_al_becomes_and_others(author: str, after: str | None) -> None:
    assert mended(EtAlAsName, author) == after
    assert bool(said(EtAlAsName, author)) == (author != "Smith, John and others")


def test_what_stands_for_others_is_told() -> None:
    assert said(EtAlAsName, "Smith, J. and others and Doe, A.") == [
        "the author of hall2020 has 'others' as a name"
    ]
    assert said(EtAlAsName, "Doe, A. et al.", "translator") == [
        "the translator of hall2020 has 'Doe, A. et al.' as a name"
    ]


@pytest.mark.parametrize(
    ("author", "fault"),
    [
        ("Raja, Anna; Kang, David", "a semicolon between names"),
        ("Anna Raja & David Kang", "an ampersand inside a name"),
        ("Simon \\& Schuster", "an ampersand inside a name"),
        ("Ingham, M.and Kortenkamp, D.", "an «and» without a blank before it"),
        ("Test1, Test2, Test3, Test4", "3 commas in one name"),
        ("M. Halle, J. Bresnan,", "a comma at an end"),
        (", Kurt Gödel", "a comma at an end"),
        ("Sherry, John F., Jr.", "the suffix at the end"),
        ("Ann Doe, Ben Roe, Carl Moe", "commas between names"),
        ("J. A. Smith, B. Jones", "a comma between names"),
    ],
)
def test_names_that_run_together_are_told(author: str, fault: str) -> None:
    assert said(NamesRunTogether, author) == [
        f"the author of hall2020 has {fault}: {author!r}"
    ]


@pytest.mark.parametrize(
    ("author", "after"),
    [
        ("Raja, Anna; Kang, David;", "Raja, Anna and Kang, David"),
        ("Anna Raja; David Kang and Doe, J.", "Anna Raja and David Kang and Doe, J."),
        ("Raja; Kang, David", None),
        ("Sherry, John F., Jr.", "Sherry, Jr., John F."),
        ("Smith, John, V.", None),
        ("Anna Raja & David Kang", None),
    ],
)
def test_names_are_parted_where_that_is_certain(author: str, after: str | None) -> None:
    assert mended(NamesRunTogether, author) == after


@pytest.mark.parametrize(
    ("author", "fault"),
    [
        ("Dr. Eva Doe", "a title or degree"),
        ("Doe, Prof. Eva", "a title or degree"),
        ("Eva Doe, Ph.D.", "a title or degree"),
        ("Doe, Eva, M.D.", "a title or degree"),
        ("Doe, Eva (Ed.)", "a role"),
        ("Eva Doe, eds.", "a role"),
        ("Doe, Eva eva.doe@example.org", "an address"),
        ("Doe1, Eva", "a digit"),
        ("Stefan Kolb 0001", "a digit"),
    ],
)
def test_what_is_no_part_of_a_name_is_told(author: str, fault: str) -> None:
    assert said(StrayPartInName, author) == [
        f"the author of hall2020 has {fault} in a name: {author!r}"
    ]


def test_a_role_is_taken_off_only_where_the_field_says_it() -> None:
    assert mended(StrayPartInName, "Doe, Eva (Ed.)", "editor") == "Doe, Eva"
    assert mended(StrayPartInName, "Doe, Eva (Ed.)", "author") is None
    assert mended(StrayPartInName, "Stefan Kolb 0001 and A. B.") == (
        "Stefan Kolb and A. B."
    )


@pytest.mark.parametrize("author", ["BRUCE, B.", "LEHNE, STEFAN", "J. R. SMITH"])
def test_names_in_capitals_are_noted(author: str) -> None:
    assert said(NameInCapitals, author) == [
        f"the author of hall2020 is in capitals: {author!r}"
    ]


@pytest.mark.parametrize(
    ("author", "after"),
    [
        ("World Health Organization", "{World Health Organization}"),
        ("Doe, Eva and Apple, Inc.", "Doe, Eva and {Apple, Inc.}"),
        ("The World Bank", "{The World Bank}"),
        ("University of Cambridge", "{University of Cambridge}"),
        ("Office of Rail Regulation", "{Office of Rail Regulation}"),
        ("Ministry of Trade and Industry", None),
        ("ProQuest (Firm)", None),
    ],
)
def test_organisations_get_braces(author: str, after: str | None) -> None:
    assert len(said(OrganisationUnbraced, author)) == 1
    assert mended(OrganisationUnbraced, author) == after


def test_initials_before_the_comma_are_turned_round() -> None:
    assert said(NameSwapped, "Doe, Eva and J. A., Smith") == [
        "the author of hall2020 has initials before the comma: 'J. A., Smith'"
    ]
    assert mended(NameSwapped, "Doe, Eva and J. A., Smith") == (
        "Doe, Eva and Smith, J. A."
    )
    assert said(NameSwapped, "J. A., Jr.") == []


@pytest.mark.parametrize(
    ("author", "after"),
    [
        ("Dowty, D.R.", "Dowty, D. R."),
        ("D.D.-F. Liu", "D. D.-F. Liu"),
        ("Zarem, HA and Doe, J", "Zarem, H. A. and Doe, J."),
        ("Robert C Holub", "Robert C. Holub"),
        ("Dowty, D. R. and {J.P. Morgan}", None),
        ("d'Arc, J. and O'Neill, J.-P.", None),
        ("{\\'E}mile Zola and LI YI", None),
    ],
)
def test_initials_get_stops_and_blanks(author: str, after: str | None) -> None:
    assert mended(InitialsUnpointed, author) == after
    assert bool(said(InitialsUnpointed, author)) == (after is not None)


def test_a_lent_name_is_the_lenders() -> None:
    fields = {"crossref": "volume", "editor": "Doe, Eva et al."}
    child = make_source("child", fields=fields)
    assert list(EtAlAsName().check(child, make_context())) == []


@pytest.mark.parametrize("rule", [EtAlAsName, StrayPartInName])
@pytest.mark.parametrize("unit", [", ", " ,", "&;", "a.", "1 "])
def test_a_list_of_names_without_end_is_gone_through_once(
    rule: type[SourceRule], unit: str
) -> None:
    """Forty thousand signs: their square would take minutes."""
    source = make_source(fields={"author": f"a{unit * 20_000}!", "title": "T"})

    start = time.process_time()
    list(rule().check(source, make_context(sources=[source])))

    assert time.process_time() - start < 5
