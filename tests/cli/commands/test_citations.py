"""``evidence citations``: the list as ever, and the commands that decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

BIB = (
    "@misc{smith2019a, author = {Smith, A.}, title = {T}, year = 2019}\n"
    "@misc{smith2019b, author = {Smith, B.}, title = {U}, year = 2019}\n"
)
TEXT = "It is so (Smith 2019).\n"
MARY = ("--by", "Mary")


@pytest.fixture
def desk(tmp_path: Path, ledger_path: Path, run: Run) -> Run:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")
    assert run("source", "import", "refs.bib").exit_code == 0
    assert run("manuscript", "read", "draft.md").exit_code == 0
    return run


@pytest.mark.parametrize(
    "words",
    [
        ("citations",),
        ("citations", "draft"),
        ("citations", "list", "draft"),
        ("citations", "--format", "text", "draft"),
    ],
)
def test_citations_are_listed_without_a_command(desk: Run, words: list[str]) -> None:
    result = desk(*words)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[:5] == [
        "@1",
        "1",
        "11",
        "Smith",
        "2019",
    ]


def test_a_file_needs_no_ledger(tmp_path: Path, run: Run) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")

    result = run(
        "citations", "draft.md", "--bibliography", "refs.bib", "--format", "json"
    )

    assert result.exit_code == 0
    item = {
        "text": "Smith 2019",
        "start": 10,
        "end": 20,
        "key": None,
        "status": "ambiguous",
        "candidates": ["smith2019a", "smith2019b"],
        "locator": None,
        "reasons": ["2 entries fit Smith 2019; the text gives no suffix"],
    }
    assert json.loads(result.stdout) == {
        "schema_version": 1,
        "citations": [{"text": "(Smith 2019)", "start": 9, "end": 21, "items": [item]}],
    }


def test_a_decision_is_a_judgement_and_needs_a_name(desk: Run) -> None:
    result = desk("citations", "resolve", "draft", "Smith 2019", "smith2019a")

    assert result.exit_code == 2
    assert "a judgement needs a name" in result.stderr


def test_a_decision_is_made_listed_and_taken_back(desk: Run) -> None:
    made = desk(
        "citations", "resolve", "draft", "Smith 2019", "smith2019a", *MARY,
        "--reason", "Only A. wrote on it.",
    )  # fmt: skip
    [name, rest] = made.stdout.strip().split(": ", 1)
    listed = json.loads(desk("citations", "decisions", "--format", "json").stdout)
    gone = desk("citations", "undecide", name, *MARY)

    assert rest == "draft.md:1:11: “Smith 2019” is smith2019a"
    [row] = listed["decisions"]
    assert (row["decision"], row["key"], row["holds"], row["outcome"]) == (
        name,
        "smith2019a",
        True,
        "unchanged",
    )
    assert row["reason"] == "Only A. wrote on it."
    assert gone.stdout == (
        f"{name}: “Smith 2019” is no longer decided to be smith2019a\n"
    )
    assert desk("citations", "decisions").stdout == ""


def test_the_list_says_who_decided(desk: Run) -> None:
    desk("citations", "resolve", "draft", "@1", "smith2019a", *MARY)

    assert "decided by Mary on " in desk("citations", "draft").stdout


def test_the_help_names_the_commands_and_the_short_form(run: Run) -> None:
    help_ = run("citations", "--help").stdout

    assert "[NAME|FILE]" in help_
    assert "resolve" in help_
    assert "undecide" in help_


def test_citations_are_chosen_by_an_expression(desk: Run) -> None:
    def items(where: str) -> list[str]:
        result = desk("citations", "--where", where, "--format", "json")
        assert result.exit_code == 0, result.stderr
        found = json.loads(result.stdout)["citations"]
        return [item["text"] for each in found for item in each["items"]]

    assert items("status = ambiguous and manuscript = draft") == ["Smith 2019"]
    assert items("status = resolved") == []
    assert items("source = '' and item ~ smith") == ["Smith 2019"]
    assert items("source = smith2019a") == []


def test_an_expression_asks_the_ledger_not_a_file(desk: Run) -> None:
    words = ("draft.md", "--bibliography", "refs.bib", "--where", "item ~ x")
    result = desk("citations", *words)

    assert result.exit_code == 2
    assert "--where asks the ledger" in result.stderr
