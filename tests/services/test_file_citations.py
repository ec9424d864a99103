"""The citations of a file against a bibliography, without a ledger."""

from __future__ import annotations

from pathlib import Path

from evidence.services.file_citations import list_in_file


def test_a_key_that_stands_twice_is_named_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{ash, author = {Ash, Ada}, title = {Toll Houses}, year = {2019}}\n"
        "@book{ash, author = {Ash, Ada}, title = {Tool Houses}, year = {2019}}\n",
        "utf-8",
    )
    (tmp_path / "draft.txt").write_text("They paid (Ash 2019).\n", "utf-8")

    citations, problems = list_in_file(tmp_path / "draft.txt", tmp_path / "refs.bib")

    [item] = citations[0]["items"]
    assert (item["key"], item["status"], item["candidates"]) == ("ash", "resolved", [])
    assert item["reasons"][-1] == "all of them have the key ash"
    assert [problem.code for problem in problems] == ["repeated-key"]


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{ash, author = {Ash, Ada}, title = {Toll Houses}, year = {2019}}\n",
        "utf-8",
    )
    (tmp_path / "draft.md").write_text("# *Tolls*\n\nThey **paid** (Ash 2019).\n")

    citations, _ = list_in_file(tmp_path / "draft.md", tmp_path / "refs.bib")

    [item] = citations[0]["items"]
    assert (item["line"], item["column"], item["start"]) == (3, 16, 26)
