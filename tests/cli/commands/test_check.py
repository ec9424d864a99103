"""``evidence check``: its reports, its baseline, and the files as they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run

BIBTEX = """
@article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
  journal = {Daily News}, year = {2020}}
"""
MARKDOWN = """# Members

The OSCE has 54 participating States (Hall 2020).

# Staff

It has 3,500 staff (Hall 2020).
"""
TOML = """
[claim.members]
manuscript = "manuscript"
kind = "quantity"
quote = "54 participating States"
figures = ["54 participating States"]

[[claim.members.evidence]]
source = "hall2020"
stance = "supports"
page = "2"
quotation = "57-member body"
figures = ["57 participating States"]

[claim.staff]
manuscript = "manuscript"
kind = "quantity"
quote = "3,500 staff"
figures = ["3500 staff"]

[[claim.staff.evidence]]
source = "hall2020"
stance = "supports"
"""
FIGURES = ("check", "--select", "FIG", "--as-of", "2026-11-23")


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    """Return a folder with a ledger of two claims, of which one is wrong."""
    make_ledger(Path(), bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    return tmp_path


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_text_has_sections_failures_gaps_and_one_summary_line(
    desk: Path, run: Run
) -> None:
    result = run(*FIGURES)

    assert result.exit_code == 1
    assert result.stdout == (
        "manuscript: Members                      F\n"
        "manuscript: Staff                        ?\n"
        ". passed  w with warnings  F failed  ? unchecked  E broken\n"
        "\n"
        "FAILURES\n"
        "manuscript.md:3:14: claim members\n"
        "  sentence: The OSCE has 54 participating States (Hall 2020).\n"
        "  error   FIG001 54 participating States in the manuscript, 57 participating "
        "States in hall2020, p. 2\n"
        "          - hall2020: “57-member body”\n"
        "          hint: correct the manuscript to 57 participating States, or find "
        "out why the source differs and record its date or scope with its figure\n"
        "  - manuscript: [-54-] participating States\n"
        "  + hall2020, p. 2: {+57+} participating States\n"
        "  hall2020, p. 2 (supports): “57-member body”\n"
        "\n"
        "Checked 2 claims, 2 citations with 2 items, 1 source by 26 rules as of "
        "2026-11-23.\n"
        "Not checked:\n"
        "  - whether a source was retracted or corrected: no table of notices was read "
        "(evidence notices update FILE.csv)\n"
        "  - 1 claim whose figure no evidence gives\n"
        "  - 1 quotation against the sources' own text, of which no copy is kept\n"
        "  - whether a source is right: only whether manuscript and ledger agree with "
        "what was recorded of it\n"
        "  ? staff (manuscript.md:7): no evidence gives its figure\n"
        "\n"
        "FAILED: 2 claims: 1 failed, 1 unchecked; 1 error, 1 note (listed with --show "
        "note)\n"
    )


def test_text_that_is_piped_and_text_in_a_file_are_the_same(
    desk: Path, run: Run
) -> None:
    piped = run(*FIGURES).stdout
    run(*FIGURES, "--format", "json", "--report", "text:report.txt")
    filed = (desk / "report.txt").read_text("utf-8")

    assert filed.splitlines()[:-1] == piped.splitlines()[:-1]
    assert filed.splitlines()[-1].startswith(piped.splitlines()[-1])


def test_one_run_writes_several_reports(desk: Path, run: Run) -> None:
    words = ("sarif:r.sarif", "junit:r.xml", "github:r.txt", "errorformat:r.err")
    options = [option for word in words for option in ("--report", word)]
    result = run(*FIGURES, "--format", "json", *options)

    assert result.exit_code == 1
    assert json.loads(result.stdout)["failed"] is True
    assert json.loads((desk / "r.sarif").read_text())["version"] == "2.1.0"
    assert (desk / "r.xml").read_text().startswith("<?xml")
    assert (desk / "r.txt").read_text().startswith("::error file=manuscript.md,line=3")
    assert (desk / "r.err").read_text().startswith("manuscript.md:3:14: error FIG001 ")


def test_the_report_goes_to_a_file_instead_of_stdout(desk: Path, run: Run) -> None:
    result = run(*FIGURES, "--format", "sarif", "-o", "r.sarif")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "r.sarif: 2 findings\n"
    assert json.loads((desk / "r.sarif").read_text())["runs"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--format", "yaml"), 2, "there is no report format 'yaml'"),
        (("--report", "yaml:x"), 2, "there is no report format 'yaml'"),
        (("--report", "sarif"), 2, "--report takes FORMAT:FILE, not 'sarif'"),
        (("--report", "sarif:"), 2, "--report takes FORMAT:FILE, not 'sarif:'"),
        (("--report", "sarif:x", "--report", "json:x"), 2, "x is named for two"),
        (("--report", "sarif:no/x.sarif"), 4, "there is no folder no"),
        (("-o", "no/x.json"), 4, "there is no folder no"),
        (("--baseline", "no.json"), 4, "there is no report no.json"),
        (("--watch", "--fix"), 2, "--watch and --fix do not go together"),
    ],
)
def test_wrong_options_are_refused_before_any_work(
    desk: Path, run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    before = sorted(desk.iterdir())
    result = run("check", *words)

    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""
    assert sorted(desk.iterdir()) == before


@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_only_new_findings_fail_beside_a_baseline(
    desk: Path, run: Run, format_: str
) -> None:
    run(*FIGURES, "--format", format_, "-o", "base")
    replace_in(Path("manuscript.md"), "# Members", "# Members\n\nA new opening.")
    run("manuscript", "read", "manuscript.md")
    same = run(*FIGURES, "--baseline", "base")
    figure = ("--stance", "supports", "--figure", "4000 staff", "--by", "Anna")
    run("tie", "staff", "hall2020", *figure)
    worse = run(*FIGURES, "--baseline", "base")

    assert same.exit_code == 0
    assert same.stdout.splitlines()[0] == "manuscript: Members                      w"
    assert "FIG001" not in same.stdout
    assert same.stdout.splitlines()[-1].startswith(
        "passed: 2 claims: 1 with warnings, 1 unchecked; 1 error, 1 note "
    )
    assert worse.exit_code == 1
    assert "FIG001 3,500 staff in the manuscript, 4,000 staff" in worse.stdout
    assert "claim members" not in worse.stdout
    assert "gone    FIG007 staff" in worse.stdout


def test_a_check_reports_on_the_claims_that_an_expression_chooses(
    desk: Path, run: Run
) -> None:
    both = run(*FIGURES)
    staff = run("check", "--as-of", "2026-11-23", "--where", "name = staff", "--format",
                "json")  # fmt: skip
    told = json.loads(staff.stdout)

    assert both.exit_code == 1
    assert run(*FIGURES, "--where", "name = staff").exit_code == 0
    assert run(*FIGURES, "--where", "name = members").exit_code == 1
    assert [each["name"] for each in told["claims"]] == ["staff"]
    assert {each["subject"]["name"] for each in told["findings"]} == {"staff"}
    assert told["not_checked"][0] == (
        "1 claim that --where did not choose, and all texts, citations and sources; "
        "numbers that follow are of the whole check"
    )


def test_beside_a_baseline_only_what_is_chosen_is_new_or_gone(
    desk: Path, run: Run
) -> None:
    run(*FIGURES, "--format", "json", "-o", "base.json")
    fix = ("claim", "edit", "members", "--figure", "57 participating States")
    assert run(*fix, "--by", "Ann").exit_code == 0
    beside = (*FIGURES, "--baseline", "base.json", "--format", "json", "--where")

    members = json.loads(run(*beside, "name = members").stdout)
    staff = json.loads(run(*beside, "name = staff").stdout)

    gone = [(each["code"], each["subject"]["name"]) for each in members["absent"]]
    assert gone == [("FIG001", "members")]
    assert staff["absent"] == []


def test_what_no_check_can_choose_is_refused(desk: Path, run: Run) -> None:
    none = run("check", "--where", "topic = astronomy")
    bad = run("check", "--where", "topc = trade")
    fix = run("check", "--where", "name = staff", "--fix")

    assert (none.exit_code, bad.exit_code, fix.exit_code) == (4, 2, 2)
    assert "no claim fits --where 'topic = astronomy'" in none.stderr
    assert "did you mean topic" in bad.stderr
    assert "--where and --fix do not go together" in fix.stderr


def test_a_bad_baseline_is_refused_with_file_and_line(desk: Path, run: Run) -> None:
    Path("base.json").write_text('{\n"findings": [\n', "utf-8")
    result = run(*FIGURES, "--baseline", "base.json")

    assert result.exit_code == 3
    assert result.stderr.startswith("error: base.json:3: this is not JSON: ")
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_files_are_checked_as_they_are_and_the_ledger_stays(
    desk: Path, run: Run
) -> None:
    ledger = Path("evidence.db").read_bytes()
    replace_in(Path("manuscript.md"), "54 participating", "57 participating")
    kept = run(*FIGURES)
    now = run("check", "--select", "CLM007", "--on-disk")

    assert "54 participating States in the manuscript" in kept.stdout
    assert now.exit_code == 1
    assert "“54 participating States” is not in the latest revision" in now.stdout
    assert now.stderr == (
        "manuscript.md is not as the ledger has it, and checked as it is now; to keep "
        "it: evidence manuscript read manuscript.md\n"
    )
    assert Path("evidence.db").read_bytes() == ledger


def test_a_bibliography_is_checked_as_it_is_too(desk: Path, run: Run) -> None:
    replace_in(Path("refs.bib"), "year = {2020}", "year = {2020}, pages = {9--1}")
    result = run("check", "--select", "SRC", "--on-disk")

    assert "refs.bib is not as the ledger has it" in result.stderr
    assert "evidence source import refs.bib" in result.stderr


def test_files_that_are_gone_or_cannot_be_read_are_told(desk: Path, run: Run) -> None:
    Path("refs.bib").unlink()
    Path("manuscript.md").write_bytes(b"\x00" * 100)
    result = run(*FIGURES, "--on-disk")

    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0] == "refs.bib is not there: checked as the ledger has it"
    assert lines[1].startswith("manuscript.md: ")
    assert lines[1].endswith(": checked as the ledger has it")


def test_a_ledger_on_a_server_is_not_copied(desk: Path, run: Run) -> None:
    result = run("--ledger", "postgresql://nobody@127.0.0.1/x", "check", "--on-disk")

    assert result.exit_code == 2
    assert "only beside a ledger in a file" in result.stderr


def test_json_says_which_rules_broke_and_the_exit_code_is_a_bugs(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence.rules.figures.figure_differs import FigureDiffers  # noqa: PLC0415

    def breaks(*_: Any) -> Any:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(FigureDiffers, "check", breaks)
    result = run(*FIGURES, "--format", "json")

    assert result.exit_code == 70
    assert "a rule broke: FIG001; all others were asked" in result.stderr
    problems = json.loads(result.stdout)["problems"]
    assert [(each["code"], each["subject"]["name"]) for each in problems] == [
        ("FIG001", "members"),
        ("FIG001", "staff"),
    ]
