"""``evidence quotations``: of a file without a ledger, and of a manuscript with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

BIB = "@misc{hall2020, author = {Hall, Ben}, title = {Infighting}, year = 2020}\n"
TEXT = (
    "The so-called “experts” left. It says “turnout reached 45.3 per cent in May” "
    "(Hall 2020, 12).\n"
)
PAGE = "<html><body><p>In all, turnout reached 43.5 per cent in May.</p></body></html>"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    return tmp_path


def test_a_file_needs_no_ledger(files: Path, run: Run) -> None:
    del files
    result = run(
        "quotations", "draft.md", "--bibliography", "refs.bib", "--format", "json"
    )

    assert result.exit_code == 0
    scare, quotation = json.loads(result.stdout)["quotations"]
    assert (scare["text"], scare["sort"]) == ("experts", "scare quotes")
    assert quotation == {
        "text": "turnout reached 45.3 per cent in May",
        "start": 38,
        "end": 76,
        "line": 1,
        "column": 39,
        "sort": "quotation",
        "reason": "a citation follows it",
        "level": 0,
        "block": False,
        "citation": {
            "text": "(Hall 2020, 12)",
            "keys": ["hall2020"],
            "pages": ["12"],
            "reason": "the citation follows it directly",
            "sure": True,
        },
    }


def test_a_file_needs_no_bibliography_either(files: Path, run: Run) -> None:
    del files
    result = run("quotations", "draft.md")

    assert result.exit_code == 0
    assert "a word before it says «so-called»" in result.stdout
    assert "1 scare quotes, 1 quotation" in result.stderr


def test_a_manuscript_is_compared_with_the_kept_copies(
    files: Path, ledger_path: Path, run: Run
) -> None:
    del files, ledger_path
    assert run("source", "import", "refs.bib").exit_code == 0
    assert run("manuscript", "read", "draft.md").exit_code == 0
    result = run("quotations", "draft", "--format", "json")
    _, quotation = json.loads(result.stdout)["quotations"]
    assert quotation["check"] == "unchecked: no copy of it is kept"

    added = run("snapshot", "add", "hall2020", "page.html", "--by", "Mary")
    assert added.exit_code == 0
    result = run("quotations", "draft", "--format", "json")
    scare, quotation = json.loads(result.stdout)["quotations"]
    assert quotation["check"] == "altered: “45.3” instead of “43.5”"
    assert quotation["in"].startswith("hall2020 (n-")
    assert scare["check"] == ""


def test_check_finds_it_and_a_waiver_accepts_it(
    files: Path, ledger_path: Path, run: Run
) -> None:
    del files, ledger_path
    for words in (
        ("source", "import", "refs.bib"),
        ("manuscript", "read", "draft.md"),
        ("snapshot", "add", "hall2020", "page.html", "--by", "Mary"),
    ):
        assert run(*words).exit_code == 0
    result = run("check", "--select", "QUO001")
    assert result.exit_code == 1
    assert "word by word: turnout reached [-43.5-] {+45.3+} per cent" in result.stdout

    waived = run(
        "waive",
        "QUO001",
        "turnout reached 45.3 per cent in May",
        "--reason",
        "a misprint of the page",
        "--until",
        "2099-01-01",
        "--by",
        "Mary",
    )
    assert waived.exit_code == 0
    assert run("check", "--select", "QUO001").exit_code == 0


def test_an_unknown_name_is_told(ledger_path: Path, run: Run) -> None:
    del ledger_path
    result = run("quotations", "absent")
    assert result.exit_code == 4


def test_a_quotation_that_its_copy_cannot_settle_is_no_pass(
    files: Path, ledger_path: Path, run: Run
) -> None:
    del ledger_path
    (files / "page.html").write_text("<html><body></body></html>", "utf-8")
    for words in (
        ("source", "import", "refs.bib"),
        ("manuscript", "read", "draft.md"),
        ("snapshot", "add", "hall2020", "page.html", "--by", "Mary"),
        ("claim", "add", "--quote", "The", "--slug", "it", "--by", "Mary"),
        ("tie", "it", "hall2020", "--quote", "turnout was low then", "--by", "Mary"),
    ):
        assert run(*words).exit_code == 0, words

    result = run("check", "--select", "QUO")

    assert (
        "2 quotations that the kept copies of the sources cannot settle (QUO009)"
        in (result.stdout)
    )
    assert "? it (draft.md:1): a kept copy cannot settle its quotation" in result.stdout
    assert "1 claim: 1 unchecked" in result.stdout
