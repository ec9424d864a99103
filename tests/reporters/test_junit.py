"""JUnit XML: a suite a section, a case a claim; of the form that Jenkins reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evidence.checker.finding import Severity
from evidence.checker.result import CheckResult
from evidence.reporters.base import View
from evidence.reporters.junit import JunitReporter
from tests.reporters.example_result import (
    AMBIGUOUS,
    CLAIMS,
    DIFFERS,
    MISSING,
    PLAIN,
    UNCITED,
    make_claim,
    make_result,
    whole_result,
)

SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"


def read(result: CheckResult, view: View = PLAIN) -> Element:
    root: Element = fromstring(JunitReporter().report(result, view).encode())
    return root


@pytest.mark.parametrize(
    "result", [make_result(), whole_result()], ids=["empty", "whole"]
)
@pytest.mark.parametrize("view", [PLAIN, View(), View(seconds=1.5)])
def test_the_file_is_of_the_form_that_jenkins_reads(
    result: CheckResult, view: View
) -> None:
    text = JunitReporter().report(result, view).encode()
    schema = etree.XMLSchema(etree.parse(SCHEMA))

    schema.assertValid(etree.fromstring(text))


def test_a_suite_is_a_section_and_a_case_a_claim() -> None:
    root = read(make_result(DIFFERS, claims=CLAIMS))

    assert [
        (suite.get("name"), [case.get("name", "").split(":")[0] for case in suite])
        for suite in root
    ] == [
        ("draft: Reform / Members", ["osce-members", "osce-founded", "osce-budget"]),
        ("draft: Outlook", ["broken-one"]),
    ]
    case = root[0][0]
    assert case.get("classname") == "notes & drafts/draft.md"
    assert case.get("name") == (
        "osce-members: The OSCE has fifty-four participating States in three …"
    )


def test_each_verdict_has_its_element() -> None:
    root = read(whole_result())
    said = {
        case.get("name", "").partition(":")[0]: [child.tag for child in case]
        for case in root.iter("testcase")
    }

    assert said == {
        "osce-members": ["failure"],
        "osce-founded": [],
        "osce-budget": ["skipped"],
        "broken-one": ["error"],
        "zhao2018": ["failure"],
    }


def test_the_counts_are_those_of_the_cases() -> None:
    root = read(whole_result())

    for suite in root:
        cases = list(suite.iter("testcase"))
        assert suite.get("tests") == str(len(cases))
        for name, tag in (("failures", "failure"), ("skipped", "skipped")):
            assert suite.get(name) == str(len(list(suite.iter(tag))))
    assert [root.get(name) for name in ("tests", "failures", "errors")] == [
        "5",
        "2",
        "1",
    ]


def test_a_failure_says_what_was_found_and_what_was_compared() -> None:
    failure = read(whole_result()).find(".//failure")

    assert failure is not None
    assert failure.get("type") == "FIG001"
    assert failure.get("message") == (
        "54 States in the manuscript, 57 States in hall2020, p. 2"
    )
    assert failure.text == (
        "error FIG001 54 States in the manuscript, 57 States in hall2020, p. 2\n"
        "hall2020: “57-member body”\n"
        "hint: correct the one that is wrong\n"
        "sentence: The OSCE has 54 participating States (Hall 2020).\n"
        "hall2020, p. 2 (contradicts): 57 States as of 2020; “57-member body”"
    )


def test_an_unchecked_claim_is_skipped_with_the_reason() -> None:
    skipped = read(whole_result()).find(".//skipped")

    assert skipped is not None
    assert skipped.get("message") == "no evidence gives its figure"


def test_a_warning_is_output_of_a_case_that_passes() -> None:
    warned = replace(DIFFERS, severity=Severity.WARNING)
    (case,) = read(make_result(warned, claims=CLAIMS[:1])).iter("testcase")
    strict = View(fail_on=Severity.WARNING)
    (failed,) = read(make_result(warned, claims=CLAIMS[:1]), strict).iter("testcase")

    assert [child.tag for child in case] == ["system-out"]
    assert [child.tag for child in failed] == ["failure"]


def test_a_source_for_which_the_run_fails_has_a_case_of_its_own() -> None:
    suites = list(read(make_result(AMBIGUOUS, MISSING, UNCITED)))

    assert [suite.get("name") for suite in suites] == ["sources"]
    assert [case.get("name") for case in suites[0]] == ["zhao2018"]


def test_without_a_clock_no_time_is_told() -> None:
    report = JunitReporter().report(whole_result(), View())

    assert "timestamp" not in report
    assert "time=" not in report


@given(st.text())
def test_any_text_can_be_held(text: str) -> None:
    evil = replace(DIFFERS, message=text)
    claim = make_claim("osce-members", section=(text,))
    root = read(make_result(evil, claims=(claim,)))

    assert len(list(root.iter("failure"))) == 1


def test_what_xml_cannot_hold_is_shown() -> None:
    evil = replace(DIFFERS, message="a\x00b\x1bc\ufffed\ud800e<&>")
    failure = read(make_result(evil, claims=CLAIMS[:1])).find(".//failure")

    assert failure is not None
    assert failure.get("message") == "a\\u{0}b\\u{1B}c\\u{FFFE}d\\u{D800}e<&>"
