"""Findings as GitHub's workflow commands: annotations of a pull request.

GitHub shows ten errors and ten warnings a step; SARIF carries all. Columns belong to
annotations of one line alone: the runner refuses them where the lines differ. GitHub's
documentation doesn't say whether ``endColumn`` is the last column or the one behind it
(github/docs issue 40038): the last one is given, which marks too little at worst, and
never what was not meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from evidence.checker.facts import Place
from evidence.checker.finding import Severity
from evidence.checker.result import CheckResult
from evidence.reporters.base import Reporter, View
from evidence.reporters.lines import path_from, shown
from evidence.text.terminal import clean

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


class GithubReporter(Reporter):
    """``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message``."""

    name: ClassVar[str] = "github"

    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield a command for each finding."""
        for finding in shown(result, view):
            place = _place(finding.place, view) if finding.place is not None else {}
            title = f"{finding.code} {finding.slug}: {finding.subject.name}"
            values = {**place, "title": title}
            given = ",".join(f"{key}={_value(value)}" for key, value in values.items())
            hint = [f"hint: {finding.hint}"] if finding.hint else []
            text = "\n".join([finding.message, *finding.related, *hint])
            yield f"::{_LEVELS[finding.severity]} {given}::{_escaped(text)}\n"


def _place(place: Place, view: View) -> dict[str, str]:
    """Return where, as GitHub names it."""
    values = {"file": path_from(view.folder, place.path), "line": str(place.line)}
    one_line = place.end_line in {None, place.line}
    if one_line:
        values["col"] = str(place.column)
    if place.end_line is not None and place.end_column is not None:
        values["endLine"] = str(place.end_line)
        if one_line:
            values["endColumn"] = str(max(place.end_column - 1, place.column))
    return values


def _escaped(text: str) -> str:
    parts = text.replace("%", "%25").split("\r")
    return "%0D".join(clean(part.replace("\n", "%0A")) for part in parts)


def _value(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
