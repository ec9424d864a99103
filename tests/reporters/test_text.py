"""The report for a person: complete without colour, and safe to print."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from evidence.checker.facts import Place, WaiverFacts
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.result import CheckResult, Counts, Waived
from evidence.models import SubjectKind
from evidence.reporters.base import View
from evidence.reporters.json import JsonReporter
from evidence.reporters.text import TextReporter

COUNTS = Counts(
    manuscripts=1,
    claims=2,
    withdrawn=1,
    citations=1,
    items=2,
    sources=3,
    rules=30,
)
CLAIM = Subject(SubjectKind.CLAIM, "osce-members")
DIFFERS = Finding(
    code="FIG001",
    slug="figure-differs",
    severity=Severity.ERROR,
    subject=CLAIM,
    message="54 in the manuscript, 57 in hall2020",
    place=Place("draft.md", 3, 7, 3, 30),
    hint="correct the one that is wrong",
    related=("hall2020: «57-member body»",),
)
UNCITED = Finding(
    code="SRC001",
    slug="uncited-source",
    severity=Severity.NOTE,
    subject=Subject(SubjectKind.SOURCE, "lewis2012"),
    message="cited nowhere",
    place=Place("refs.bib", 9),
)
WAIVER = WaiverFacts(
    name="w-1",
    code="SRC001",
    subject_kind=SubjectKind.SOURCE,
    subject="lewis2012",
    reason="background",
    until="2027-01-01",
    by="Anna",
    at=datetime(2026, 11, 23, 12, tzinfo=UTC),
)


def result(*findings: Finding, waived: tuple[Waived, ...] = ()) -> CheckResult:
    return CheckResult(
        findings=findings,
        waived=waived,
        expired=(),
        counts=COUNTS,
        not_checked=("whether a source is right",),
        today=date(2026, 11, 23),
    )


def test_a_finding_is_shown_with_place_message_and_way_out() -> None:
    assert TextReporter().report(result(DIFFERS), View(seconds=1.44)) == (
        "draft.md:3:7: claim osce-members\n"
        "  error   FIG001 54 in the manuscript, 57 in hall2020\n"
        "          - hall2020: «57-member body»\n"
        "          hint: correct the one that is wrong\n"
        "\n"
        "Not checked:\n"
        "  - whether a source is right\n"
        "\n"
        "Checked 2 claims (and 1 withdrawn), 1 citation with 2 items, 3 sources by "
        "30 rules as of 2026-11-23; 1 claim without error or warning.\n"
        "FAILED: 1 error in 1.4 s"
    )


def test_findings_of_one_subject_stand_together() -> None:
    text = TextReporter().report(result(DIFFERS, DIFFERS, UNCITED), View())

    assert text.count("claim osce-members") == 1
    assert text.endswith("FAILED: 2 errors, 1 note")


def test_notes_alone_pass_and_are_counted() -> None:
    text = TextReporter().report(result(UNCITED), View())

    assert text.endswith("passed: 1 note")


def test_notes_that_are_not_printed_are_counted_with_the_way_to_see_them() -> None:
    view = View(show=Severity.WARNING)
    text = TextReporter().report(result(DIFFERS, UNCITED), view)

    assert "lewis2012" not in text
    assert text.endswith("FAILED: 1 error, 1 note (listed with --show note)")


def test_a_waived_finding_is_shown_with_its_reason_and_end() -> None:
    text = TextReporter().report(result(waived=(Waived(UNCITED, WAIVER),)), View())

    assert "waived  SRC001 lewis2012: background (Anna, until 2027-01-01)" in text
    assert text.endswith("passed: 1 waived")


def test_colour_only_underlines_what_the_words_say() -> None:
    plain = TextReporter().report(result(DIFFERS, UNCITED), View())
    coloured = TextReporter().report(result(DIFFERS, UNCITED), View(colour=True))

    for code in ("31", "36", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_json_holds_all_of_it_with_a_version() -> None:
    report = JsonReporter().report(
        result(DIFFERS, waived=(Waived(UNCITED, WAIVER),)), View()
    )
    read = json.loads(report)

    assert read["schema_version"] == 1
    assert read["failed"] is True
    assert read["summary"]["errors"] == 1
    assert read["findings"] == [
        {
            "code": "FIG001",
            "rule": "figure-differs",
            "severity": "error",
            "subject": {"kind": "claim", "name": "osce-members"},
            "message": "54 in the manuscript, 57 in hall2020",
            "hint": "correct the one that is wrong",
            "related": ["hall2020: «57-member body»"],
            "location": {
                "path": "draft.md",
                "line": 3,
                "column": 7,
                "end_line": 3,
                "end_column": 30,
            },
        }
    ]
    assert read["waived"][0]["reason"] == "background"
    assert read["not_checked"] == ["whether a source is right"]
