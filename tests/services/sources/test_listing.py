"""What is exported is what was imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.bibliography.entries import read_bibliography
from evidence.db import Session
from evidence.errors import NotFound
from evidence.services.manuscripts import read_file
from evidence.services.sources.exporting import Wanted, export
from evidence.services.sources.importing import import_bibliography
from evidence.services.sources.listing import list_all, show

ODD = '@Book (odd ,\n\tTITLE="A {B} C",\n  year=2001 ,, note = {é\n\n  two}\n )'


def fill(session: Session, folder: Path, bibtex: str) -> None:
    path = folder / "refs.bib"
    path.write_text(bibtex, "utf-8", newline="")
    import_bibliography(session, path)


def test_raw_text_comes_back_to_the_character(session: Session, tmp_path: Path) -> None:
    raw = "@misc{crlf,\r\n  title = {T}\r\n}"
    fill(session, tmp_path, f"@misc{{a,title={{x}}}} {ODD}\n% between\n{raw}")

    assert export(session) == f"@misc{{a,title={{x}}}}\n\n{ODD}\n\n{raw}\n\n"


def test_what_is_exported_reads_the_same_again(
    session: Session, tmp_path: Path
) -> None:
    fill(
        session,
        tmp_path,
        '@string{jcs = "Journal of {C}omparative  Studies"}\n'
        "@article{a, title = {A}, journal = jcs, month = mar}\n"
        '@article{b, title = {B}, journal = jcs # ", Series " # 2}\n'
        '@string(jcs = "Other")\n@article{c, title = {C}, journal = JCS}\n',
    )

    again = read_bibliography(export(session).encode())

    journals = [(entry.key, entry.get("journal")) for entry in again.entries]
    assert journals == [
        ("a", "Journal of {C}omparative Studies"),
        ("b", "Journal of {C}omparative Studies, Series 2"),
        ("c", "Other"),
    ]
    assert again.entries[0].get("month") == "March"
    assert not again.problems


def test_an_empty_ledger_exports_nothing(session: Session) -> None:
    assert export(session) == ""


@pytest.fixture
def cited(session: Session, tmp_path: Path) -> Session:
    fill(
        session,
        tmp_path,
        "@inbook{part, crossref = {whole}, author = {Yau, Niva}, title = {Part}}\n"
        "@misc{noise, author = {Nobody, N.}, title = {Uncited}, year = 1999}\n"
        "@book{whole, title = {Whole}, editor = {Mihr, Anja}, year = 2019}\n",
    )
    manuscript = tmp_path / "chapter.txt"
    manuscript.write_text("It is so (Yau 2019). Others differ (Kim 2001).", "utf-8")
    read_file(session, manuscript)
    session.flush()
    return session


def test_only_what_a_manuscript_cites_is_listed(cited: Session) -> None:
    assert [row.citekey for row in list_all(cited, cited_in="chapter")] == ["part"]


def test_an_entry_that_a_cited_one_inherits_from_is_exported_too(
    cited: Session,
) -> None:
    exported = read_bibliography(export(cited, Wanted(cited_in="chapter")).encode())

    assert [entry.key for entry in exported.entries] == ["part", "whole"]


def test_a_source_shows_where_it_is_cited(cited: Session) -> None:
    assert show(cited, "part").cited == ("Yau 2019",)
    assert show(cited, "noise").cited == ()


def test_an_unknown_manuscript_is_named(cited: Session) -> None:
    with pytest.raises(NotFound, match="'chaptre'"):
        list_all(cited, cited_in="chaptre")


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ("Yau, Niva", "Yau"),
        ("Yau, Niva and de la Cruz, Ana", "Yau and de la Cruz"),
        ("Yau, Niva and Kim, A. and Lee, B.", "Yau et al."),
        ("Yau, Niva and others", "Yau et al."),
        ("{Human Rights Watch}", "Human Rights Watch"),
    ],
)
def test_names_are_listed_short(
    session: Session, tmp_path: Path, authors: str, short: str
) -> None:
    fill(session, tmp_path, f"@misc{{a, author = {{{authors}}}, title = {{T}}}}")

    assert [row.names for row in list_all(session)] == [short]
