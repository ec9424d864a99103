"""What is shown while a check runs: a line a section, one character a claim."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence

from evidence.checker.finding import Finding, Severity
from evidence.checker.outcomes import ClaimOutcome, Verdict, verdict_of
from evidence.cli.output import clean_line
from evidence.reporters.progress import section_lines
from evidence.reporters.sections import MARKS, section_name


class Silent:
    """Hears of every claim and says nothing."""

    def claim(
        self, outcome: ClaimOutcome, findings: Sequence[Finding], *, broken: bool
    ) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Do nothing."""


class Told(Silent):
    """Says a section's line as soon as its last claim was checked."""

    def __init__(
        self, write: Callable[[str], None], fail_on: Severity, width: int | None
    ) -> None:
        self._write = write
        self._fail_on = fail_on
        self._width = width
        self._name = ""
        self._marks = ""

    def claim(
        self, outcome: ClaimOutcome, findings: Sequence[Finding], *, broken: bool
    ) -> None:
        """Add the claim's character to its section's line."""
        if section_name(outcome) != self._name:
            self.end()
            self._name = section_name(outcome)
        verdict = verdict_of(outcome, findings, self._fail_on)
        self._marks += MARKS[Verdict.BROKEN if broken else verdict]

    def end(self) -> None:
        """Say the line of the section that was begun."""
        if self._marks:
            for line in section_lines(self._name, self._marks, self._width):
                self._write(clean_line(line))
        self._marks = ""


def terminal_width() -> int | None:
    """Return the columns of the terminal on stdout; None where there is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
