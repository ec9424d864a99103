"""Findings as a compiler prints errors: one line each, for editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from evidence.checker.result import CheckResult
from evidence.reporters.base import Reporter, View
from evidence.reporters.lines import path_from, shown
from evidence.text.terminal import clean


class ErrorformatReporter(Reporter):
    """``file:line:col: level rule message``."""

    name: ClassVar[str] = "errorformat"

    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield a line for each finding; what stands in no file is of file ``-``."""
        for finding in shown(result, view):
            place = finding.place
            where = "-:1:1"
            if place is not None:
                path = path_from(view.folder, place.path)
                where = f"{path}:{place.line}:{place.column}"
            said = f"{finding.subject.name}: {finding.message}"
            line = f"{where}: {finding.severity.value} {finding.code} {said}"
            yield f"{clean(' '.join(line.split()))}\n"
