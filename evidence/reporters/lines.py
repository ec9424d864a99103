"""Findings that stand on a line of a file, for tools that read one line each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from evidence.checker.finding import Finding, State
from evidence.checker.result import CheckResult
from evidence.reporters.base import View


def shown(result: CheckResult, view: View) -> Iterator[Finding]:
    """Yield the findings from ``view.show`` on that an earlier run did not have."""
    for finding in result.findings:
        known = finding.state is State.UNCHANGED
        if finding.severity.rank >= view.show.rank and not known:
            yield finding


def path_from(folder: str, path: str) -> str:
    """Return *path* relative to *folder*, where it is absolute and lies in it."""
    pure = PurePath(path)
    if folder and pure.is_absolute() and pure.is_relative_to(folder):
        return str(pure.relative_to(folder))
    return path
