"""``evidence source`` on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

BIB = (
    "@book{one, author = {Smith, Anna}, title = {First}, year = 2001}\n\n"
    "@misc{two, title = {=HYPERLINK(1)}, date = {2002-05}}\n"
)


@pytest.fixture(autouse=True)
def refs(ledger_path: Path, tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, "utf-8")
    return path


def test_an_import_tells_its_counts(run: Run) -> None:
    result = run("source", "import", "refs.bib")

    assert result.exit_code == 0
    assert result.stdout == (
        "refs.bib: 2 added, 0 changed, 0 unchanged, 0 in conflict\n"
    )
    assert result.stderr == ""


def test_a_second_import_tells_what_changed(run: Run, refs: Path) -> None:
    run("source", "import", "refs.bib")
    refs.write_text(BIB.replace("First", "1st"), "utf-8")

    result = run("source", "import", "refs.bib")

    assert result.exit_code == 0
    assert result.stdout == (
        "refs.bib: 0 added, 1 changed, 1 unchanged, 0 in conflict\n"
        "  changed one (title)\n"
    )


def test_a_bad_entry_is_named_and_kept_with_the_good_ones(run: Run, refs: Path) -> None:
    refs.write_text(f"{BIB}\n@book{{half,\n  title = {{No end\n", "utf-8")

    result = run("source", "import", "refs.bib")

    assert result.exit_code == 3
    assert result.stdout == (
        "refs.bib: 3 added, 0 changed, 0 unchanged, 0 in conflict\n"
    )
    assert result.stderr.startswith("refs.bib:5:1: error: half: ")
    assert result.stderr.count("\n") == 2


def test_a_conflict_is_named_with_both_places(run: Run, tmp_path: Path) -> None:
    run("source", "import", "refs.bib")
    other = tmp_path / "other.bib"
    other.write_text("@book{one, title = {Other}}", "utf-8")

    result = run("source", "import", "other.bib")

    assert result.exit_code == 4
    assert result.stderr == (
        "other.bib:1: in conflict: one is already refs.bib:1 and differs in -author, "
        "-year, title; kept as it was\n"
        "hint: --replace takes these entries instead\n"
    )
    assert run("source", "import", "--replace", "other.bib").exit_code == 0


def test_all_files_are_imported_or_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.bib").write_text("no entry at all", "utf-8")

    result = run("source", "import", "refs.bib", "no.bib")

    assert (result.exit_code, result.stdout) == (3, "")
    assert run("source", "list").stdout == ""


def test_the_report_is_json_too(run: Run) -> None:
    result = run("source", "import", "refs.bib", "--format", "json")

    report = json.loads(result.stdout)
    assert report["schema_version"] == 1
    assert report["imports"][0]["added"] == ["one", "two"]


def test_sources_are_listed_in_three_formats(run: Run) -> None:
    assert run("source", "list").stderr == "There are no sources.\n"
    run("source", "import", "refs.bib")

    text = run("source", "list").stdout.splitlines()
    rows = list(
        csv.DictReader(io.StringIO(run("source", "list", "--format", "csv").stdout))
    )
    data = json.loads(run("source", "list", "--format", "json").stdout)

    assert text[1].split() == ["one", "book", "Smith", "2001", "First", "refs.bib:1"]
    assert rows[1]["title"] == "'=HYPERLINK(1)"
    assert data["schema_version"] == 1
    assert data["sources"][1] == {
        "citekey": "two",
        "type": "misc",
        "names": "",
        "issued": "2002-05",
        "title": "=HYPERLINK(1)",
        "place": "refs.bib:3",
    }


def test_a_source_is_shown_with_its_entry(run: Run) -> None:
    run("source", "import", "refs.bib")

    shown = run("source", "show", "two").stdout
    data = json.loads(run("source", "show", "two", "--format", "json").stdout)

    assert shown == (
        "@misc{two, title = {=HYPERLINK(1)}, date = {2002-05}}\n\nfrom refs.bib:3\n"
    )
    assert data["source"]["fields"] == [["title", "=HYPERLINK(1)"], ["date", "2002-05"]]
    assert run("source", "show", "tow").exit_code == 4


def test_export_gives_the_entries_back(run: Run, tmp_path: Path) -> None:
    run("source", "import", "refs.bib")

    to_stdout = run("source", "export")
    to_file = run("source", "export", "-o", "out.bib")

    assert to_stdout.stdout == f"{BIB}\n"
    assert (tmp_path / "out.bib").read_bytes() == f"{BIB}\n".encode()
    assert (to_file.stdout, to_file.stderr) == ("", "wrote out.bib\n")
