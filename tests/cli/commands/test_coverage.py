"""``evidence coverage``: the report, what fails, and declarations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

TEXT = "# One\n\nThe port has 54 berths. It is nice here. It was closed in 2016.\n"
MARY = ("--by", "Mary")


@pytest.fixture
def desk(tmp_path: Path, ledger_path: Path, run: Run) -> Run:
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")
    assert run("manuscript", "read", "draft.md").exit_code == 0
    return run


def test_coverage_is_told_by_section_and_by_sentence(desk: Run) -> None:
    result = desk("coverage", "draft")

    assert result.exit_code == 0
    assert result.stdout == (
        "section  sentences  checkable  tied  declared  claimed  cited  uncovered  "
        "percent  tied of 100\n"
        "One      3          2          0     0         0        0      2          "
        "0.0      ··········\n"
        "draft    3          2          0     0         0        0      2          "
        "0.0      ··········\n"
        "\n"
        "Not tied to evidence: 2 sentences\n"
        "draft.md:3:1: uncovered: The port has 54 berths.\n"
        "    counts by: figure “54 berths”\n"
        "draft.md:3:42: uncovered: It was closed in 2016.\n"
        "    counts by: date “2016”\n"
    )


def test_less_than_is_asked_for_fails(desk: Run, tmp_path: Path) -> None:
    result = desk("coverage", "--fail-under", "95")
    (tmp_path / "evidence.toml").write_text("coverage = 60\n")

    assert result.exit_code == 1
    assert "draft: 0.0 % is less than 95 %" in result.stderr
    assert desk("coverage").exit_code == 1
    assert desk("coverage", "--fail-under", "0").exit_code == 0


def test_declared_sentences_do_not_fail_it(desk: Run) -> None:
    for words in ("54 berths", "closed"):
        made = desk(
            "coverage", "declare", "draft", words, *MARY,
            "--ground", "own-knowledge", "--reason", "She was there.",
        )  # fmt: skip
        assert made.exit_code == 0

    listed = json.loads(desk("coverage", "declarations", "--format", "json").stdout)

    assert desk("coverage", "--fail-under", "100").exit_code == 0
    assert [
        (row["sentence"], row["ground"], row["holds"], row["place"])
        for row in listed["declarations"]
    ] == [
        ("The port has 54 berths.", "own-knowledge", True, "draft.md:3:1"),
        ("It was closed in 2016.", "own-knowledge", True, "draft.md:3:42"),
    ]
    name = listed["declarations"][0]["declaration"]
    assert desk("coverage", "undeclare", name, *MARY).exit_code == 0
    assert desk("coverage", "--fail-under", "100").exit_code == 1


def test_json_has_every_sentence_with_its_rules(desk: Run) -> None:
    report = json.loads(desk("coverage", "--format", "json").stdout)

    assert (report["schema_version"], report["total"]["percent"]) == (1, 0.0)
    found = [
        (each["text"], each["cover"], [tuple(why.values()) for why in each["reasons"]])
        for each in report["sentences"]
    ]
    assert found == [
        ("The port has 54 berths.", "uncovered", [("figure", "54 berths")]),
        ("It is nice here.", None, []),
        ("It was closed in 2016.", "uncovered", [("date", "2016")]),
    ]


def test_the_page_is_written_whole(desk: Run, tmp_path: Path) -> None:
    result = desk("coverage", "draft", "--format", "html", "-o", "map.html")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / "map.html").read_text("utf-8").startswith("<!DOCTYPE html>")
