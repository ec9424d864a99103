"""The report of an earlier run is read back as what is known, or refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidence.checker.finding import Severity
from evidence.errors import InputRefused, NotFound
from evidence.reporters.base import View
from evidence.reporters.json import JsonReporter
from evidence.reporters.sarif import SarifReporter
from evidence.services.baselines import compare, read_baseline
from tests.reporters.example_result import DIFFERS, PLAIN, make_result, whole_result


@pytest.fixture(params=["json", "sarif"])
def report(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a report of the whole result, in one format and then in the other."""
    reporter = JsonReporter() if request.param == "json" else SarifReporter()
    path = tmp_path / f"earlier.{request.param}"
    path.write_text(reporter.report(whole_result(), PLAIN), "utf-8")
    return path


def test_a_run_has_nothing_new_beside_its_own_report(report: Path) -> None:
    result = compare(whole_result(), read_baseline(report))

    assert not result.fails(Severity.NOTE)
    assert result.absent == ()
    assert {f.state for f in (*result.findings, *result.unchecked)} == {"unchanged"}
    assert [each.finding.state for each in result.waived] == ["unchanged"]


def test_what_is_gone_is_told_with_all_that_it_said(report: Path) -> None:
    result = compare(make_result(), read_baseline(report))

    assert result.absent is not None
    gone = {finding.code: finding for finding in result.absent}
    assert set(gone) == {"FIG001", "CIT002", "SRC903", "unchecked"}
    told = gone["FIG001"]
    assert (told.message, told.subject, told.place) == (
        DIFFERS.message,
        DIFFERS.subject,
        DIFFERS.place,
    )


def test_what_is_gone_in_a_sarif_report_is_not_known_any_more(tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.sarif"
    earlier.write_text(SarifReporter().report(whole_result(), PLAIN), "utf-8")
    without = compare(make_result(), read_baseline(earlier))
    earlier.write_text(SarifReporter().report(without, PLAIN), "utf-8")
    again = compare(make_result(DIFFERS), read_baseline(earlier))

    assert again.fails(Severity.ERROR)
    assert again.absent == ()


def broken(report: Path, change: Any) -> Path:
    content = json.loads(report.read_text("utf-8"))
    change(content)
    report.write_text(json.dumps(content), "utf-8")
    return report


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{\n  'findings'", "earlier.json:2: this is not JSON"),
        ("[]", "this is not a report"),
        ("{}", "neither SARIF nor a JSON report"),
        ('{"schema_version": 2, "findings": []}', "schema version 2; 1 is read"),
        ('{"version": "2.0.0", "runs": []}', "SARIF 2.0.0 is not read, only 2.1.0"),
        ('{"version": "2.1.0", "runs": 3}', "this report is damaged"),
        ('{"version": "2.1.0", "runs": [{}]}', "damaged: 'results' is missing"),
        ('{"schema_version": 1, "findings": [{}]}', "damaged: 'location' is missing"),
        ('{"schema_version": 1, "findings": []}', "damaged: 'unchecked' is missing"),
        ("[" * 100_000, "this is not JSON"),
        ("\udcff", "this is not JSON"),
    ],
)
def test_what_is_not_a_report_is_refused_in_one_message(
    content: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "earlier.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputRefused) as refused:
        read_baseline(path)

    assert words in str(refused.value)
    assert str(refused.value).startswith(str(path))


def test_a_report_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sarif"
    result: dict[str, Any] = {"message": {"text": "E501"}, "ruleId": "E501"}
    log = {"version": "2.1.0", "runs": [{"results": [result]}]}
    path.write_text(json.dumps(log), "utf-8")

    with pytest.raises(InputRefused, match="a result has no fingerprint evidence/v1"):
        read_baseline(path)


def test_a_changed_severity_is_refused(report: Path) -> None:
    def change(content: Any) -> None:
        if "runs" in content:
            content["runs"][0]["results"][0]["properties"]["severity"] = "fatal"
        else:
            content["findings"][0]["severity"] = "fatal"

    with pytest.raises(InputRefused, match="'fatal' is not a valid Severity"):
        read_baseline(broken(report, change))


def test_a_missing_file_is_not_found_and_the_way_to_make_one_is_told() -> None:
    with pytest.raises(NotFound) as error:
        read_baseline(Path("nowhere.json"))

    assert error.value.hint is not None
    assert "--report json:FILE" in error.value.hint


def test_a_threshold_of_notes_knows_notes_too(tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(JsonReporter().report(make_result(DIFFERS), View()), "utf-8")

    assert not compare(make_result(DIFFERS), read_baseline(path)).fails(Severity.NOTE)
