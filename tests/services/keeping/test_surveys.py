from __future__ import annotations

from pathlib import Path

import pytest

from evidence.checker.facts import SourceFacts
from evidence.checker.survey import Survey, run_surveys
from evidence.db import Act, Database
from evidence.queries.library import library_state
from evidence.services.keeping import surveys as module
from evidence.services.keeping.surveys import KeptSurveys, kept_surveys
from evidence.services.sources.importing import import_bibliography
from evidence.testing import make_ledger
from tests.factories import NOW, make_source

BOOK = "@book{{{key}, title = {{{title}}}, publisher = {{P}}, year = {{2020}}}}\n"


class Titles(Survey[list[str]]):
    """Collects titles."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, source: SourceFacts) -> None:
        self._found.append(source.title)

    def result(self) -> list[str]:
        return self._found


def test_what_was_kept_is_found_again_for_the_same_state(tmp_path: Path) -> None:
    KeptSurveys(tmp_path, "state").keep(run_surveys([Titles], [make_source()]))

    assert KeptSurveys(tmp_path, "state").find([Titles]) == {
        Titles: ["Infighting at the OSCE"]
    }
    assert KeptSurveys(tmp_path, "other state").find([Titles]) == {}


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'"x"'])
def test_a_damaged_file_counts_as_absent(tmp_path: Path, damage: bytes) -> None:
    KeptSurveys(tmp_path, "state").keep({Titles: ["a"]})
    (kept,) = tmp_path.glob("*.json")
    kept.write_bytes(damage)

    assert KeptSurveys(tmp_path, "state").find([Titles]) == {}


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("", "utf-8")
    KeptSurveys(occupied, "state").keep({Titles: ["a"]})

    assert occupied.read_text("utf-8") == ""


def test_no_more_than_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(module.MOST + 3):
        KeptSurveys(tmp_path, f"state {number}").keep({Titles: ["a"]})

    assert len(list(tmp_path.glob("*"))) == module.MOST


def test_a_small_library_is_surveyed_anew_each_time(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, bibtex=BOOK.format(key="a", title="A"))
    with ledger.begin() as session:
        session.cache = tmp_path
        assert kept_surveys(session) is None


def test_a_large_library_is_kept_until_a_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WORTH_KEEPING", 1)
    ledger = make_ledger(tmp_path, bibtex=BOOK.format(key="a", title="A"))
    with ledger.begin() as session:
        before = library_state(session)
        assert kept_surveys(session) is None
        session.cache = tmp_path
        assert kept_surveys(session) is not None
    _write(ledger, tmp_path, BOOK.format(key="a", title="Another"))

    with ledger.begin() as session:
        assert library_state(session) != before


def _write(ledger: Database, folder: Path, text: str) -> None:
    file = folder / "refs.bib"
    file.write_text(text, "utf-8")
    with ledger.begin(Act("tester", "test", NOW.replace(hour=13))) as session:
        import_bibliography(session, file)


def test_a_survey_gives_the_same_whether_it_was_kept_or_not() -> None:
    found = run_surveys([Titles], [make_source("a"), make_source("b")])

    assert found == {Titles: ["Infighting at the OSCE", "Infighting at the OSCE"]}
