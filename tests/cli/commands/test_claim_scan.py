"""``evidence claim scan`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

TEXT = """# A draft

The study names 83 brands. The firm employs 1,200 people. In 2019 it built two plants.
"""
MARY = ("--by", "Mary")


@pytest.fixture(autouse=True)
def _draft(tmp_path: Path, run: Run) -> None:
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")
    assert run("init").exit_code == 0
    assert run("manuscript", "read", "draft.md").exit_code == 0


def quoted(run: Run) -> list[str]:
    listed = run("claim", "list", "--format", "json").stdout
    return [claim["statement"] for claim in json.loads(listed)["claims"]]


def test_proposals_are_shown_and_nothing_is_recorded(run: Run) -> None:
    shown = run("claim", "scan", "--format", "json")

    proposals = json.loads(shown.stdout)["proposals"]
    assert [each["figures"] for each in proposals] == [
        ["83 brands"],
        ["1200 people"],
        ["2 plants @2019"],
    ]
    assert run("claim", "list").stderr == "There are no such claims.\n"


def test_a_person_is_asked_of_each(run: Run) -> None:
    asked = run("claim", "scan", "--ask", *MARY, stdin="n\ny\nq\n")

    assert asked.exit_code == 0
    assert "(1 of 3) draft.md:3\nThe study names 83 brands.\n" in asked.stderr
    assert asked.stderr.endswith("1 claim recorded\n")
    assert quoted(run) == ["The firm employs 1,200 people."]


def test_all_that_follow_can_be_taken_at_once(run: Run) -> None:
    run("claim", "scan", "--ask", *MARY, stdin="n\na\n")

    assert quoted(run) == [
        "The firm employs 1,200 people.",
        "In 2019 it built two plants.",
    ]
    again = run("claim", "scan", "--format", "json")
    assert len(json.loads(again.stdout)["proposals"]) == 1


def test_stopping_at_once_records_nothing(run: Run) -> None:
    asked = run("claim", "scan", "--ask", *MARY, stdin="q\n")

    assert asked.exit_code == 0
    assert run("claim", "list").stderr == "There are no such claims.\n"


def test_proposals_are_printed_a_block_each(run: Run) -> None:
    shown = run("claim", "scan")

    first, words, why, figures = shown.stdout.splitlines()[:4]
    assert first.endswith("  draft.md:3  quantity")
    assert (words, why, figures) == (
        "  The study names 83 brands.",
        "  why: figure “83 brands”",
        "  figures: 83 brands",
    )
    assert shown.stderr == (
        "3 proposals; record them with --accept ID, --rule or --all\n"
    )
