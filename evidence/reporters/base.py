"""What a reporter is: a run's result in, text out; no file, no terminal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from evidence.checker.finding import Severity
from evidence.checker.result import CheckResult


@dataclass(frozen=True, slots=True)
class View:
    """How a result is to be shown."""

    colour: bool = False
    """Whether ANSI colours may underline what the words already say."""
    fail_on: Severity = Severity.ERROR
    show: Severity = Severity.NOTE
    """The lowest severity whose findings are printed one by one; all are counted."""
    seconds: float | None = None
    """How long the run took, where that is to be said."""


class Reporter(ABC):
    """One findings format."""

    name: ClassVar[str]
    """What ``--format`` calls it."""

    @abstractmethod
    def report(self, result: CheckResult, view: View) -> str:
        """Return *result* as text, without a final newline."""
