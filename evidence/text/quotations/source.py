"""A text to which quotations are compared: prepared once, searched many times."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from evidence.text.cells import cell_of
from evidence.text.document import Page, Span
from evidence.text.language_guess import language_of
from evidence.text.quotations.figures import numbers_whole
from evidence.text.quotations.furniture import furniture
from evidence.text.quotations.normal import NormalText, normalise
from evidence.text.quotations.tokens import Token, eleven, tokens, undotted, unmarked
from evidence.text.sharp_s import with_ss

MANY = 400
"""Places of one piece of a quotation that are looked at."""
HEAD = 400
"""Characters in which a source says what it is: of what, when, where and by whom."""
DOTTED = frozenset({"de", "es", "fr", "it", "nl", "pt"})
"""Languages in which a dot divides thousands, and a comma decimals."""
_SEVERAL = frozenset({"es", "fr"})
"""Languages that write a number in several words; German writes it in one."""
GUESSED = 4_000
"""Characters by which the language is told."""
MARGIN = 12
"""Characters before a word in which its paragraph begins: blanks, marks, brackets."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n[\s\"'“”„«‘(\[–—-]*\Z")
_WORD = re.compile(r"[^\W_]+")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROW_END = re.compile(r"\n(?<=\d\n)\n*(?=\d)")
_THOUSANDS = re.compile(r"\d{3}(?![\d%°])")
_THOUSAND = re.compile(r"(?<![\w.,/])\d{1,3}[ ']\Z")
_FIGURES = re.compile(r"[\d\s.,'’%‰$€£¥+\-−–()]+")
"""All of a line that is a cell of its own: prose that is broken here has words."""


@dataclass(slots=True)
class SourceText:
    """A source's *text* with its *pages* and its normal form; it can be pickled.

    *incomplete* says, in a sentence, what of the source could not be read; "" where
    all was. Of a *table* the lines are rows, and tabs divide cells. The places of words
    are found out when they are first needed.
    """

    text: str
    pages: tuple[Page, ...]
    normal: NormalText
    incomplete: str = ""
    table: bool = False
    _language: str | None = field(default=None, repr=False)
    _noise: list[tuple[int, int]] | None = field(default=None, repr=False)
    _starts: array[int] | None = field(default=None, repr=False)
    _places: dict[str, array[int]] | None = field(default=None, repr=False)

    @classmethod
    def of(
        cls,
        text: str,
        *,
        pages: Sequence[Page] = (),
        incomplete: str = "",
        table: bool = False,
    ) -> SourceText:
        """Prepare *text*; without *pages*, form feeds divide them."""
        own = tuple(pages) or _pages_of(text)
        # A row's end is a cell's end too; places stay where they are.
        normal = normalise(text.replace("\n", "\t") if table else _with_borders(text))
        return cls(text, own, normal, incomplete, table)

    def places(self, folded: str) -> list[tuple[int, int]]:
        """Return where a folded piece stands, as whole words, in the normal form."""
        found: list[tuple[int, int]] = []
        at = self.normal.folded.find(folded) if folded else -1
        while at >= 0 and len(found) < MANY:
            if self.is_whole(at, at + len(folded)):
                found.append((at, at + len(folded)))
            at = self.normal.folded.find(folded, at + 1)
        return found

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether a span begins and ends at the edges of words and numbers."""
        return not (_joined(self.normal.text, start) or _joined(self.normal.text, end))

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of a stretch of the normal form, the page's as noise."""
        if self._noise is None:
            self._noise = _in_normal(self.normal, furniture(self.text, self.pages))
        noise = self._noise
        read = tokens(self.normal.text, start, end)
        found = self.numbered([self._opened(one) if one.name else one for one in read])
        if not noise:
            return found
        return [unmarked(one) if _inside(noise, one) else one for one in found]

    def _opened(self, token: Token) -> Token:
        """Return a word with a capital as no name where it begins a paragraph."""
        at, _ = self.normal.original(token.start, token.end)
        begins = _PARAGRAPH_END.search(self.text[max(0, at - MARGIN) : at])
        return replace(token, opens=True) if begins else token

    def numbered(self, some: list[Token]) -> list[Token]:
        """Return tokens with «1.200» as 1200, if the language writes it so."""
        if self.language not in DOTTED:
            return some
        if self.language == "es":
            some = [eleven(one) for one in some]
        if self.language in _SEVERAL:
            some = numbers_whole(some)
        return [undotted(one) for one in some]

    @property
    def language(self) -> str:
        """Return the language of the text (ISO 639-1); "" where it cannot be told."""
        if self._language is None:
            self._language = language_of(self.text[:GUESSED])
        return self._language

    def words(self) -> tuple[array[int], dict[str, array[int]]]:
        """Return where each word begins, and the numbers of each word's places."""
        if self._starts is None or self._places is None:
            starts = array("L")
            places: dict[str, array[int]] = {}
            for number, match in enumerate(_WORD.finditer(self.normal.folded)):
                starts.append(match.start())
                word = with_ss(match[0])
                if word in places:
                    places[word].append(number)
                else:
                    places[word] = array("L", (number,))
            self._starts, self._places = starts, places
        return self._starts, self._places

    def cell_of(self, start: int, end: int) -> str:
        """Return the address of a table's cells from *start* to *end*, else ""."""
        return cell_of(self.text, self.pages, Span(start, end)) if self.table else ""

    def page_at(self, place: int) -> Page | None:
        """Return the page on which a place of the original text stands."""
        at = bisect_right(self.pages, place, key=lambda page: page.start) - 1
        return self.pages[at] if at >= 0 else None


def _pages_of(text: str) -> tuple[Page, ...]:
    if "\f" not in text:
        return ()
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    return tuple(Page(index, "", start) for index, start in enumerate(starts))


def _joined(text: str, at: int) -> bool:
    """Tell whether the characters on both sides are of one word or number."""
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if right in _RAISED:  # m² is one, a footnote mark is not
        return left.isdigit() or not text[max(0, at - 3) : at].isalpha()
    if left in _RAISED:
        return False
    if left.isalnum() and right.isalnum():
        return True
    if left == "n" and right == "'" and text[at + 1 : at + 2] in {"t", "T"}:
        return not text[at + 2 : at + 3].isalpha()
    if right.isdigit() and left in " '" and _THOUSANDS.match(text, at):
        return _THOUSAND.search(text[max(0, at - 5) : at]) is not None
    if right.isdigit() and left in ".,-":
        before = text[at - 2 : at - 1]
        return before.isdigit() if left != "-" else not before or before in ' ("'
    return left.isdigit() and right in ".,/" and text[at + 1 : at + 2].isdigit()


def _in_normal(
    normal: NormalText, spans: Iterator[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return spans of the normal form; those that only blanks part are one.

    «201» at a page's foot and «202» at the next one's head are read as one number.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted((normal.normal(a), normal.normal(b)) for a, b in spans):
        if found and not normal.text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _inside(spans: Sequence[tuple[int, int]], token: Token) -> bool:
    at = bisect_left(spans, (token.start + 1, 0)) - 1
    return at >= 0 and token.end <= spans[at][1] and token.start >= spans[at][0]


def _with_borders(text: str) -> str:
    """Return *text* with tabs where a line's end parts the figures of a table's rows.

    «12» above «345» is not 12 345 where one of the two lines has cells, or where both
    are figures alone. Places stay where they are.
    """

    def border(match: re.Match[str]) -> str:
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        above = text[start : match.start()]
        below = text[match.end() : end if end >= 0 else len(text)]
        cells = "\t" in above or "\t" in below
        figures = _FIGURES.fullmatch(above) and _FIGURES.fullmatch(below)
        return "\t" * len(match[0]) if cells or figures else match[0]

    return _ROW_END.sub(border, text)
