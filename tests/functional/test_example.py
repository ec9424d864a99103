"""The worked example shows what the program is for: by rules, not by notes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from evidence.checker.facts import LedgerFacts
from evidence.checker.loader import load_ledger
from evidence.checker.rule import Policy
from evidence.checker.runner import run_check
from evidence.cli.root import cli
from evidence.db import Database, Location, Mode
from evidence.services.check import choose_rules

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
        ("AGE006", "sco-members-in-osce", "older: ambrosio2008 (2008) and russo2017"),
        ("AGE007", "aspiuyghurs", "is a page without a date, gives the figure of"),
        ("AGE008", "security-spending", "“within the past decade” meant 2011 to 2021"),
        ("AGE008", "nazarbayev-quotation", "“now” meant 2021: the text is of 2021"),
        ("AGE009", "turkey-trade-rank", "“largest partner” is said of no date"),
        ("FIG001", "supporting-letter-2019", "35 states in the manuscript, 37 states"),
        ("FIG002", "global-brands", "at least 83 brands in xu2020"),
        ("FIG010", "security-spending", "10.633 by b / a: cut off, where rounding"),
        ("FIG014", "majority-condemns", "it was good until 2021-10-06"),
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


OVERTAKEN = {
    "senior-posts-vacant": ("2020-12-04", "0 senior posts (vacant)"),
    "upheavals-of-2020": ("2020-11-01", "ceasefire"),
    "bri-crosses-osce-region": ("2023-12-01", "Italy"),
    "afghanistan-bordering": ("2021-08-15", "Kabul"),
    "literature-emerging": ("2021-01-01", "wolff2021"),
    "people-held": ("2022-08-31", "ohchr2022"),
    "global-brands": ("2020-03-01", "at least 82 brands"),
    "natural-growth": ("2021-06-01", "48.7 percent"),
    "congress-phrases": ("2022-10-01", "20th National Congress"),
    "reviews-2009-2013": ("2024-01-01", "fourth review"),
    "supporters-2013": ("2022-10-31", "Ukraine"),
    "turkey-criticism": ("2022-10-31", "Turkey"),
    "kazakhstan-land-lease": ("2021-05-13", "A permanent ban"),
    "land-plan-dropped": ("2021-05-13", "rferlland"),
    "supporting-letter-2019": ("2019-07-26", "Uzbekistan"),
    "sco-members-in-osce": ("2023-07-04", "member states"),
    "diplomats-online": ("2021-02-01", "270 diplomatic accounts"),
    "ambassador-uk": ("2021-01-01", "apkstp2021"),
}
"""The claims that have been overtaken: since when, and what the finding names."""


@pytest.fixture(scope="module")
def facts(built: Path) -> LedgerFacts:
    """Return the example's ledger, read once."""
    with Database(Location(path=built), Mode.READ).begin() as session:
        return load_ledger(session)


def overtaken_on(facts: LedgerFacts, day: str | date) -> dict[str, str]:
    """Return what is told on *day* of what overtook each claim."""
    rules = choose_rules(["AGE002", "AGE005"])
    result = run_check(facts, rules, Policy(), today=date.fromisoformat(str(day)))
    told: dict[str, str] = {}
    for finding in result.findings:
        name = finding.subject.name
        told[name] = f"{told.get(name, '')} {finding.message}"
    return told


@pytest.mark.parametrize("day", ["2024-07-05", "2024-10-15", "2025-06-30", DAY])
def test_whatever_has_been_overtaken_is_named_with_what_overtook_it(
    facts: LedgerFacts, day: str
) -> None:
    told = overtaken_on(facts, day)

    assert set(told) == set(OVERTAKEN)
    assert {
        name: words for name, (_, words) in OVERTAKEN.items() if words not in told[name]
    } == {}
    assert "6 of 10 member states" in told["sco-members-in-osce"]


@pytest.mark.parametrize("name", sorted(OVERTAKEN))
def test_what_overtakes_a_claim_is_not_known_before_its_day(
    facts: LedgerFacts, name: str
) -> None:
    since = date.fromisoformat(OVERTAKEN[name][0])

    assert name in overtaken_on(facts, since)
    assert name not in overtaken_on(facts, since - timedelta(days=1))


def test_the_count_of_the_sco_follows_its_enlargements(facts: LedgerFacts) -> None:
    before = overtaken_on(facts, "2024-07-03")["sco-members-in-osce"]
    after = overtaken_on(facts, "2024-07-04")["sco-members-in-osce"]

    assert "but 5 of 9 member states as of 2023-07-04" in before
    assert "6 of 10" not in before
    assert "but 6 of 10 member states as of 2024-07-04/.." in after


def test_what_happened_on_a_day_is_overtaken_by_no_later_event(
    findings: list[dict[str, Any]],
) -> None:
    told = {
        finding["code"]
        for finding in findings
        if finding["subject"]["name"] == "critical-letter-2019"
    }
    assert not told & {"AGE001", "AGE002"}


def test_a_value_of_unknown_date_is_told_once_and_proposed_without_a_date(
    example: Run, findings: list[dict[str, Any]]
) -> None:
    codes = {
        finding["code"]
        for finding in findings
        if finding["subject"]["name"] == "global-brands"
    }
    rows = json.loads(example("audit", "--as-of", DAY, "--format", "json").stdout)
    [brands] = [row for row in rows["figures"] if row["claim"] == "global-brands"]

    assert "AGE002" in codes
    assert "FIG001" not in codes
    assert "linked to [-83-]{+at least 82+} global brands." in brands["diff"]


def test_no_rule_on_figures_within_the_text_cries_wolf(
    findings: list[dict[str, Any]],
) -> None:
    within = {f"FIG{number:03}" for number in (9, *range(11, 30))} - {"FIG014"}

    assert [each["message"] for each in findings if each["code"] in within] == []


def test_what_is_worked_out_is_shown_with_its_numbers(example: Run) -> None:
    spending = example("trace", "security-spending", "--format", "json").stdout
    majority = example("claim", "show", "majority-condemns").stdout

    assert "b / a = 57,950,000,000 / 5,450,000,000 = 10.633" in spending
    assert "a / whole(a) * 100 = 31 / 57 * 100 = 54.386: within" in majority


def test_what_is_worked_out_falls_with_its_source(example: Run) -> None:
    fallen = json.loads(example("impact", "zenz2018", "--format", "json").stdout)

    assert [each["claim"] for each in fallen["impact"]["derived"]] == [
        "security-spending"
    ]


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
    assert one.stdout.splitlines()[-1] == (
        "passed: 80 claims: 59 passed, 21 unchecked; no findings"
    )
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
        149,
    ]
