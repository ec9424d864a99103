"""``evidence notices`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from evidence.testing import make_ledger

Run = Callable[..., Result]
HEADER = (
    "Record ID,Title,RetractionDate,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
)
ROW = "1,Camps,1/2/2020 0:00,5/6/2018 0:00,10.1000/BAD,0,Retraction,+Error;\n"
END = ("--reason", "discussed as fraud", "--until", "2099-01-01", "--by", "Mary")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    make_ledger(
        tmp_path,
        bibtex="@article{bad2018, author = {Bad, Ann}, title = {Camps}, "
        "journal = {Daily}, year = {2018}, doi = {10.1000/bad}}\n",
        markdown="Half was cotton (Bad 2018).\n",
    )
    (tmp_path / "rw.csv").write_text(f"{HEADER}{ROW}2,x,,,,,Hoax,\n", "utf-8")


def test_an_update_names_the_sources_affected_and_the_rows_skipped(run: Run) -> None:
    result = run("notices", "update", "rw.csv")

    first, age, *rest = result.stdout.splitlines()
    assert first == (
        "retraction-watch: 1 notice: 1 added, 0 changed, 0 gone, 0 unchanged; 1 row "
        "skipped"
    )
    assert age.startswith("its latest notice is of 2020-01-02, ")
    assert rest == [
        "1 of 1 source is affected:",
        "  bad2018: retraction 2020-01-02: Error",
    ]
    assert result.stderr == "rw.csv:3: record 2 has the unknown nature 'Hoax'\n"
    assert result.exit_code == 0


def test_json_has_counts_and_problems(run: Run) -> None:
    read = json.loads(run("notices", "update", "rw.csv", "--format", "json").stdout)
    assert read["schema_version"] == 1
    assert read["counts"] == {
        "notices": 1,
        "added": 1,
        "changed": 0,
        "gone": 0,
        "unchanged": 0,
        "skipped": 1,
        "sources": 1,
        "affected": 1,
    }
    assert [each["source"] for each in read["affected"]] == ["bad2018"]
    assert [each["line"] for each in read["problems"]] == [3]


def test_check_fails_until_it_is_acknowledged(run: Run) -> None:
    run("notices", "update", "rw.csv")
    failed = run("check", "--select", "retracted")
    assert failed.exit_code == 1
    assert (
        "error   SRC060 bad2018 was retracted on 2020-01-02: Error (retraction-watch 1)"
        in failed.stdout
    )
    assert "hint: evidence impact bad2018 lists what rests on it" in failed.stdout

    held = run("notices", "acknowledge", "bad2018", *END)
    assert held.stdout == "SRC060 waived for bad2018 until 2099-01-01\n"
    passed = run("check", "--select", "retracted")
    assert passed.exit_code == 0
    assert (
        "waived  SRC060 bad2018: discussed as fraud (Mary, until 2099-01-01)"
        in passed.stdout
    )


def test_the_list_says_what_became_of_each(run: Run) -> None:
    empty = run("notices", "list")
    assert empty.stderr == (
        "No notice is about a source.\n"
        "no table of notices was read: evidence notices update FILE.csv\n"
    )
    run("notices", "update", "rw.csv")
    listed = run("notices", "list", "--affected", "--format", "json")
    assert json.loads(listed.stdout)["notices"] == [
        {
            "source": "bad2018",
            "kind": "retraction",
            "dated": "2020-01-02",
            "stands": "yes",
            "used": "yes",
            "acknowledged_until": "",
            "reasons": ["Error"],
            "notice": "retraction-watch 1",
            "notice_doi": "",
            "title": "Camps",
        }
    ]
    assert listed.stderr.startswith(
        "retraction-watch: its latest notice is of 2020-01-02, "
    )


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("update", "none.csv"), 4, "none.csv: there is no such file"),
        (("update", "refs.bib"), 3, "this is not the table of notices"),
        (("acknowledge", "bad2018", *END), 4, "no notice stands against bad2018"),
        (("acknowledge", "bad", *END), 4, "there is no source 'bad'"),
        (("acknowledge", "bad2018"), 2, "Missing option"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    result = run("notices", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
