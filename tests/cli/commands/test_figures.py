"""``evidence figures``: what a text states, without any ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

TEXT = "# Rates\n\nIt rose from 3 % in 2014 to around 20 % by 2030.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_figures_of_a_file_are_listed_with_their_dates(draft: Path, run: Run) -> None:
    result = run("figures", str(draft))

    assert result.exit_code == 0
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["line", "column", "figure", "value", "unit", "as", "of", "scope"],
        ["3", "14", "3", "%", "3", "%", "2014"],
        ["3", "29", "around", "20", "%", "~20", "%", "2030"],
    ]
    assert result.stderr == "2 figures\n"


def test_json_counts_positions_in_the_file(draft: Path, run: Run) -> None:
    report = json.loads(run("figures", str(draft), "--format", "json").stdout)

    assert report["schema_version"] == 1
    first, second = report["figures"]
    assert first == {
        "text": "3 %",
        "start": TEXT.index("3 %"),
        "end": TEXT.index("3 %") + 3,
        "value": 3,
        "unit": "%",
        "comparator": "eq",
        "as_of": "2014",
        "scope": "",
        "of": None,
        "line": 3,
        "column": 14,
    }
    assert TEXT[second["start"] : second["end"]] == "around 20 %"


def test_sentences_give_their_figures_by_id(tmp_path: Path, run: Run) -> None:
    given = [
        {"id": "a", "text": "Between 3 and 5 million people left."},
        {"id": 7, "text": "See Table 4.1."},
    ]
    path = tmp_path / "sentences.json"
    path.write_text(json.dumps(given), "utf-8")

    assert json.loads(run("figures", "--sentences", str(path)).stdout) == [
        {
            "id": "a",
            "figures": [
                {
                    "text": "Between 3 and 5 million people",
                    "start": 0,
                    "end": 30,
                    "value": [3000000, 5000000],
                    "unit": "people",
                    "comparator": "between",
                    "as_of": None,
                    "scope": "",
                    "of": None,
                }
            ],
            "rosters": [],
        },
        {"id": 7, "figures": [], "rosters": []},
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[", ":1: the file is not JSON: "),
        ("{}", ": the sentences are not a list"),
        ('[{"id": 1}]', ": sentence 1 is no object with an id and a text"),
        ("[" * 100_000, ": the file is not JSON: "),
    ],
)
def test_what_is_no_list_of_sentences_is_refused(
    content: str, message: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "sentences.json"
    path.write_text(content, "utf-8")
    result = run("figures", "--sentences", str(path))

    assert result.exit_code == 3
    assert f"{path}{message}" in result.stderr
    assert '[{"id": 1, "text": "It has 54 members."}]' in result.stderr


@pytest.mark.parametrize("words", [(), ("draft.md", "--sentences", "x.json")])
def test_one_text_is_asked_for(words: tuple[str, ...], run: Run) -> None:
    result = run("figures", *words)

    assert result.exit_code == 2
    assert "Give a FILE, or --sentences FILE.json." in result.stderr


def test_rosters_are_listed_behind_the_figures(tmp_path: Path, run: Run) -> None:
    text = "Two firms pay: Arvik Ltd and Bessel AG.\n\n- Iran\n- Burma\n- Niger\n"
    path = tmp_path / "list.md"
    path.write_text(text, "utf-8")

    result = run("figures", str(path))
    found = json.loads(run("figures", str(path), "--format", "json").stdout)

    assert [line.split() for line in result.stdout.splitlines()[-3:]] == [
        ["line", "column", "roster", "members", "count", "more"],
        ["1", "16", "Arvik", "Ltd;", "Bessel", "AG", "2", "2"],
        ["3", "3", "Iran;", "Burma;", "Niger", "3"],
    ]
    assert result.stderr == "1 figure, 2 rosters\n"
    assert found["rosters"][0] == {
        "text": "Arvik Ltd and Bessel AG",
        "start": 15,
        "end": 38,
        "members": [
            {"name": "Arvik Ltd", "normal": "arvik", "start": 15, "end": 24},
            {"name": "Bessel AG", "normal": "bessel", "start": 29, "end": 38},
        ],
        "count": 2,
        "complete": True,
        "line": 1,
        "column": 16,
    }
    states = found["rosters"][1]["members"]
    assert [(one["normal"], text[one["start"] : one["end"]]) for one in states] == [
        ("state:IR", "Iran"),
        ("state:MM", "Burma"),
        ("state:NE", "Niger"),
    ]
