"""The worked example shows what the program is for: by rules, not by notes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from evidence.cli.root import cli

Run = Callable[..., Result]
DAY = "2026-11-23"


@pytest.fixture(scope="module")
def built(
    root: Path, ledger_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the example's ledger, made by the four commands of `make demo`."""
    from click.testing import CliRunner  # noqa: PLC0415 - of this fixture alone

    path = tmp_path_factory.mktemp("example") / "chapter.db"
    shutil.copyfile(ledger_template, path)
    references = root / "references"
    for words in (
        ["source", "import", str(references / "chapter.bib")],
        ["manuscript", "read", str(references / "chapter.md")],
        ["import", str(references / "chapter.toml"), "--by", "tester"],
    ):
        result = CliRunner().invoke(cli, ["--ledger", str(path), *words])
        assert result.exit_code == 0, result.stderr
    return path


@pytest.fixture
def example(run: Run, built: Path, root: Path) -> Run:
    """Run a command on the example's ledger, under the example's policy."""
    policy = root / "references" / "evidence.toml"

    def invoke(*words: str | Path) -> Result:
        return run("--config", policy, "--ledger", built, *words)

    return invoke


@pytest.fixture
def findings(example: Run) -> list[dict[str, Any]]:
    result = example("check", "--as-of", DAY, "--format", "json")
    assert result.exit_code == 1
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


@pytest.mark.parametrize(
    ("code", "subject", "words"),
    [
        ("FIG001", "osce-participating-states", "54 participating States in the"),
        ("FIG001", "osce-participating-states", "57 participating States in"),
        ("FIG001", "transferred-labourers", "more than 80,000 people in xu2020"),
        ("FIG001", "debt-trap-states", "25 states (at risk) in the manuscript, 23"),
        ("FIG001", "sco-members-in-osce", "5 of 6 member states in the manuscript, 5"),
        ("AGE002", "sco-members-in-osce", "6 of 10 member states as of 2024-07-04/.."),
        ("FIG001", "supporting-letter-2019", "35 states in the manuscript, 37 states"),
        ("FIG002", "global-brands", "at least 83 brands in xu2020"),
        ("CIT003", "chapter: Ferchen and Perrera 2019", "Ferchen and Perera 2019"),
        ("CLM004", "erdogan-quotation", "second hand"),
        ("CLM002", "bri-crosses-osce-region", "no source is cited"),
        ("CLM005", "osce-participating-states", "contradict the claim"),
    ],
)
def test_the_check_finds(
    findings: list[dict[str, Any]], code: str, subject: str, words: str
) -> None:
    told = [
        finding["message"]
        for finding in findings
        if (finding["code"], finding["subject"]["name"]) == (code, subject)
    ]

    assert any(words in message for message in told), told


def test_every_finding_of_the_text_has_its_place_in_the_digest(
    findings: list[dict[str, Any]], root: Path
) -> None:
    digest = (root / "references" / "chapter.md").read_text("utf-8").splitlines()
    for finding in findings:
        place = finding["location"]
        if place["path"].endswith(".md"):
            assert 0 < place["column"] <= len(digest[place["line"] - 1])


def test_the_text_report_ends_with_the_totals_and_what_was_not_checked(
    example: Run,
) -> None:
    result = example("check", "chapter", "--as-of", DAY)

    assert result.exit_code == 1
    assert "whose passage nobody has seen" in result.stdout
    assert "Checked 80 claims, 62 citations with 84 items" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("FAILED: ")


def test_a_selection_of_rules_alone_decides(example: Run) -> None:
    one = example("check", "--select", "CIT001", "--as-of", DAY)
    strict = example("check", "--select", "CLM003", "--fail-on", "note", "--as-of", DAY)

    assert one.exit_code == 0
    assert one.stdout.splitlines()[-1] == "passed: no findings"
    assert strict.exit_code == 1


def test_the_audit_lists_what_is_outdated_with_the_newer_value(example: Run) -> None:
    rows = json.loads(example("audit", "--as-of", DAY, "--format", "json").stdout)
    members = next(
        row for row in rows["figures"] if row["claim"] == "sco-members-in-osce"
    )

    assert members["state"] == "superseded"
    assert members["newer"][0]["figure"] == "6 of 10 member states"
    assert members["diff"] == (
        "This matters to the OSCE, the chapter says, since [-five-]{+six+} of "
        "[-six-]{+ten+} member states of the SCO {+(since 4 July 2024)+} are OSCE "
        "participating States as well."
    )


def test_search_finds_by_words_in_any_part(example: Run) -> None:
    found = json.loads(example("search", "debt trap", "--format", "json").stdout)

    assert "debt-trap-states" in json.dumps(found)


def test_a_rule_is_listed_and_explained(example: Run) -> None:
    listed = json.loads(example("rules", "--format", "json").stdout)["rules"]
    explained = example("explain", "figure-differs").stdout

    assert len(listed) >= 32
    assert explained.startswith("FIG001 figure-differs (error)\n")
    assert "Source: " in explained


def test_the_brief_of_a_whole_manuscript_is_printed(
    example: Run, tmp_path: Path
) -> None:
    result = example("brief", "chapter", "--date", DAY, "-o", tmp_path / "b.html")

    text = (tmp_path / "b.html").read_text("utf-8")
    assert result.exit_code == 0
    assert [text.count(f'id="{kind}-') for kind in ("text", "claim", "source")] == [
        80,
        80,
        141,
    ]
