"""Citations follow the text and the sources, and nothing is written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db import Session
from evidence.db.journal import head
from evidence.services.citation_listing import CitationView, as_report, list_in
from evidence.services.citations import refresh
from evidence.services.file_citations import list_in_file
from evidence.services.manuscripts import read_file
from evidence.services.sources.importing import import_bibliography

TEXT = "# Heading\n\nIt is *so* (Yau 2019, 12; Perera 2020).\n\nAs Kim (2001) says.\n"
BIB = (
    "@misc{yau2019, author = {Yau, Niva}, title = {T}, year = 2019}\n"
    "@misc{perrera2020, author = {Perrera, A.}, title = {U}, year = 2020}\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    manuscript, refs = tmp_path / "digest.md", tmp_path / "refs.bib"
    manuscript.write_text(TEXT, "utf-8")
    refs.write_text(BIB, "utf-8")
    return manuscript, refs


@pytest.fixture
def filled(session: Session, files: tuple[Path, Path]) -> Session:
    import_bibliography(session, files[1])
    read_file(session, files[0])
    return session


def told(citations: tuple[CitationView, ...]) -> list[tuple[str, str, str | None]]:
    return [
        (item.text, item.status.value, item.key)
        for citation in citations
        for item in citation.items
    ]


def test_items_are_listed_with_what_became_of_them(filled: Session) -> None:
    assert told(list_in(filled)) == [
        ("Yau 2019, 12", "resolved", "yau2019"),
        ("Perera 2020", "near", "perrera2020"),
        ("Kim (2001)", "missing", None),
    ]


def test_offsets_and_lines_are_those_of_the_file(filled: Session) -> None:
    for citation in list_in(filled):
        assert TEXT[citation.start : citation.end] == citation.text
        for item in citation.items:
            assert TEXT[item.start : item.end] == item.text
    [first, second] = list_in(filled)
    assert (first.place.line, first.place.column, first.start) == (3, 12, 22)
    assert second.place.line == 5


def test_a_near_match_says_what_differs(filled: Session) -> None:
    [first, _] = list_in(filled)

    assert "Perrera" in first.items[1].reasons[0]


def test_a_refresh_without_news_writes_nothing(filled: Session) -> None:
    filled.flush()
    before = head(filled.connection())

    assert refresh(filled) == 0

    filled.flush()
    assert head(filled.connection()) == before


def test_new_sources_change_what_was_missing(
    filled: Session, files: tuple[Path, Path]
) -> None:
    more = BIB.replace("Perrera", "Perera") + (
        "@misc{kim2001, author = {Kim, B.}, title = {V}, year = 2001}\n"
    )
    files[1].write_text(more, "utf-8")

    import_bibliography(filled, files[1])

    assert told(list_in(filled)) == [
        ("Yau 2019, 12", "resolved", "yau2019"),
        ("Perera 2020", "resolved", "perrera2020"),
        ("Kim (2001)", "resolved", "kim2001"),
    ]


def test_a_citation_that_the_sources_no_longer_make_one_is_removed(
    session: Session, tmp_path: Path
) -> None:
    """A month's name is an author's only where a source says so."""
    manuscript, refs = tmp_path / "a.txt", tmp_path / "refs.bib"
    manuscript.write_text("It began then (May 2019). It ended.", "utf-8")
    refs.write_text("@misc{may2019, author = {May, T.}, year = 2019}", "utf-8")
    read_file(session, manuscript)
    assert list_in(session) == ()

    import_bibliography(session, refs)
    assert told(list_in(session)) == [("May 2019", "resolved", "may2019")]

    refs.write_text("@misc{may2019, author = {Ray, T.}, year = 2019}", "utf-8")
    import_bibliography(session, refs)
    assert list_in(session) == ()


def test_only_the_latest_revision_is_listed(
    filled: Session, files: tuple[Path, Path]
) -> None:
    files[0].write_text("Only one is left (Yau 2019).", "utf-8")

    read_file(filled, files[0])

    assert told(list_in(filled)) == [("Yau 2019", "resolved", "yau2019")]


def test_a_file_without_a_ledger_gives_the_same(
    filled: Session, files: tuple[Path, Path]
) -> None:
    citations, problems = list_in_file(*files)

    assert citations == as_report(list_in(filled))
    assert problems == ()
