"""What the parts of the scanner share: the text, its lines, problems and macros."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.bibliography.bibtex.grammar import NEXT_ENTRY, STRONG
from evidence.bibliography.problems import Problem, Severity
from evidence.errors import InputRefused

MAX_MACRO = 1024 * 1024
"""Code points of one @string: thirty doublings make a gigabyte out of one kilobyte."""
MAX_EXPANSION = 64 * 1024 * 1024
"""Code points that @strings may add to a file in all."""
MAX_PROBLEMS = 200_000
_AGAIN_AT_ONCE = 1_000_000
_AGAIN_PER_SIGN = 8
"""Signs that may be read again in damaged text, before it is taken as it stands."""

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


class Lines:
    """Line numbers of ascending positions, each stretch counted once."""

    __slots__ = ("_line", "_position", "_text", "newline")

    def __init__(self, text: str) -> None:
        self._text = text
        self.newline = "\r" if "\n" not in text and "\r" in text else "\n"
        self._position = 0
        self._line = 1

    def at(self, position: int) -> int:
        """Return the 1-based line of *position*."""
        if position >= self._position:
            self._line += self._text.count(self.newline, self._position, position)
        else:
            self._line -= self._text.count(self.newline, position, self._position)
        self._position = position
        return self._line

    def column(self, position: int) -> int:
        """Return the 1-based column; at most 100,000 signs are looked back."""
        low = max(position - 100_000, 0)
        newline = self._text.rfind(self.newline, low, position)
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

    def resolve(self, name: str) -> str | None:
        """Return the text of *name*, None if undefined; ``spent`` grows by it."""
        text = self.values.get(name.lower())
        if text is not None:
            self.spent += len(text)
        return text


@dataclass(slots=True)
class Inside:
    """The inside of one command: what its parts need to know while it is read.

    It opens at *at* and is closed by *closer*, at the latest at *limit*, where another
    command begins. Reading it may find that it ends earlier, or is *damaged*.
    """

    at: int
    limit: int
    closer: str
    key: str | None = None
    damaged: bool = False


class Reading:
    """One pass over *text*."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.macros = Macros()
        self.problems: list[Problem] = []
        self.names: dict[str, str] = {}
        """The names of fields, so that a million fields share a dozen texts."""
        self._limit = self._strong = -1
        self._read_again = 0

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

    def warn(self, inside: Inside, at: int, code: str, message: str) -> None:
        """Note that something inside a command is odd, but was read."""
        self.report(at, Severity.WARNING, code, message, inside.key)

    def damage(self, inside: Inside, at: int, code: str, message: str) -> None:
        """Note that something inside a command is in doubt, or was not read."""
        inside.damaged = True
        self.report(at, Severity.ERROR, code, message, inside.key)

    def name_problems(self, since: int, key: str) -> None:
        """Give the problems from number *since* on the key of their entry."""
        self.problems[since:] = [one._replace(key=key) for one in self.problems[since:]]

    def next_entry(self, position: int) -> int:
        """Return where the next line that opens a command begins, or the end."""
        if self._limit >= position:
            return self._limit
        text = self.text
        at = text.find("@", position)
        while at >= 0:
            # Most signs are no line's first: that is told without the pattern.
            if text[at - 1] in "\r\n \t" and self._opens_line(at, position):
                found = NEXT_ENTRY.match(text, at)
                if found is not None:
                    break
            at = text.find("@", at + 1)
        self._limit = at if at >= 0 else len(text)
        return self._limit

    def next_strong(self, position: int) -> int:
        """Return where the next entry begins that needs no line of its own."""
        if self._strong < position:
            found = STRONG.search(self.text, position)
            self._strong = found.start() if found else len(self.text)
        return self._strong

    def _opens_line(self, at: int, position: int) -> bool:
        """Tell whether only blanks stand between *at* and a line end before it."""
        before = self.text[max(at - 80, position) : at].rstrip(" \t")
        return before.endswith(("\n", "\r"))

    def rewind(self, limit: int = -1) -> None:
        """Take back what ``next_entry`` found, but that there is one at *limit*."""
        self._limit = limit

    def spend(self, signs: int, at: int) -> bool:
        """Tell whether more may be read twice at a place, and count *signs* if so.

        So much is allowed for each sign of the text before *at* that the whole takes
        linear time, and that a good entry after a hostile stretch is read in full.
        """
        if self._read_again > _AGAIN_AT_ONCE + _AGAIN_PER_SIGN * at:
            return False
        self._read_again += signs
        return True
