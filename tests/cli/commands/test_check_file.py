"""``evidence source check-file``: a .bib file as it was read, without a ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

BIB = """\
@book{good, author = {Weir, Tom}, title = {Canals}, publisher = {Lock}, year = 2020}

@misc{twice, title = {First}, title = {Second}, note = {}}
@book{Broken Key, title = {X}}
@misc{open, title = {never closed
@misc{last, title = {kept}}
"""


def test_every_entry_is_told_with_its_fields_and_lines(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")

    done = run("source", "check-file", "refs.bib", "--format", "json")

    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (told["schema_version"], told["encoding"]) == (1, "utf-8")
    by_key = {entry["key"]: entry for entry in told["entries"]}
    assert by_key["good"] == {
        "key": "good",
        "type": "book",
        "line": 1,
        "end_line": 1,
        "fields": {
            "author": "Weir, Tom",
            "title": "Canals",
            "publisher": "Lock",
            "year": "2020",
        },
        "provisional": False,
        "imported_as": "good",
    }
    assert by_key["twice"]["fields"]["title"] == "First"
    assert by_key["twice"]["fields"]["title (2)"] == "Second"
    assert by_key["last"]["fields"] == {"title": "kept"}
    assert by_key["#Broken-Key"]["provisional"] is True
    assert by_key["open"]["fields"] == {"title": "never closed"}
    counts = told["counts"]
    assert (counts["entries"], counts["imported"], counts["rejected"]) == (5, 5, 0)


def test_repeated_keys_are_told_as_written_and_as_imported(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text(
        "% remark\nprose\n@string{s = {x}}\n@misc{k, note = s}\n@misc{k, note = {y}}\n"
        "@misc{k, note = {x}}",
        "utf-8",
    )

    told = json.loads(
        run("source", "check-file", "refs.bib", "--format", "json").stdout
    )

    assert [
        (one["key"], one["imported_as"], one["provisional"], one["line"])
        for one in told["entries"]
    ] == [("k", "k", False, 4), ("k", "k#2", True, 5), ("k", "k", False, 6)]
    assert {name: told["counts"][name] for name in list(told["counts"])[:7]} == {
        "entries": 3,
        "imported": 2,
        "repeated": 1,
        "rejected": 0,
        "definitions": 1,
        "comments": 1,
        "ignored": 1,
    }


@pytest.mark.parametrize("text", ["", "% only a remark\n", "@string{s = {x}}\n"])
def test_a_file_without_entries_may_be_a_bibliography(
    run: Run, tmp_path: Path, text: str
) -> None:
    (tmp_path / "refs.bib").write_text(text, "utf-8")

    done = run("source", "check-file", "refs.bib", "--format", "json")

    assert done.exit_code == 0
    assert json.loads(done.stdout)["entries"] == []


def test_prose_is_no_bibliography(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("Dear reader", "utf-8")

    assert run("source", "check-file", "refs.bib").exit_code == 3


def test_each_problem_has_its_place_and_the_run_says_what_it_left_unchecked(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")

    done = run("source", "check-file", "refs.bib")

    assert "refs.bib:3:31: warning repeated-field twice: " in done.stdout
    assert "refs.bib:5:" in done.stdout
    assert "not checked: whether what the entries say is true" in done.stdout


def test_a_dry_run_of_a_fix_shows_the_diff_and_writes_nothing(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, "utf-8")

    done = run("source", "check-file", "refs.bib", "--fix", "--dry-run")

    assert done.exit_code == 0
    assert "+@misc{twice, title = {First}, title = {Second}}" in done.stdout
    assert path.read_text("utf-8") == BIB


def test_a_clean_file_ends_with_nothing_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB.partition("\n\n")[0], "utf-8")

    assert run("source", "check-file", "refs.bib").exit_code == 0
    assert run("source", "check-file", "none.bib").exit_code == 4
    assert run("source", "check-file", "refs.bib", "--dry-run").exit_code == 2
