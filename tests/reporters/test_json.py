"""The JSON report is of the shape that its schema, which is shipped, describes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from evidence.checker.baseline import Baseline, compare
from evidence.checker.finding import Severity
from evidence.checker.result import CheckResult
from evidence.reporters.base import View
from evidence.reporters.json import JsonReporter
from tests.reporters.example_result import DIFFERS, PLAIN, make_result, whole_result


@pytest.fixture(scope="module")
def schema() -> Any:
    shipped = files("evidence.reporters") / "schema" / "report-1.json"
    return json.loads(shipped.read_text("utf-8"))


def read(result: CheckResult, view: View = PLAIN) -> Any:
    return json.loads(JsonReporter().report(result, view))


def test_a_finding_is_there_with_all_that_it_says() -> None:
    report = read(make_result(DIFFERS))

    assert report["schema_version"] == 1
    assert report["failed"] is True
    assert report["summary"]["errors"] == 1
    assert report["findings"] == [
        {
            "code": "FIG001",
            "rule": "figure-differs",
            "severity": "error",
            "kind": "fail",
            "subject": {"kind": "claim", "name": "osce-members"},
            "message": "54 States in the manuscript, 57 States in hall2020, p. 2",
            "hint": "correct the one that is wrong",
            "related": ["hall2020: “57-member body”"],
            "location": {
                "path": "notes & drafts/draft.md",
                "line": 3,
                "column": 7,
                "end_line": 3,
                "end_column": 30,
            },
            "fingerprint": "5175d811b9563478bab782903180f795:1",
        }
    ]
    assert report["not_checked"] == ["whether a source is right"]


def test_every_claim_is_there_with_its_verdict() -> None:
    claims = read(whole_result())["claims"]

    assert {claim["name"]: claim["verdict"] for claim in claims} == {
        "osce-members": "failed",
        "osce-founded": "passed",
        "osce-budget": "unchecked",
        "broken-one": "broken",
    }


def test_what_fails_depends_on_the_threshold() -> None:
    warned = make_result(replace(DIFFERS, severity=Severity.WARNING))

    assert read(warned)["failed"] is False
    assert read(warned, View(fail_on=Severity.WARNING))["failed"] is True


@pytest.mark.parametrize(
    "result",
    [
        make_result(),
        whole_result(),
        compare(whole_result(), Baseline({"gone:1": DIFFERS}, frozenset())),
    ],
    ids=["empty", "whole", "with a baseline"],
)
def test_the_report_is_of_the_shipped_schema(result: CheckResult, schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    for view in (PLAIN, View()):
        assert list(validator.iter_errors(read(result, view))) == []


def test_the_schema_refuses_what_is_not_a_report(schema: Any) -> None:
    validator = jsonschema.Draft202012Validator(schema)
    good = read(whole_result())

    for name in good.keys() - {"ended"}:
        assert not validator.is_valid({k: v for k, v in good.items() if k != name})
    assert not validator.is_valid(good | {"schema_version": 2})
    assert not validator.is_valid(good | {"surprise": 1})
