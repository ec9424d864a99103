"""``evidence export`` in the formats that hold claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.services.small_ledger import small_ledger

MARY = ("--by", "Mary")


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, run: Run) -> None:
    small_ledger(tmp_path)
    run("claim", "add", "--quote", "83 global brands", "--slug", "brands", *MARY)
    run("tie", "brands", "xu2020", "--figure", "83 brands", *MARY)


def test_a_claim_is_written_as_json(run: Run, tmp_path: Path) -> None:
    done = run("export", "claims.json", "--date", "2026-11-23")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "claims.json: 1 claim as json\n"
    document = json.loads((tmp_path / "claims.json").read_text("utf-8"))
    assert [claim["name"] for claim in document["claims"]] == ["brands"]
    assert [source["citekey"] for source in document["sources"]] == ["xu2020"]


def test_the_format_may_be_named_for_standard_output(run: Run) -> None:
    done = run("export", "-", "--format", "csv", "--claim", "brands")

    assert done.stdout.splitlines()[1].startswith("brands,c-")


def test_what_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    assert run("export", "a.json", "--claim", "nobody").exit_code == 4
    assert run("export", "a.json", "--topic", "trade").exit_code == 9
    refused = run("export", "a.claimreview.jsonld", "--publisher", "The Desk")
    assert refused.exit_code == 2
    assert "names its page and its author" in refused.stderr
    assert run("export", "a.json", "--url", "javascript:x").exit_code == 3
    assert not list(tmp_path.glob("a.*"))


def test_notes_say_what_was_left_out(run: Run) -> None:
    page = ("--url", "https://desk.example", "--publisher", "The Desk")
    run("claim", "add", "--quote", "global", "--slug", "bare", *MARY)
    done = run("export", "a.claimreview.jsonld", *page)

    assert done.stderr == (
        "a.claimreview.jsonld: 2 claims as claimreview\n"
        "note: left out, without evidence: 1\n"
    )
