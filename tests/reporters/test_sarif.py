"""SARIF is valid against the standard's schema, and says what the standard means."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from evidence.checker.baseline import Baseline, compare
from evidence.checker.facts import Place
from evidence.checker.finding import Severity
from evidence.checker.result import CheckResult
from evidence.reporters.base import View
from evidence.reporters.sarif import SarifReporter
from evidence.reporters.sarif_parts import descriptor, path_of, uri_of
from evidence.services.check import all_rules
from tests.reporters.example_result import (
    AMBIGUOUS,
    DIFFERS,
    PLAIN,
    UNCITED,
    make_result,
    whole_result,
)

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def run_of(result: CheckResult, view: View = PLAIN) -> Any:
    (run,) = json.loads(SarifReporter().report(result, view))["runs"]
    return run


def results_of(result: CheckResult, view: View = PLAIN) -> list[Any]:
    found: list[Any] = run_of(result, view)["results"]
    return found


@pytest.mark.parametrize(
    "result",
    [
        make_result(),
        whole_result(),
        compare(whole_result(), Baseline({"gone:1": UNCITED}, frozenset())),
        replace(whole_result(), rules=all_rules(foreign=False)),
    ],
    ids=["empty", "whole", "with a baseline", "with all rules"],
)
def test_the_log_is_valid(result: CheckResult, validator: Any) -> None:
    for view in (PLAIN, View(), View(fail_on=Severity.NOTE)):
        log = json.loads(SarifReporter().report(result, view))
        assert list(validator.iter_errors(log)) == []


def test_the_schema_is_one_that_can_fail(validator: Any) -> None:
    log = json.loads(SarifReporter().report(whole_result(), PLAIN))
    log["runs"][0]["results"][0]["level"] = "fatal"

    assert not validator.is_valid(log)


def test_a_wrong_is_of_kind_fail_and_its_index_leads_to_its_rule() -> None:
    run = run_of(make_result(DIFFERS))
    (entry,) = run["results"]

    assert (entry["kind"], entry["level"]) == ("fail", "error")
    rule = run["tool"]["driver"]["rules"][entry["ruleIndex"]]
    assert rule["id"] == entry["ruleId"] == "FIG001"


def test_what_a_person_must_judge_is_for_review_unless_the_run_fails_for_it() -> None:
    (mild,) = results_of(make_result(AMBIGUOUS))
    strict = View(fail_on=Severity.WARNING)
    (hard,) = results_of(make_result(AMBIGUOUS), strict)

    assert (mild["kind"], mild["level"]) == ("review", "none")
    assert mild["properties"]["severity"] == "warning"
    assert (hard["kind"], hard["level"]) == ("fail", "warning")


def test_an_unchecked_claim_is_open() -> None:
    entry = next(e for e in results_of(whole_result()) if e["ruleId"] == "unchecked")

    assert (entry["kind"], entry["level"]) == ("open", "none")
    assert entry["message"]["text"] == "no evidence gives its figure"
    assert entry["properties"]["subject"]["name"] == "osce-budget"


def test_a_waiver_is_a_suppression_with_its_reason() -> None:
    entry = next(e for e in results_of(whole_result()) if e["suppressions"])

    assert entry["ruleId"] == "SRC001"
    assert entry["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "background (Anna, until 2027-01-01)",
            "properties": {"waiver": "w-1", "by": "Anna", "until": "2027-01-01"},
        }
    ]


def test_the_passages_of_a_claim_are_related_locations() -> None:
    (related,) = results_of(whole_result())[0]["relatedLocations"]

    assert related["message"]["text"] == (
        "hall2020, p. 2 contradicts gives 57 States as of 2020: “57-member body”"
    )
    assert related["physicalLocation"] == {
        "artifactLocation": {"uri": "refs.bib"},
        "region": {"startLine": 1, "startColumn": 1},
    }


def test_a_rule_that_broke_makes_the_run_unsuccessful() -> None:
    (invocation,) = run_of(whole_result())["invocations"]
    (sound,) = run_of(make_result(DIFFERS))["invocations"]

    assert invocation["executionSuccessful"] is False
    assert invocation["endTimeUtc"] == "2026-11-23T12:00:00Z"
    assert [
        (told["level"], told["message"]["text"])
        for told in invocation["toolExecutionNotifications"]
    ] == [
        (
            "error",
            "CLM990 broke on claim broken-one: ZeroDivisionError: division by zero",
        ),
        ("note", "Not checked: whether a source is right"),
    ]
    assert sound["executionSuccessful"] is True


def test_without_a_clock_no_time_is_told() -> None:
    (invocation,) = run_of(whole_result(), View())["invocations"]

    assert "endTimeUtc" not in invocation


def test_the_fingerprint_stays_when_the_file_is_edited_elsewhere() -> None:
    moved = replace(DIFFERS, place=Place("notes & drafts/draft.md", 30, 9, 31, 2))
    (before,), (after,) = (
        results_of(make_result(DIFFERS)),
        results_of(make_result(moved)),
    )

    assert before["locations"] != after["locations"]
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_states_are_told_of_every_result_where_there_is_a_baseline() -> None:
    earlier = make_result(DIFFERS, UNCITED)
    known = {each.fingerprint: each for each in earlier.findings}
    now = compare(make_result(DIFFERS, AMBIGUOUS), Baseline(known, frozenset()))

    assert [(e["ruleId"], e["baselineState"]) for e in results_of(now)] == [
        ("FIG001", "unchanged"),
        ("CIT002", "new"),
        ("SRC001", "absent"),
    ]
    assert "baselineState" not in results_of(make_result(DIFFERS))[0]


def test_a_rules_manual_page_is_its_help() -> None:
    rule = next(rule for rule in all_rules(foreign=False) if rule.code == "FIG001")
    told = descriptor(rule)

    assert told["name"] == "FigureDiffers"
    assert told["shortDescription"]["text"] == rule.title()
    assert told["fullDescription"]["text"].startswith("Of all that can be wrong with a")
    assert "```bibtex" in told["help"]["markdown"]
    assert told["defaultConfiguration"] == {"level": "error"}
    assert told["properties"]["tags"] == ["figures and rosters"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("draft.md", "draft.md"),
        ("notes & drafts/50%.md", "notes%20%26%20drafts/50%25.md"),
        ("a:b.md", "a%3Ab.md"),
        ("../тезисы.md", "../%D1%82%D0%B5%D0%B7%D0%B8%D1%81%D1%8B.md"),
        ("/work/desk/draft.md", "draft.md"),
        ("/elsewhere/draft.md", "file:///elsewhere/draft.md"),
    ],
)
def test_addresses_are_relative_and_percent_encoded(path: str, uri: str) -> None:
    assert uri_of(path, "/work/desk") == uri
    assert path_of(uri) == path.removeprefix("/work/desk/")
