"""``evidence export`` and ``evidence import`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
TEXT = """\
format = "evidence ledger"
version = 1

[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
note = "—"
"""
MARY = ("--by", "Mary")


@pytest.fixture(autouse=True)
def hand(tmp_path: Path) -> Path:
    small_ledger(tmp_path)
    path = tmp_path / "hand.toml"
    path.write_text(TEXT, "utf-8")
    return path


def test_out_in_and_out_again_is_the_same(run: Run, tmp_path: Path) -> None:
    imported = run("import", "hand.toml", *MARY, "--format", "json")
    exported = run("export", "one.toml")
    again = run("import", "one.toml", *MARY)

    counts = json.loads(imported.stdout)["imported"]
    assert counts[1] == {"what": "claims", "added": 1, "changed": 0, "unchanged": 0}
    assert (exported.stdout, exported.stderr) == ("", "one.toml: 1 claim\n")
    assert again.exit_code == 0
    one = (tmp_path / "one.toml").read_bytes()
    assert run("export", "-").stdout_bytes == one
    assert 'note = "—"\n'.encode() in one


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('quote = "', "quote = ", 6, "not TOML: "),
        ('note = "—"', 'kind = "x"', 7, "claim brands: there is no kind of claim 'x'"),
        ("83 global", "84 global", 6, "is not in the text"),
    ],
)
def test_a_bad_file_is_refused_whole_with_its_line(
    run: Run, hand: Path, old: str, new: str, line: int, message: str
) -> None:
    hand.write_text(TEXT.replace(old, new), "utf-8")
    result = run("import", "hand.toml", *MARY)

    assert result.exit_code == 3
    assert result.stderr.startswith(f"error: hand.toml:{line}: ")
    assert message in result.stderr
    assert run("claim", "list").stderr == "There are no such claims.\n"


def test_a_difference_is_taken_only_when_asked(run: Run, hand: Path) -> None:
    run("import", "hand.toml", *MARY)
    hand.write_text(TEXT.replace("—", "new"), "utf-8")

    refused = run("import", "hand.toml", *MARY)
    assert refused.exit_code == 4
    assert "hint: evidence import --update takes what the file says" in refused.stderr
    assert run("import", "hand.toml", "--update", *MARY).exit_code == 0
    assert "note: new" in run("claim", "show", "brands").stdout


def test_files_that_are_not_there_or_cannot_be_written_are_told(run: Run) -> None:
    missing = run("import", "nothing.toml", *MARY)
    assert (missing.exit_code, "nothing.toml" in missing.stderr) == (4, True)
    nowhere = run("export", "no/where.toml")
    assert (nowhere.exit_code, "no folder" in nowhere.stderr) == (4, True)
