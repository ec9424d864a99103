"""``evidence manuscript`` and ``evidence citations`` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXT = "1 Introduction\n\nIt is so (Yau 2019, 12; Perera 2020).\n"
BIB = (
    "@misc{yau2019, author = {Yau, Niva}, title = {T}, year = 2019}\n"
    "@misc{perrera2020, author = {Perrera, A.}, title = {U}, year = 2020}\n"
)
REPORT = {
    "schema_version": 1,
    "citations": [
        {
            "text": "(Yau 2019, 12; Perera 2020)",
            "start": 25,
            "end": 52,
            "items": [
                {
                    "text": "Yau 2019, 12",
                    "start": 26,
                    "end": 38,
                    "key": "yau2019",
                    "status": "resolved",
                    "candidates": [],
                    "locator": "12",
                    "reasons": [],
                },
                {
                    "text": "Perera 2020",
                    "start": 40,
                    "end": 51,
                    "key": "perrera2020",
                    "status": "near",
                    "candidates": ["perrera2020"],
                    "locator": None,
                    "reasons": ["author Perera in the text, Perrera, A. in the entry"],
                },
            ],
        }
    ],
}


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "chapter.txt").write_text(TEXT, "utf-8")
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")


def test_reading_tells_what_was_found(run: Run, ledger_path: Path) -> None:
    run("source", "import", "refs.bib")

    first = run("manuscript", "read", "chapter.txt")
    again = run("manuscript", "read", "chapter.txt")

    told = (
        "10 words, 1 section, 2 sentences, 1 citation (items: 1 resolved, 1 near, "
        "0 ambiguous, 0 missing)\n"
    )
    assert (first.exit_code, first.stdout) == (0, f"chapter: revision 1 (new), {told}")
    assert again.stdout == f"chapter: revision 1 (unchanged), {told}"


def test_manuscripts_are_listed_and_shown(run: Run, ledger_path: Path) -> None:
    assert run("manuscript", "list").stderr == "There are no manuscripts.\n"
    run("manuscript", "read", "chapter.txt", "--name", "digest")

    listed = json.loads(run("manuscript", "list", "--format", "json").stdout)
    shown = json.loads(run("manuscript", "show", "--format", "json").stdout)

    assert listed["schema_version"] == 1
    assert [row["name"] for row in listed["manuscripts"]] == ["digest"]
    assert listed["manuscripts"][0]["missing"] == 2
    assert shown["manuscript"]["sections"] == [
        {"level": 1, "heading": "1 Introduction"}
    ]
    assert run("manuscript", "show", "digest").stdout.startswith("digest\ndigest: ")
    assert "digest" in run("manuscript", "list", "--format", "csv").stdout


def test_an_unknown_reader_is_a_wrong_use(run: Run, ledger_path: Path) -> None:
    result = run("manuscript", "read", "chapter.txt", "--reader", "docx9")

    assert result.exit_code == 2
    assert result.stderr.startswith("error: there is no reader called docx9\nhint: ")


@pytest.mark.parametrize("in_ledger", [True, False])
def test_citations_are_one_report_with_a_ledger_or_without(
    run: Run, ledger_path: Path, in_ledger: bool
) -> None:
    words = ["chapter.txt", "--bibliography", "refs.bib"]
    if in_ledger:
        run("source", "import", "refs.bib")
        run("manuscript", "read", "chapter.txt")
        words = ["chapter"]

    result = run("citations", *words, "--format", "json")

    assert (result.exit_code, json.loads(result.stdout)) == (0, REPORT)


def test_citations_say_why_a_match_is_only_near(run: Run) -> None:
    words = ("citations", "chapter.txt", "--bibliography", "refs.bib")

    text, rows = run(*words), run(*words, "--format", "csv").stdout.splitlines()

    assert "author Perera in the text, Perrera" in text.stdout
    assert text.stderr == "1 citations with 2 items: 1 resolved, 1 near\n"
    assert rows[0] == "line,column,citation,item,status,key,candidates,reasons"
    assert rows[1] == (
        '3,11,"(Yau 2019, 12; Perera 2020)","Yau 2019, 12",resolved,yau2019,,'
    )


def test_a_bibliography_without_a_file_is_a_wrong_use(run: Run) -> None:
    result = run("citations", "--bibliography", "refs.bib")

    assert result.exit_code == 2


def test_a_file_needs_no_ledger_and_loads_no_database(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from evidence.cli.root import cli\n"
        "try:\n"
        "    cli.main(['citations', 'chapter.txt', '--bibliography', 'refs.bib'])\n"
        "except SystemExit as end:\n"
        "    assert end.code == 0, end.code\n"
        "assert 'sqlalchemy' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.splitlines()[1:]) == (0, [])
