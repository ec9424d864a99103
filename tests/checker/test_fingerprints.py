"""A finding is called the same in every run, whatever is edited elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.checker.facts import Place
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.fingerprints import fingerprinted
from evidence.models import SubjectKind

TODAY = date(2026, 11, 23)
FINDING = Finding(
    code="FIG001",
    slug="figure-differs",
    severity=Severity.ERROR,
    subject=Subject(SubjectKind.CLAIM, "members"),
    message="54 in the manuscript, 57 in hall2020",
    place=Place("draft.md", 3, 7),
)


def prints(*findings: Finding, today: date = TODAY) -> list[str]:
    return [each.fingerprint for each in fingerprinted(findings, today)]


def test_the_fingerprint_is_a_promise() -> None:
    assert prints(FINDING) == ["acacc4ea01edd3cd874da0f921b685dc:1"]


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, place=Place("moved.md", 300, 1)),
        replace(FINDING, place=None),
        replace(FINDING, severity=Severity.WARNING),
        replace(FINDING, hint="another way out"),
        replace(FINDING, message="54 in the  manuscript,\n57 in hall2020"),
    ],
)
def test_place_severity_hint_and_layout_do_not_matter(other: Finding) -> None:
    assert prints(other) == prints(FINDING)


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, code="FIG002"),
        replace(FINDING, subject=Subject(SubjectKind.CLAIM, "founded")),
        replace(FINDING, subject=Subject(SubjectKind.SOURCE, "members")),
        replace(FINDING, message="54 in the manuscript, 56 in hall2020"),
    ],
)
def test_rule_subject_and_what_is_said_do(other: Finding) -> None:
    assert prints(other) != prints(FINDING)


def test_those_that_say_the_same_are_numbered_in_reading_order() -> None:
    first, second, third = prints(FINDING, replace(FINDING, code="FIG002"), FINDING)

    assert first.endswith(":1")
    assert second.endswith(":1")
    assert third == first.removesuffix("1") + "2"


def test_a_finding_about_today_is_the_same_tomorrow() -> None:
    tomorrow = date(2026, 11, 24)
    now = replace(FINDING, message=f"2031 lies after {TODAY}")
    then = replace(FINDING, message=f"2031 lies after {tomorrow}")

    assert prints(now) == prints(then, today=tomorrow)


@given(st.text(), st.text())
def test_any_name_and_message_have_one(name: str, message: str) -> None:
    subject = Subject(SubjectKind.CITATION, name)
    (made,) = prints(replace(FINDING, subject=subject, message=message))

    assert len(made) == len("acacc4ea01edd3cd874da0f921b685dc:1")
