"""SRC003, SRC037, SRC038, SRC041, SRC042: dates, editions, pages."""

from __future__ import annotations

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Policy, SourceRule
from evidence.rules.sources.impossible_date import ImpossibleDate
from evidence.rules.sources.odd_date import OddDate
from evidence.rules.sources.odd_edition import OddEdition
from evidence.rules.sources.odd_month import OddMonth
from evidence.rules.sources.odd_pages import OddPages
from tests.factories import make_context, make_source


def kept_for(program: str) -> Context:
    return make_context(policy=Policy(bibliography=program))


def said(
    rule: type[SourceRule], fields: dict[str, str], program: str = ""
) -> list[str]:
    source = make_source(fields=fields)
    return [draft.message for draft in rule().check(source, kept_for(program))]


def mended(
    rule: type[SourceRule], fields: dict[str, str], program: str = ""
) -> dict[str, str | None]:
    """Return the changes of a fix; once they are made, it makes none."""
    changes = {
        change.field: change.value
        for change in rule().fix(make_source(fields=fields), kept_for(program))
    }
    after = {name: value for name, value in (fields | changes).items() if value}
    assert list(rule().fix(make_source(fields=after), kept_for(program))) == []
    return changes


@pytest.mark.parametrize(
    "month",
    [
        *("January", "Jan.", "3", "12", "May/June", "Spring", "August~20--25", "Sept"),
        *(
            "{OCT 1}",
            "Juni",
            "janvier",
            "Q3",
            "Third Quarter",
            "1{st} July",
            "四月",
            "",
        ),
    ],
)
def test_months_and_seasons_pass(month: str) -> None:
    assert said(OddMonth, {"month": month}) == []
    assert mended(OddMonth, {"month": month}) == {}


@pytest.mark.parametrize(
    ("month", "after"),
    [
        ("Setpember", "September"),
        ("Febuary", "February"),
        ("8,", "8"),
        ("ar", None),
        ("Wrong format", None),
    ],
)
def test_what_is_no_month_is_told(month: str, after: str | None) -> None:
    assert said(OddMonth, {"month": month}) == [
        f"the month of hall2020 is no month: {month!r}"
    ]
    assert mended(OddMonth, {"month": month}).get("month") == after


def test_biblatex_wants_a_number() -> None:
    assert said(OddMonth, {"month": "8/9"}) == []
    assert said(OddMonth, {"month": "8/9"}, "biblatex") == [
        "the month of hall2020 is no whole number: '8/9'"
    ]
    assert said(OddMonth, {"month": "May/June"}, "biblatex") == [
        "the month of hall2020 is no whole number: 'May/June'"
    ]
    assert mended(OddMonth, {"month": "Febuary"}, "biblatex") == {"month": "2"}


@pytest.mark.parametrize(
    "fields",
    [
        {"year": "2020"},
        {"year": "around 1986"},
        {"year": "1999--2009"},
        {"year": "[1997] 2002"},
        {"year": "1988??"},
        {"year": "in press"},
        {"year": "MCMLXXXV"},
        {"year": "-350"},
        {"year": "350 BC"},
        {"year": "१९८७"},
        {"date": "2020-02-31"},
        {"date": "2017/.."},
        {"date": "-0876"},
        {"date": "Y17000002"},
        {"urldate": "2017-10-28T04:44"},
    ],
)
def test_years_and_dates_that_programs_read_pass(fields: dict[str, str]) -> None:
    assert said(OddDate, fields) == []
    assert mended(OddDate, fields) == {}


@pytest.mark.parametrize(
    ("field", "value", "fault", "changes"),
    [
        ("year", "2020a", "has a letter", {}),
        ("year", "(2020)", "stands in brackets", {"year": "2020"}),
        ("year", "[2020]", "stands in brackets", {}),
        ("year", "86", "is no year", {}),
        ("year", "20055", "is no year", {}),
        ("year", "undefined", "is no year", {}),
        ("year", "June 1980", "holds a month", {"year": "1980", "month": "June"}),
        (
            "date",
            "July 13, 2020",
            "is no date that programs read",
            {"date": "2020-07-13"},
        ),
        ("urldate", "03/04/2018", "is no date that programs read", {}),
        ("origdate", "n.d.", "is no date that programs read", {}),
    ],
)
def test_other_forms_are_told(
    field: str, value: str, fault: str, changes: dict[str, str]
) -> None:
    assert said(OddDate, {field: value}) == [
        f"the {field} of hall2020 {fault}: {value!r}"
    ]
    assert mended(OddDate, {field: value}) == changes


def test_a_month_is_not_moved_over_another() -> None:
    assert mended(OddDate, {"year": "June 1980", "month": "jul"}) == {}


def test_a_date_soon_to_come_is_a_warning() -> None:
    for year, severity in (("2027", Severity.WARNING), ("2031", None)):
        source = make_source(fields={"year": year})
        (draft,) = ImpossibleDate().check(source, make_context())
        assert draft.severity is severity


@pytest.mark.parametrize(
    ("entry_type", "date", "seen", "expected"),
    [
        ("online", "2020-07", "2020-07-13", False),
        ("online", "2020-07", "2020-06-30", True),
        ("article", "2021", "2020-11-30", False),
        ("article", "2021-05", "2019", True),
    ],
)
def test_a_page_seen_before_its_date_is_noted(
    entry_type: str, date: str, seen: str, *, expected: bool
) -> None:
    fields = {"date": date, "urldate": seen}
    source = make_source(entry_type=entry_type, fields=fields, issued=parse_edtf(date))
    found = [d.message for d in ImpossibleDate().check(source, make_context())]
    message = f"hall2020 was seen on {seen} but is dated {date}"
    assert found == ([message] if expected else [])


@pytest.mark.parametrize(
    "edition",
    [
        *("2", "Second", "2nd", "Third, revised and expanded edition", "Summer 2013"),
        *(
            "3., erw. und aktualisierte Aufl.",
            "Rev. ed.",
            "Version 2.3",
            "Edition 2000",
        ),
    ],
)
def test_editions_that_some_program_prints_well_pass(edition: str) -> None:
    assert said(OddEdition, {"edition": edition}) == []


@pytest.mark.parametrize(
    ("edition", "program", "fault", "after"),
    [
        ("2nd ed.", "", "has the word that styles add", None),
        ("2nd ed.", "biblatex", "has the word that styles add", "2"),
        ("Second edition", "bibtex", "has the word that styles add", "Second"),
        ("3. Aufl.", "bibtex", "has the word that styles add", "Third"),
        ("1st,", "", "ends in punctuation", None),
        ("2nd editio", "biblatex", "is misspelt", None),
        ("Second", "biblatex", "is no whole number", "2"),
        ("3rd", "bibtex", "is no ordinal in letters", "Third"),
        ("second", "bibtex", "is no ordinal in letters", "Second"),
        ("25th", "bibtex", "is no ordinal in letters", None),
    ],
)
def test_other_editions_are_noted(
    edition: str, program: str, fault: str, after: str | None
) -> None:
    assert said(OddEdition, {"edition": edition}, program) == [
        f"the edition of hall2020 {fault}: {edition!r}"
    ]
    assert mended(OddEdition, {"edition": edition}, program).get("edition") == after


@pytest.mark.parametrize(
    "pages",
    [
        *("12", "1--2", "1,2,3", "43+", "7+,41--43,73", "436S--439S", "S10A+", "1–10"),
        *(
            "1 f.",
            "1sqq.",
            "i",
            "vi--xii",
            "e1007226",
            "64:1--64:7",
            "M-1--M-4",
            "12-15",
        ),
        *("Appendix A", "Cover 3", "100--", "LL16-04", "G6.27", "xxi + 346"),
        *("123--9", "Section 7, p. 50", "Article No. 30"),
    ],
)
def test_pages_as_they_should_be_pass(pages: str) -> None:
    assert said(OddPages, {"pages": pages}) == []
    assert mended(OddPages, {"pages": pages}) == {}


@pytest.mark.parametrize(
    ("pages", "fault", "after"),
    [
        ("pp. 12-19", "have the word that styles add", "12--19"),
        ("p.22", "have the word that styles add", "22"),
        ("S. 12–19", "have the word that styles add", "12--19"),
        ("330—331", "have another dash than «--»", "330--331"),
        ("1---2, 5", "have another dash than «--»", "1--2, 5"),
        ("xi+98 pp.", "are a number of pages", None),
        ("??--??", "are unknown", None),
        ("1-n/a", "are unknown", None),
        ("to appear", "are no pages", None),
    ],
)
def test_other_pages_are_noted(pages: str, fault: str, after: str | None) -> None:
    assert said(OddPages, {"pages": pages}) == [
        f"the pages of hall2020 {fault}: {pages!r}"
    ]
    assert mended(OddPages, {"pages": pages}).get("pages") == after


def test_pages_that_run_backwards_are_a_warning() -> None:
    source = make_source(fields={"pages": "485--405, 410"})
    (draft,) = OddPages().check(source, make_context())
    assert draft.severity is Severity.WARNING
    assert draft.message == "the pages of hall2020 run backwards: 485--405"


def test_a_hyphen_is_told_only_where_the_library_is_kept_for_bibtex() -> None:
    assert said(OddPages, {"pages": "12-15"}, "bibtex") == [
        "the pages of hall2020 have another dash than «--»: '12-15'"
    ]
    assert mended(OddPages, {"pages": "12-15"}, "bibtex") == {"pages": "12--15"}
    assert said(OddPages, {"pages": "12-15"}, "biblatex") == []


def test_a_paper_entered_as_a_proceedings_is_noted() -> None:
    fields = {"author": "Doe, Eva", "booktitle": "Proc.", "pages": "1--2"}
    paper = make_source(entry_type="proceedings", fields=fields)
    assert [draft.message for draft in OddPages().check(paper, make_context())] == [
        "the proceedings hall2020 has author, booktitle and pages"
    ]
