"""Whatever is typed is words, never a query."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.db import Session
from evidence.queries.search import fts5_query, search_table, tsquery
from evidence.services.sources.importing import import_bibliography

HOSTILE = (
    "",
    " ",
    '"',
    '""" OR 1=1 --',
    "'; DROP TABLE source; --",
    "NEAR(a b, 5) AND NOT c OR d*",
    "heading : camps ^ - + ( ) { }",
    "\0",
    "zz\0zz",
    "*",
    "***",
    "\udcff broken",
    "a" * 10_240,
    "w " * 5_000,
    " ".join(f"w{number}" for number in range(2_000)),
    "%_\\",
    "𞤀𖹀 \u202e\u200b",
)


@pytest.fixture
def library(session: Session, tmp_path: Path) -> Session:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@book{müller2019, author = {Müller, Anna}, title = {Camps and brands}}\n"
        "@book{noise, author = {Nobody, N.}, title = {Something else}}\n",
        "utf-8",
    )
    import_bibliography(session, path)
    return session


def found(session: Session, words: str) -> list[str]:
    return [match.excerpt for match in search_table(session, "source", words, limit=9)]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("table", ["claim", "evidence", "source"])
def test_hostile_words_find_nothing_and_break_nothing(
    library: Session, table: str, words: str
) -> None:
    assert search_table(library, table, words, limit=9) in ([], ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=60) | st.text(alphabet='"*^:()-+ ANDORT', max_size=60))
def test_any_text_is_safe(library: Session, words: str) -> None:
    search_table(library, "source", words, limit=9)


@pytest.mark.parametrize(
    "words", ["camps", "CAMPS", "camp", "muller", "brands Camps", '"brands"', "Müll-"]
)
def test_all_words_must_occur_in_any_case_and_without_accents(
    library: Session, words: str
) -> None:
    [excerpt] = found(library, words)

    assert "Camps and brands" in excerpt


@pytest.mark.parametrize("words", ["camps else", "amps", "brands-camps"])
def test_a_word_that_is_missing_finds_nothing(library: Session, words: str) -> None:
    assert found(library, words) == []


def test_words_become_quoted_phrases_that_are_prefixes() -> None:
    assert (
        fts5_query('B-2 "camps" *** camps OR') == '"B-2"* """camps"""* "camps"* "OR"*'
    )


def test_for_postgresql_only_letters_and_digits_are_left() -> None:
    assert tsquery("B-2 camps' | !x:*") == "(B <-> 2:*) & (camps:*) & (x:*)"
    safe = set(string.ascii_letters + string.digits + " <->&:*()")
    assert set(tsquery("'\";\\ a' | b & !c <-> d")) <= safe


def test_names_of_fields_and_mark_up_are_not_searched(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@book{a, author = {Turcs{\\'a}nyi, Richard}, title = {Camps},\n"
        " x-seen = {https://example.org/abstract}, x-basis = {page seen}}\n"
        "@book{b, author = {Nobody, N.}, title = {{The \\emph{Title} of an Author}}}\n",
        "utf-8",
    )
    import_bibliography(session, path)

    assert found(session, "title") == ["Nobody, N.\nThe Title of an Author"]
    assert found(session, "author title") == found(session, "title")
    assert found(session, "emph") == found(session, "abstract") == []
    for words in ("Turcsányi", "Turcsanyi", "page seen"):
        assert found(session, words) == ["Turcsányi, Richard\nCamps\npage seen"]
