"""AGE007 and SRC005: pages that change, editions that follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.bibliography.dates import parse_edtf
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.rules.ageing.changing_page import ChangingPage
from evidence.rules.sources.superseded_source import SupersededSource
from evidence.testing import examples
from tests.factories import make_claim, make_context, make_evidence, make_source

URL = "https://example.org/page"


def page(
    kind: str = "online", *, issued: str | None = None, **fields: str
) -> SourceFacts:
    when = parse_edtf(issued) if issued else None
    given = {"title": "Page", "url": URL, **fields}
    return make_source("page", entry_type=kind, issued=when, fields=given)


def changing(
    source: SourceFacts,
    figures: tuple[str, ...] = ("82 brands",),
    via: str | None = None,
) -> list[tuple[str, Severity | None]]:
    tie = make_evidence("report" if via else "page", figures=figures, via=via)
    context = make_context(make_claim("brands", evidence=[tie]), sources=[source])
    drafts = ChangingPage().check(source, context)
    return [(draft.message, draft.severity) for draft in drafts]


def test_an_undated_page_that_gives_a_figure_is_noted() -> None:
    message = (
        "page is a page without a date, gives the figure of brands, and no copy of it "
        "is kept"
    )
    assert changing(page()) == [(message, None)]
    assert changing(page(), via="page") == [(message, None)]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (
            page(url="https://en.wikipedia.org/wiki/OSCE", issued="2020"),
            "a wiki’s page",
        ),
        (page(note="Revised in place", issued="2020"), "revised in place"),
        (page(howpublished="Last updated weekly", issued="2020"), "revised in place"),
        (page("misc", issued="2019/.."), "kept up to date"),
    ],
)
def test_a_page_known_to_change_is_a_warning(source: SourceFacts, why: str) -> None:
    [(message, severity)] = changing(source)
    assert f"page is {why}, gives" in message
    assert severity is Severity.WARNING


@pytest.mark.parametrize(
    "source",
    [
        page(issued="2020-03-01"),
        page("article"),
        page(url=""),
        page(doi="10.1000/1"),
        page(urldate="2021-03-01"),
        page(file="page.pdf"),
        page(url=f"https://web.archive.org/web/2021/{URL}"),
        page(archiveurl="https://archive.today/x1"),
        page(note="Kept at https://perma.cc/AB-12"),
        page(howpublished="archive.ph/x"),
    ],
)
def test_a_page_that_is_dated_kept_or_no_page_is_not(source: SourceFacts) -> None:
    assert changing(source) == []


def test_a_page_of_which_a_snapshot_is_kept_is_not() -> None:
    bad, _ = examples(ChangingPage)
    kept = replace(bad, snapshot="<html><p>The plants are linked to 82 brands.</html>")
    assert [finding.code for finding in bad.run(ChangingPage)] == ["AGE007"]
    assert kept.run(ChangingPage) == []


def test_a_page_without_a_figure_is_not() -> None:
    assert changing(page(), figures=()) == []


def book(name: str, edition: str = "", **more: str) -> SourceFacts:
    year = "2015" if name == "lehne" else "2020"
    fields = {"title": "Reviving the OSCE", "publisher": "Carnegie", **more}
    if edition:
        fields["edition"] = edition
    return make_source(name, entry_type="book", fields=fields, issued=parse_edtf(year))


def superseded(subject: SourceFacts, *others: SourceFacts) -> list[str]:
    context = make_context(sources=[subject, *others], cited=[subject.name])
    return [draft.message for draft in SupersededSource().check(subject, context)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "2"),
        ("1", "Second"),
        ("2nd", "3rd"),
        ("First", "Second edition"),
        ("2", "10"),
    ],
)
def test_a_later_edition_in_the_bibliography_is_told(old: str, new: str) -> None:
    assert superseded(book("lehne", old), book("newer", new)) == [
        "lehne is cited, but newer is a later edition of it"
    ]
    assert superseded(book("newer", new), book("lehne", old)) == []


@pytest.mark.parametrize(
    "other",
    [
        book("other"),
        book("other", "2", title="Another Book Altogether"),
        book("other", "revised"),
    ],
)
def test_another_book_or_an_unclear_edition_is_none(other: SourceFacts) -> None:
    assert superseded(book("lehne"), other) == []


def test_what_supersedes_the_newer_one_is_named_too() -> None:
    def version(name: str, *by: str) -> SourceFacts:
        return make_source(name, superseded_by=by, fields={"title": name})

    old, mid, new = version("a", "b"), version("b", "c"), version("c")
    assert superseded(old, mid, new) == ["a is cited, but b and c supersede it"]
    assert superseded(mid, old, new) == ["b is cited, but c supersedes it"]
    circle = version("c", "a")
    assert superseded(old, mid, circle) == ["a is cited, but b and c supersede it"]
