"""SRC: what the rules say of entries."""

from __future__ import annotations

import pytest

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.models.vocabulary import ItemStatus
from evidence.rules.sources.impossible_date import ImpossibleDate
from evidence.rules.sources.invalid_identifier import InvalidIdentifier
from evidence.rules.sources.required_field_missing import RequiredFieldMissing
from evidence.rules.sources.superseded_source import SupersededSource
from evidence.rules.sources.uncited_source import UncitedSource
from evidence.rules.sources.unverified_record import UnverifiedRecord
from tests.factories import (
    make_citation,
    make_context,
    make_item,
    make_manuscript,
    make_source,
)


def dated(**fields: str) -> list[str]:
    source = make_source("hall2020", fields=fields)
    return [d.message for d in ImpossibleDate().check(source, make_context())]


def uncited(source: SourceFacts, *others: SourceFacts, cited: str = "") -> list[str]:
    context = make_context(
        sources=[source, *others], manuscripts=[make_manuscript()], cited=[cited]
    )
    return [draft.message for draft in UncitedSource().check(source, context)]


def test_a_source_that_nothing_points_to_is_noted() -> None:
    assert uncited(make_source()) == [
        "no manuscript cites hall2020, and no claim is tied to it"
    ]


def test_a_source_cited_by_its_key_or_an_alias_is_used() -> None:
    assert uncited(make_source(), cited="hall2020") == []
    assert uncited(make_source(aliases=["hall"]), cited="hall") == []


def test_an_entry_that_lends_its_fields_is_used() -> None:
    child = make_source("child", fields={"crossref": "hall2020"})
    assert uncited(make_source(), child) == []
    assert uncited(make_source(entry_type="xdata")) == []


def test_a_source_that_a_near_or_ambiguous_item_may_mean_is_left_to_cit() -> None:
    near = make_item("Hal 2020", status=ItemStatus.NEAR, candidates=["hall2020", "b"])
    chapter = make_manuscript(citations=[make_citation(near)])
    sources = [make_source(), make_source("b")]
    context = make_context(sources=sources, manuscripts=[chapter])
    found = [list(UncitedSource().check(source, context)) for source in sources]
    assert [len(drafts) for drafts in found] == [0, 1]


def test_one_rule_serves_several_ledgers() -> None:
    rule, source = UncitedSource(), make_source()
    child = make_source("child", fields={"crossref": "hall2020"})
    chapter = [make_manuscript()]
    lent = make_context(sources=[source, child], manuscripts=chapter)
    alone = make_context(sources=[source], manuscripts=chapter)
    found = [len(list(rule.check(source, each))) for each in (lent, lent, alone)]
    assert found == [0, 0, 1]


def test_without_a_manuscript_nothing_can_be_cited() -> None:
    source = make_source()
    assert list(UncitedSource().check(source, make_context(sources=[source]))) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2020-09-16", "year": "2020", "month": "sep"},
        {"date": "2017/2019", "year": "2018"},
        {"year": "2020", "month": "{12}", "day": "31"},
        {"year": "in press"},
        {"date": "n.d."},
        {"year": "2020", "month": "June/July"},
        {"year": "2020", "month": "29 February"},
        {"year": "2027", "pubstate": "forthcoming"},
        {"year": "2026", "date": "2026-11-23"},
        {"date": "2020/.."},
        {"year": "c. 1999"},
        {},
    ],
)
def test_possible_dates_pass(fields: dict[str, str]) -> None:
    assert dated(**fields) == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"date": "2020-13"},
            "the date of hall2020 is impossible: '2020-13' has an impossible month, 13",
        ),
        (
            {"urldate": "2020-02-31"},
            (
                "the urldate of hall2020 is impossible: '2020-02-31' has an impossible "
                "day, 31"
            ),
        ),
        ({"year": "2020", "month": "13"}, "hall2020 has the impossible month 13"),
        (
            {"year": "2019", "month": "feb", "day": "29"},
            "hall2020 has an impossible day: feb 29",
        ),
        (
            {"year": "2020", "month": "31~February"},
            "hall2020 has an impossible day: 31~February",
        ),
        ({"year": "2027"}, "the year of hall2020, 2027, lies after 2026-11-23"),
        (
            {"date": "2026-12"},
            "the date of hall2020, 2026-12, lies after 2026-11-23",
        ),
        (
            {"date": "2020-09-16", "year": "2019"},
            "hall2020 has year 2019 and date 2020-09-16",
        ),
    ],
)
def test_impossible_dates_are_told(fields: dict[str, str], message: str) -> None:
    assert dated(**fields) == [message]


def test_a_superseded_source_is_told_only_where_it_is_used() -> None:
    source = make_source("xu2020a", superseded_by=["xu2020b"])
    context = make_context(sources=[source], cited=["xu2020a"], tied=["xu2020a"])
    (draft,) = SupersededSource().check(source, context)
    assert draft.message == "xu2020a is cited and tied, but xu2020b supersedes it"
    assert list(SupersededSource().check(source, make_context())) == []
    assert list(SupersededSource().check(make_source(), context)) == []


@pytest.mark.parametrize(
    ("status", "severity", "message"),
    [
        (
            "partial",
            Severity.NOTE,
            "the record of hall2020 is only partly confirmed: title page seen",
        ),
        (
            "Unresolved",
            Severity.WARNING,
            "the record of hall2020 is not confirmed by any record: title page seen",
        ),
    ],
)
def test_a_record_that_is_not_verified_says_so(
    status: str, severity: Severity, message: str
) -> None:
    source = make_source(fields={"x-status": status, "x-basis": "title  page seen"})
    (draft,) = UnverifiedRecord().check(source, make_context())
    assert (draft.message, draft.severity) == (message, severity)


@pytest.mark.parametrize("status", ["verified", "", "checked by Ada"])
def test_other_statuses_are_left_alone(status: str) -> None:
    source = make_source(fields={"x-status": status})
    assert list(UnverifiedRecord().check(source, make_context())) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doi", "10.1007/978-3-030-77489-9_4"),
        ("doi", "https://doi.org/10.1007/978-3-030-77489-9_4"),
        ("isbn", "978-3-030-77489-9"),
        ("issn", "0966-8136"),
        ("isbn", ""),
    ],
)
def test_identifiers_that_can_be_right_pass(field: str, value: str) -> None:
    source = make_source(fields={field: value})
    assert list(InvalidIdentifier().check(source, make_context())) == []


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("doi", "doi.org/abc", "hall2020: a DOI begins with '10.', but this is 'abc'"),
        (
            "isbn",
            "978-3-030-77489-8",
            "hall2020: the ISBN '978-3-030-77489-8' has a wrong check digit",
        ),
        ("issn", "0966-813", "hall2020: the ISSN '0966-813' does not have 8 digits"),
    ],
)
def test_identifiers_that_cannot_be_right_are_told(
    field: str, value: str, message: str
) -> None:
    source = make_source(fields={field: value})
    (draft,) = InvalidIdentifier().check(source, make_context())
    assert draft.message == message


def test_all_fields_that_an_entry_lacks_are_told_at_once() -> None:
    source = make_source(fields={"title": "Infighting", "date": "2020"})
    (draft,) = RequiredFieldMissing().check(source, make_context())
    assert draft.message == (
        "the article hall2020 lacks author and journal or journaltitle"
    )
    assert list(RequiredFieldMissing().check(make_source(), make_context())) == []


def test_a_web_page_without_a_date_is_only_noted() -> None:
    fields = {"author": "OSCE", "title": "States", "url": "https://www.osce.org/states"}
    page = make_source("osce", entry_type="online", fields=fields)

    (draft,) = RequiredFieldMissing().check(page, make_context())

    assert (draft.message, draft.severity) == (
        "the online osce lacks year or date",
        Severity.NOTE,
    )


def test_a_type_that_nobody_knows_requires_nothing() -> None:
    source = make_source(entry_type="podcast", fields={})
    assert list(RequiredFieldMissing().check(source, make_context())) == []
