"""Find the pairs of quotation marks in a text, of every style, nested or not.

Straight marks say nothing of their side: it is told by what stands beside them, as it
is for the curly mark that is also the apostrophe. A mark that opens and is not closed
within its paragraph is a quotation only where the next paragraph begins with the same
mark again. Primes, apostrophes and marks that find no partner are no quotations.

In one module because every mark is judged by those that are open before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MAX_PARAGRAPHS = 12
"""Over which one quotation may reach; more is a mark that was forgotten."""
MARKS = "“”„‟«»‹›‘’‚‛\"'`「」『』﹁﹂﹃﹄《》〈〉＂"
ANY_MARK = re.compile(rf"[{MARKS}]")
"""What a text must have one of; a block quotation apart."""
_MARK = re.compile(rf"``|''|‘‘|’’|[{MARKS}]")
_CLOSERS: dict[str, frozenset[str]] = {
    "“": frozenset('”"'),
    "”": frozenset("”"),
    "„": frozenset('“”"‟'),
    "‟": frozenset("”"),
    "«": frozenset("»"),
    "»": frozenset("«»"),
    "‹": frozenset("›"),
    "›": frozenset("‹›"),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’'"),
    "‛": frozenset("’"),
    '"': frozenset('"”'),
    "＂": frozenset("＂"),
    "'": frozenset("'’"),
    "``": frozenset({"''", '"', "”"}),
    "''": frozenset({"''"}),
    "‘‘": frozenset({"’’", "”"}),
    "`": frozenset("'’`"),
    "「": frozenset("」"),
    "『": frozenset("』"),
    "﹁": frozenset("﹂"),
    "﹃": frozenset("﹄"),
    "《": frozenset("》"),
    "〈": frozenset("〉"),
}
"""By what a mark that opens is closed."""
_WIDE = frozenset("「」『』﹁﹂﹃﹄《》〈〉")
"""Marks that need no space beside them: Chinese and Japanese have none."""
_TICKS = frozenset({"'", "’"})
_BEFORE = frozenset("([{<—–-/…*_~|:;,") | frozenset("“„«‹‘‚\"'»›”`「『《〈")
"""What may stand before a mark that opens, beside space."""
_APOSTROPHE = re.compile(
    r"(?:\d0s?\b|(?:tis|twas|em|til|cause|bout|round|n|neath|ere)\b)", re.IGNORECASE
)
"""What follows an apostrophe at the beginning of a word: «’90s», «’tis»."""
_SPACES = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks, from *start* to *end* with the marks.

    *first* and *last* bound the words between them; *level* is 1 for those inside other
    quotation marks, and so on. *repeats* are the marks by which later paragraphs open
    again.
    """

    start: int
    end: int
    first: int
    last: int
    level: int = 0
    repeats: tuple[tuple[int, int], ...] = ()

    def words(self, text: str) -> str:
        """Return what was quoted, without its marks."""
        kept, at = [], self.first
        for start, end in self.repeats:
            kept.append(text[at:start])
            at = end
        return "".join((*kept, text[at : self.last]))


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    sign: str
    start: int
    end: int
    paragraph: int
    repeats: list[tuple[int, int]] = field(default_factory=list)


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Marked, ...]:
    """Return the words in quotation marks of *text*, by their start, outer ones first.

    *paragraphs* are the stretches to read, in order.
    """
    if ANY_MARK.search(text) is None:
        return ()
    reading = _Reading(text)
    for number, (start, end) in enumerate(paragraphs):
        reading.paragraph(number, start, end)
    found = sorted(reading.found, key=lambda one: (one.start, -one.end))
    return tuple(_levelled(found))


class _Reading:
    """Goes through the marks of a text with a stack of those that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self.found: list[Marked] = []

    def paragraph(self, number: int, start: int, end: int) -> None:
        at = self._carried(number, start)
        for match in _MARK.finditer(self._text, at, end):
            self._mark(match[0], match.start(), match.end(), number, (start, end))

    def _carried(self, number: int, start: int) -> int:
        """Keep what is open where this paragraph opens it again; else drop it."""
        first = self._open[0] if self._open else None
        self._open = self._open[:1]
        if first is None:
            return start
        repeated = self._text.startswith(first.sign, start)
        if not repeated or number - first.paragraph >= MAX_PARAGRAPHS:
            self._open = []
            return start
        after = start + len(first.sign)
        first.repeats.append((start, after))
        return after

    def _mark(
        self, sign: str, start: int, end: int, number: int, here: tuple[int, int]
    ) -> None:
        if self._is_apostrophe(sign, start, end, here):
            return
        closed = self._closed_by(sign, start, end, here)
        if closed is not None:
            self._close(closed, start, end)
        elif self._opens(sign, start, end, here):
            if self._open and self._open[-1].sign == sign:
                self._open.pop()  # the one before it never closed
            self._open.append(_Open(sign, start, end, number))

    def _is_apostrophe(
        self, sign: str, start: int, end: int, here: tuple[int, int]
    ) -> bool:
        text = self._text
        before = text[start - 1] if start > here[0] else " "
        after = text[end] if end < here[1] else " "
        if sign in {"'", "’", "‘", "`"} and before.isalnum() and after.isalnum():
            return True
        if sign == '"' and before.isdigit() and not self._is_open('"'):
            return True  # inches, seconds
        if sign == "'" and before.isdigit() and not self._is_open("'"):
            return True
        if sign in {"'", "’", "‘"} and not before.isalnum():
            # ‘90s and ‘tis are often set with the wrong mark.
            return bool(_APOSTROPHE.match(text, end, here[1])) and not (
                sign == "‘" and self._partner(end, here)
            )
        return False

    def _partner(self, at: int, here: tuple[int, int]) -> bool:
        """Tell whether a closing single mark follows before another opens."""
        follows = re.compile(r"[‘’](?![^\W_])").search(self._text, at, here[1])
        return follows is not None and follows[0] == "’"

    def _is_open(self, sign: str) -> bool:
        return any(one.sign == sign for one in self._open)

    def _closed_by(
        self, sign: str, start: int, end: int, here: tuple[int, int]
    ) -> int | None:
        """Return which of the open marks *sign* closes, the innermost that it can."""
        text = self._text
        before = text[start - 1] if start > here[0] else " "
        after = text[end] if end < here[1] else " "
        if sign not in _WIDE and after.isalnum() and not self._glued(after):
            return None
        if sign in {'"', "'"} and before in _SPACES:
            return None
        for at in range(len(self._open) - 1, -1, -1):
            one = self._open[at]
            if sign not in _CLOSERS[one.sign] or one.end == start:
                continue
            if sign in _TICKS and self._is_possessive(at, start, end, here):
                return None
            if sign == "«" and self._french(start, end, here):
                continue
            return at
        return None

    @staticmethod
    def _glued(after: str) -> bool:
        """Tell whether a footnote's raised mark, or CJK, follows the closing mark."""
        return after in "¹²³⁰⁴⁵⁶⁷⁸⁹" or ord(after) > 0x2E80

    def _french(self, start: int, end: int, here: tuple[int, int]) -> bool:
        """Tell whether «…» stands for an opening mark, as in French."""
        before = self._text[start - 1] if start > here[0] else " "
        return before.isspace() and self._text[end : end + 1] not in {"", " ", "."}

    def _is_possessive(
        self, at: int, start: int, end: int, here: tuple[int, int]
    ) -> bool:
        """Tell «the workers’ rights» inside a quotation from its end."""
        text = self._text
        if text[start - 1 : start] not in {"s", "x", "z"} or text[end : end + 1] != " ":
            return False
        if not text[end + 1 : end + 2].islower():
            return False
        wanted = _CLOSERS[self._open[at].sign]
        for match in _MARK.finditer(text, end, here[1]):
            if match[0] in {"‘", "‚"} or (
                match[0] == "'" and text[match.start() - 1].isspace()
            ):
                return False
            after = text[match.end() : match.end() + 1]
            if match[0] in wanted and not after.isalnum():
                return True
        return False

    def _opens(self, sign: str, start: int, end: int, here: tuple[int, int]) -> bool:
        if sign not in _CLOSERS:
            return False
        text = self._text
        before = text[start - 1] if start > here[0] else " "
        after = text[end] if end < here[1] else " "
        if sign in _WIDE or sign in {"„", "«", "‹", "``", "‘‘"}:
            return end < here[1]
        if after.isspace() or sign in {"’", "''"}:
            return False
        wide = ord(before) > 0x2E80
        return before.isspace() or before in _BEFORE or wide or sign in {"“", "‘"}

    def _close(self, at: int, start: int, end: int) -> None:
        one = self._open[at]
        del self._open[at:]
        text = self._text
        first, last = one.end, start
        while first < last and text[first] in _SPACES:
            first += 1
        while last > first and text[last - 1] in _SPACES:
            last -= 1
        if any(sign.isalnum() for sign in text[first:last]):
            repeats = tuple(pair for pair in one.repeats if pair[1] <= last)
            self.found.append(Marked(one.start, end, first, last, 0, repeats))


def _levelled(found: Sequence[Marked]) -> Iterator[Marked]:
    """Yield *found* with the levels at which they lie inside one another."""
    around: list[int] = []
    for one in found:
        while around and around[-1] <= one.start:
            around.pop()
        level = len(around)
        yield Marked(one.start, one.end, one.first, one.last, level, one.repeats)
        around.append(one.end)
