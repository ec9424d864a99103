"""The worked example is brought up to date, claim by claim, and put back again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def desk(run: Run, root: Path, tmp_path: Path, ledger_path: Path) -> Run:
    """Run a command on a copy of the example, in its folder."""
    for name in ("chapter.bib", "chapter.md", "chapter.toml", "evidence.toml"):
        shutil.copyfile(root / "references" / name, tmp_path / name)
    for words in (
        ("source", "import", "chapter.bib"),
        ("manuscript", "read", "chapter.md"),
        ("import", "chapter.toml", "--by", "tester"),
    ):
        assert run("--ledger", ledger_path, *words).exit_code == 0
    return run


def test_the_members_of_the_sco_are_brought_up_to_date_and_back(
    desk: Run, tmp_path: Path
) -> None:
    path = tmp_path / "chapter.md"
    before, rows = path.read_text("utf-8"), desk("export", "-").stdout
    result = desk("claim", "update", "sco-members-in-osce", "--write", "--by", "Ada")

    assert result.exit_code == 0, result.stderr
    old = "since five of six member states of the SCO are OSCE participating"
    new = (
        "since six of ten member states of the SCO (since 4 July 2024) are OSCE "
        "participating"
    )
    assert old in before
    assert path.read_text("utf-8") == before.replace(old, new)
    listed = json.loads(desk("audit", "--format", "json").stdout)["figures"]
    assert "sco-members-in-osce" not in {row["claim"] for row in listed}
    shown = desk("claim", "show", "sco-members-in-osce").stdout
    assert "figure: 6 of 10 member states @2024-07-04" in shown

    assert desk("undo").exit_code == 0
    assert path.read_text("utf-8") == before
    assert desk("export", "-").stdout == rows


def test_every_edit_that_the_audit_proposes_can_be_made(desk: Run) -> None:
    listed = json.loads(desk("audit", "--format", "json").stdout)["figures"]
    proposed = {
        row["claim"]: row["proposed"]
        for row in listed
        if row["proposed"] and row["newer"][0]["from"] != "claim"
    }
    assert len(proposed) >= 2
    for claim, sentence in proposed.items():
        result = desk("claim", "update", claim, "--format", "json")
        assert result.exit_code == 0, result.stderr
        assert json.loads(result.stdout)["update"]["restated"] == sentence
