"""A manuscript grows by revisions, and only by what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.db import Session
from evidence.db.journal import head
from evidence.errors import Ambiguous, InputRefused, NotFound
from evidence.models import ItemStatus
from evidence.services.manuscripts import ReadOutcome, list_all, read_file, show
from evidence.services.sources.importing import import_bibliography

TEXT = "1 Introduction\n\nIt is so (Yau 2019). It was not.\n\n2 End\n\nNo more.\n"


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    path = tmp_path / "chapter.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_first_reading_is_revision_one(session: Session, chapter: Path) -> None:
    report = read_file(session, chapter)

    row = report.manuscript
    assert (report.outcome, row.name, row.revision) == (ReadOutcome.NEW, "chapter", 1)
    assert (row.words, row.sections, row.citations) == (14, 2, 1)
    assert dict(row.items) == {ItemStatus.MISSING: 1}
    assert row.language == "en"


def test_the_same_bytes_change_nothing(session: Session, chapter: Path) -> None:
    read_file(session, chapter)
    session.flush()
    before = head(session.connection())

    report = read_file(session, chapter)
    session.flush()

    assert report.outcome is ReadOutcome.UNCHANGED
    assert head(session.connection()) == before


def test_other_bytes_are_the_next_revision(session: Session, chapter: Path) -> None:
    read_file(session, chapter)
    chapter.write_text(TEXT.replace("2019", "2018, 2020"), "utf-8")

    report = read_file(session, chapter)

    assert (report.outcome, report.manuscript.revision) == (ReadOutcome.REVISED, 2)
    assert [row.number for row in show(session, "chapter").revisions] == [1, 2]
    assert len(list_all(session)) == 1


def test_a_name_can_be_given_and_another_file_is_told(
    session: Session, chapter: Path, tmp_path: Path
) -> None:
    read_file(session, chapter, name="digest")
    other = tmp_path / "second.txt"
    other.write_text("Words of another file.", "utf-8")

    report = read_file(session, other, name="digest")

    assert (report.manuscript.revision, report.came_from) == (2, str(chapter))


def test_the_language_is_the_settings_unless_the_file_names_one(
    session: Session, chapter: Path, tmp_path: Path
) -> None:
    marked = tmp_path / "marked.md"
    marked.write_text("---\ntitle: Über uns\nlang: de\n---\n\nEin Satz.\n", "utf-8")

    plain = read_file(session, chapter, language="fr").manuscript
    named = read_file(session, marked, language="fr").manuscript

    assert (plain.language, plain.title) == ("fr", "chapter")
    assert (named.language, named.title) == ("de", "Über uns")


def test_citations_are_resolved_when_the_sources_come_later(
    session: Session, chapter: Path, tmp_path: Path
) -> None:
    read_file(session, chapter)
    refs = tmp_path / "refs.bib"
    refs.write_text(
        "@misc{yau2019, author = {Yau, Niva}, title = {T}, year = 2019}", "utf-8"
    )

    import_bibliography(session, refs)

    assert dict(list_all(session)[0].items) == {ItemStatus.RESOLVED: 1}


def test_sections_are_shown_in_order(session: Session, chapter: Path) -> None:
    read_file(session, chapter)

    headings = [section.heading for section in show(session).sections]

    assert headings == ["1 Introduction", "2 End"]


def test_no_name_is_enough_for_one_manuscript_and_too_little_for_two(
    session: Session, chapter: Path
) -> None:
    with pytest.raises(NotFound):
        show(session)
    read_file(session, chapter)
    assert show(session).manuscript.name == "chapter"
    read_file(session, chapter, name="again")
    with pytest.raises(Ambiguous, match="which manuscript"):
        show(session)


def test_an_empty_file_stores_nothing(session: Session, chapter: Path) -> None:
    chapter.write_bytes(b" \n\n")

    with pytest.raises(InputRefused, match="empty"):
        read_file(session, chapter)

    assert list_all(session) == ()


def test_a_manuscript_keeps_the_date_that_a_person_gave(
    desk: Session, tmp_path: Path
) -> None:
    file = tmp_path / "manuscript.md"
    report = read_file(desk, file, name="manuscript", dated="2021-04")
    again = read_file(desk, file, name="manuscript")

    assert report.manuscript.dated == "2021-04"
    assert again.manuscript.dated == "2021-04"


def test_a_date_that_is_none_is_refused(desk: Session, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"'spring' is no date"):
        read_file(desk, tmp_path / "manuscript.md", name="manuscript", dated="spring")
