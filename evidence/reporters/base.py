"""What a reporter is: a run's result in, text out; no file, no terminal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
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
    ended: datetime | None = None
    """When the run ended, where that is to be said."""
    folder: str = ""
    """The folder to which absolute paths are made relative, where they lie in it."""
    width: int | None = None
    """The terminal's columns; None: lines are as long as they are."""
    told: bool = False
    """Whether what is told while a run goes on has been told already."""


class Reporter(ABC):
    """One findings format."""

    name: ClassVar[str]
    """What ``--format`` calls it."""

    @abstractmethod
    def pieces(self, result: CheckResult, view: View) -> Iterator[str]:
        """Yield *result* as text, piece by piece; together they end in a newline.

        A piece is small beside the whole: 100,000 findings never stand in memory as
        text.
        """

    def report(self, result: CheckResult, view: View) -> str:
        """Return *result* as one text, without its final newline."""
        return "".join(self.pieces(result, view)).removesuffix("\n")
