"""An import says what it did, and never loses or doubles anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from evidence.db import Session
from evidence.db.journal import verify
from evidence.errors import InputRefused, NotFound
from evidence.services.sources import listing as source_listing
from evidence.services.sources.import_report import ChangedSource, SourceConflict
from evidence.services.sources.importing import import_bibliography

ONE = "@book{one, author = {Smith, Anna}, title = {First}, year = 2001}"
TWO = (
    "@article{two,\n  title = {Second},\n"
    "  journal = {Daily News},\n  date = {2002-05}\n}"
)


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(f"% remark\n{ONE}\n\n{TWO}\n", "utf-8")
    return path


def test_a_first_import_adds_every_entry(session: Session, refs: Path) -> None:
    report = import_bibliography(session, refs)

    assert (report.added, report.encoding) == (("one", "two"), "utf-8")
    assert (report.changed, report.unchanged, report.in_conflict) == ((), (), ())
    assert [(row.citekey, row.issued, row.place) for row in listed(session)] == [
        ("one", "2001", f"{refs}:2"),
        ("two", "2002-05", f"{refs}:4"),
    ]


def listed(session: Session) -> tuple[source_listing.SourceView, ...]:
    return source_listing.list_all(session)


def test_the_same_import_changes_nothing(session: Session, refs: Path) -> None:
    import_bibliography(session, refs)
    session.flush()
    before = verify(session.connection())

    report = import_bibliography(session, refs)
    session.flush()

    assert (report.added, report.unchanged) == ((), ("one", "two"))
    assert verify(session.connection()) == before


def test_another_import_says_which_fields_changed(session: Session, refs: Path) -> None:
    import_bibliography(session, refs)
    changed = TWO.replace("Second", "2nd").replace("journal", "doi")
    refs.write_text(f"{ONE.replace(', ', ',  ')}\n{changed}\n", "utf-8")

    report = import_bibliography(session, refs)

    assert report.changed == (
        ChangedSource("one", 1, ("layout",)),
        ChangedSource("two", 2, ("+doi", "-journal", "title")),
    )
    assert [row.title for row in listed(session)] == ["First", "2nd"]


def test_an_entry_that_only_moved_is_unchanged_but_its_line_is_kept_up(
    session: Session, refs: Path
) -> None:
    import_bibliography(session, refs)
    refs.write_text(f"{TWO}\n\n{ONE}\n", "utf-8")

    report = import_bibliography(session, refs)

    assert report.unchanged == ("two", "one")
    assert [row.place for row in listed(session)] == [f"{refs}:7", f"{refs}:1"]


def test_an_entry_that_left_the_file_is_kept_and_named(
    session: Session, refs: Path
) -> None:
    import_bibliography(session, refs)
    refs.write_text(ONE, "utf-8")

    report = import_bibliography(session, refs)

    assert (report.unchanged, report.gone) == (("one",), ("two",))
    assert len(listed(session)) == 2


def test_another_file_with_other_content_is_in_conflict_and_kept_out(
    session: Session, refs: Path, tmp_path: Path
) -> None:
    import_bibliography(session, refs)
    other = tmp_path / "other.bib"
    other.write_text(f"{ONE.replace('First', 'Other')}\n{TWO}", "utf-8")

    report = import_bibliography(session, other)

    assert report.in_conflict == (SourceConflict("one", 1, f"{refs}:2", ("title",)),)
    assert report.unchanged == ("two",)
    assert [row.title for row in listed(session)] == ["First", "Second"]
    assert [row.place for row in listed(session)] == [f"{refs}:2", f"{refs}:4"]


def test_replace_lets_another_file_win(
    session: Session, refs: Path, tmp_path: Path
) -> None:
    import_bibliography(session, refs)
    other = tmp_path / "other.bib"
    other.write_text(ONE.replace("First", "Other"), "utf-8")

    report = import_bibliography(session, other, replace=True)

    assert report.changed == (ChangedSource("one", 1, ("title",)),)
    assert [row.place for row in listed(session)] == [f"{other}:1", f"{refs}:4"]


def test_damaged_entries_are_imported_with_what_can_be_read(
    session: Session, refs: Path
) -> None:
    refs.write_text(f"{ONE}\n\n@book{{half,\n  title = {{No end\n\n{TWO}\n", "utf-8")

    report = import_bibliography(session, refs)

    assert report.added == ("one", "half", "two")
    assert (report.rejected, report.lost) == (0, True)
    assert [(one.line, one.key) for one in report.problems] == [
        (3, "half"),
        (4, "half"),
    ]
    assert {row.title for row in listed(session)} == {"First", "No end", "Second"}


def test_entries_without_a_key_of_their_own_get_one(
    session: Session, refs: Path
) -> None:
    again = ONE.replace("First", "Again")
    keyless = ONE.replace("one", "")
    refs.write_text(f"{ONE}\n{again}\n{ONE}\n{keyless}\n", "utf-8")

    report = import_bibliography(session, refs)

    assert (report.added, report.repeated) == (("one", "one#2", "#smith2001first"), 1)
    assert report.provisional == ("one#2", "#smith2001first")
    assert {row.citekey: row.title for row in listed(session)} == {
        "one": "First",
        "one#2": "Again",
        "#smith2001first": "First",
    }


def test_a_file_with_rejected_entries_only_is_refused_with_its_line(
    session: Session, refs: Path
) -> None:
    refs.write_text("\n@book{", "utf-8")

    with pytest.raises(
        InputRefused, match=r"neither a key.*nothing was imported"
    ) as no:
        import_bibliography(session, refs)

    assert (no.value.path, no.value.line) == (refs, 2)
    assert listed(session) == ()


def test_a_file_name_that_is_no_unicode_can_be_stored(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "r\udcff.bib"
    path.write_text(ONE, "utf-8")

    assert import_bibliography(session, path).path == f"{tmp_path}/r\\xff.bib"


def test_fields_that_are_inherited_are_stored_with_the_entry(
    session: Session, refs: Path
) -> None:
    refs.write_text(
        "@inbook{part, crossref = {whole}, title = {Part}}\n"
        "@book{whole, title = {Whole}, publisher = {House}, year = 1999}\n",
        "utf-8",
    )
    import_bibliography(session, refs)

    part = source_listing.show(session, "part")

    assert dict(part.fields)["publisher"] == "House"
    assert (part.source.issued, part.container) == ("1999", "Whole")


def test_the_full_text_follows_every_import(session: Session, refs: Path) -> None:
    import_bibliography(session, refs)
    refs.write_text(f"{ONE.replace('First', 'Zebra')}\n{TWO}\n", "utf-8")
    import_bibliography(session, refs)
    session.flush()

    count = "SELECT count(*) FROM fts_source WHERE fts_source MATCH :word"

    assert session.scalar(text(count), {"word": "zebra"}) == 1
    assert session.scalar(text(count), {"word": "first"}) == 0


def test_an_unknown_source_names_near_ones(session: Session, refs: Path) -> None:
    import_bibliography(session, refs)

    with pytest.raises(NotFound) as missing:
        source_listing.show(session, "twoo")

    assert missing.value.hint == "did you mean two?"
