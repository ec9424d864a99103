"""The structure of a .bib file, found in one pass and kept with its positions.

``scan`` never changes the text: every entry knows the stretch it was read from, so that
what is untouched can be written back byte for byte. A damaged entry is kept with what
can be read of it, and a problem names what cannot: reading goes on at the next
``name =`` or the next ``@type{key,``. An entry is thought to end before a line that
opens another one, even where braces do not balance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from evidence.bibliography.bibtex.raw import RawEntry, RawField, Stretch, StretchKind
from evidence.bibliography.bibtex.scanner import MAX_ENTRIES, Scanner
from evidence.bibliography.problems import Problem

__all__ = [
    "MAX_ENTRIES",
    "RawEntry",
    "RawField",
    "SourceText",
    "Stretch",
    "StretchKind",
    "scan",
]


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a .bib file holds, in the file's order.

    *rejected* counts the commands that could not be read at all; each has a problem of
    severity error. *macros* are the @strings as they stood at the end, without the
    months. *others* are the stretches that are no entries.
    """

    text: str
    encoding: str
    entries: tuple[RawEntry, ...]
    problems: tuple[Problem, ...]
    macros: tuple[tuple[str, str], ...] = ()
    rejected: int = 0
    others: tuple[Stretch, ...] = ()

    @property
    def stretches(self) -> Iterator[Stretch]:
        """Yield all that the file holds, in order; between them is blank.

        Each sign of the file that is no blank is in exactly one of them.
        """
        entries = (
            Stretch(StretchKind.ENTRY, one.start, one.end) for one in self.entries
        )
        return merge(entries, self.others, key=lambda one: one.start)

    @property
    def counts(self) -> dict[StretchKind, int]:
        """Return how many stretches of each kind the file has."""
        counts = dict.fromkeys(StretchKind, 0)
        counts[StretchKind.ENTRY] = len(self.entries)
        for stretch in self.others:
            counts[stretch.kind] += 1
        return counts


def scan(text: str, encoding: str = "utf-8") -> SourceText:
    """Read the structure of *text*, in time linear in its length.

    Raises InputRefused only at a limit: too many entries or problems, @strings that
    grow without bounds.
    """
    scanner = Scanner(text)
    scanner.run()
    return SourceText(
        text=text,
        encoding=encoding,
        entries=tuple(scanner.entries),
        problems=tuple(sorted(scanner.reading.problems, key=lambda one: one[:2])),
        macros=tuple(scanner.defined.items()),
        rejected=scanner.rejected,
        others=tuple(sorted(scanner.stretches, key=lambda one: one.start)),
    )
