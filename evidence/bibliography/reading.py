"""What the parts of the scanner share: the text, its lines, problems and macros."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused

MAX_MACRO = 1024 * 1024
"""Code points of one @string: thirty doublings make a gigabyte out of one kilobyte."""
MAX_EXPANSION = 64 * 1024 * 1024
"""Code points that @strings may add to a file in all."""
MAX_PROBLEMS = 200_000

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
"""The macros that BibTeX's standard styles define, as pybtex spells them out."""


class Damaged(Exception):
    """An entry or command cannot be read. *at* is where reading stopped.

    *place* is the position that is told to the user.
    """

    def __init__(
        self, code: str, message: str, *, at: int, place: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.at = at
        self.place = at if place is None else place


class Lines:
    """Line numbers of ascending positions, each stretch counted once."""

    __slots__ = ("_line", "_newline", "_position", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = "\r" if "\n" not in text and "\r" in text else "\n"
        self._position = 0
        self._line = 1

    def at(self, position: int) -> int:
        """Return the 1-based line of *position*."""
        if position >= self._position:
            self._line += self._text.count(self._newline, self._position, position)
        else:
            self._line -= self._text.count(self._newline, position, self._position)
        self._position = position
        return self._line

    def column(self, position: int) -> int:
        """Return the 1-based column; at most 100,000 signs are looked back."""
        low = max(position - 100_000, 0)
        newline = self._text.rfind(self._newline, low, position)
        return position - (newline if newline >= 0 else low - 1)


@dataclass(slots=True)
class Macros:
    """The @strings defined so far, by their names in lower case."""

    values: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    spent: int = 0

    def define(self, name: str, text: str, line: int) -> None:
        """Set *name*. Raises InputRefused for a text longer than MAX_MACRO."""
        if len(text) > MAX_MACRO:
            raise InputRefused(
                f"@string {name!r} grows to {len(text):,} characters; "
                f"the limit is {MAX_MACRO:,}",
                line=line,
            )
        self.values[name.lower()] = text

    def resolve(self, name: str, line: int) -> str | None:
        """Return the text of *name*, None if undefined.

        Raises InputRefused when all texts together exceed MAX_EXPANSION.
        """
        text = self.values.get(name.lower())
        if text is not None:
            self.spent += len(text)
            if self.spent > MAX_EXPANSION:
                raise InputRefused(
                    f"its @strings grow to more than {MAX_EXPANSION:,} characters",
                    line=line,
                )
        return text


@dataclass(slots=True)
class Reading:
    """One pass over *text*."""

    text: str
    lines: Lines
    macros: Macros = field(default_factory=Macros)
    problems: list[Problem] = field(default_factory=list)

    def report(
        self,
        at: int,
        severity: Severity,
        code: str,
        message: str,
        key: str | None = None,
    ) -> None:
        """Note a problem at a position of the text."""
        if len(self.problems) >= MAX_PROBLEMS:
            raise InputRefused(
                f"more than {MAX_PROBLEMS:,} problems: this is hardly a bibliography"
            )
        line, column = self.lines.at(at), self.lines.column(at)
        self.problems.append(Problem(line, column, severity, code, message, key))
