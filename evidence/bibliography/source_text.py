"""The structure of a .bib file, found in one pass and kept with its positions.

``scan`` never changes the text: every entry knows the stretch it was read from, so that
what is untouched can be written back byte for byte. When an entry is damaged it is left
out, a problem names it, and reading goes on at the next ``@type{key,``. An entry is
thought to end before a line that opens another one, even where braces do not balance.
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence.bibliography.problems import Problem
from evidence.bibliography.raw import RawEntry, RawField
from evidence.bibliography.scanner import MAX_ENTRIES, Scanner

__all__ = ["MAX_ENTRIES", "RawEntry", "RawField", "SourceText", "scan"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a .bib file holds, in the file's order.

    *rejected* counts the entries that were left out; each has one problem of severity
    error. *macros* are the @strings as they stood at the end, without the months.
    """

    text: str
    encoding: str
    entries: tuple[RawEntry, ...]
    problems: tuple[Problem, ...]
    macros: tuple[tuple[str, str], ...] = ()
    rejected: int = 0


def scan(text: str, encoding: str = "utf-8") -> SourceText:
    """Read the structure of *text*, in time linear in its length.

    Raises InputRefused only at a limit: too many entries or problems, @strings that
    grow without bounds.
    """
    scanner = Scanner(text)
    scanner.run()
    reading = scanner.reading
    return SourceText(
        text=text,
        encoding=encoding,
        entries=tuple(scanner.entries),
        problems=tuple(sorted(reading.problems, key=lambda one: one[:2])),
        macros=tuple(scanner.defined.items()),
        rejected=scanner.rejected,
    )
