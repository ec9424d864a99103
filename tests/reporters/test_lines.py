"""Reports of one line a finding: GitHub's annotations and editors' errorformat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.checker.facts import Place
from evidence.checker.finding import Severity, State
from evidence.reporters.base import Reporter, View
from evidence.reporters.errorformat import ErrorformatReporter
from evidence.reporters.github import GithubReporter
from tests.reporters.example_result import AMBIGUOUS, DIFFERS, UNCITED, make_result

BOTH = pytest.mark.parametrize("reporter", [GithubReporter(), ErrorformatReporter()])


def test_an_annotation_names_the_place_and_the_rule() -> None:
    report = GithubReporter().report(make_result(UNCITED), View())

    assert report == (
        "::notice file=refs.bib,line=9,col=1,"
        "title=SRC001 uncited-source%3A lewis2012::cited nowhere"
    )


def test_annotations_are_escaped_so_that_no_text_becomes_a_command() -> None:
    evil = replace(
        DIFFERS,
        message="50 %\r\n::stop-commands::x, y: z",
        place=Place("a,b:c%.md", 1),
        hint="",
        related=(),
    )
    report = GithubReporter().report(make_result(evil), View())

    assert report == (
        "::error file=a%2Cb%3Ac%25.md,line=1,col=1,"
        "title=FIG001 figure-differs%3A osce-members::"
        "50 %25%0D%0A::stop-commands::x, y: z"
    )


def test_an_annotation_of_several_lines_has_no_columns() -> None:
    long = replace(UNCITED, place=Place("a.md", 3, 7, 4, 2))

    report = GithubReporter().report(make_result(long), View())

    assert report.startswith("::notice file=a.md,line=3,endLine=4,title=SRC001 ")


def test_errorformat_is_file_line_column_level_rule_message() -> None:
    report = ErrorformatReporter().report(make_result(AMBIGUOUS), View())

    assert report == (
        "notes & drafts/draft.md:9:4: warning CIT002 draft: Li 2019: "
        "«Li 2019» may be li2019a or li2019b, 100 % alike"
    )


def test_what_stands_in_no_file_has_a_line_all_the_same() -> None:
    homeless = replace(UNCITED, place=None)

    assert ErrorformatReporter().report(make_result(homeless), View()) == (
        "-:1:1: note SRC001 lewis2012: cited nowhere"
    )
    assert GithubReporter().report(make_result(homeless), View()) == (
        "::notice title=SRC001 uncited-source%3A lewis2012::cited nowhere"
    )


@BOTH
def test_what_is_below_the_shown_severity_or_known_is_left_out(
    reporter: Reporter,
) -> None:
    known = replace(DIFFERS, state=State.UNCHANGED)
    result = make_result(known, AMBIGUOUS, UNCITED)
    report = reporter.report(result, View(show=Severity.WARNING))

    assert len(report.splitlines()) == 1
    assert "CIT002" in report


@BOTH
def test_paths_in_the_folder_are_relative_to_it(reporter: Reporter) -> None:
    inside = replace(UNCITED, place=Place("/work/desk/refs.bib", 9))
    report = reporter.report(make_result(inside), View(folder="/work/desk"))

    assert "/work/desk" not in report
    assert "refs.bib" in report


@BOTH
def test_control_characters_are_shown_and_not_sent(reporter: Reporter) -> None:
    evil = replace(DIFFERS, message="\x1b[2J\u202eevil")
    report = reporter.report(make_result(evil), View())

    assert "\\u{1B}[2J\\u{202E}evil" in report
