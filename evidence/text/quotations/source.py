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
from evidence.text.quotations.borders import with_borders
from evidence.text.quotations.columns import Columns, in_columns
from evidence.text.quotations.figures import numbers_whole
from evidence.text.quotations.furniture import furniture, in_normal, is_furniture
from evidence.text.quotations.line_numbers import unmargined
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
NEAR = 100
"""Characters beside a page's foot in which the half of a sentence stands."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n[\s\"'“”„«‘(\[–—-]*\Z")
_WORD = re.compile(r"[^\W_]+")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_THOUSANDS = re.compile(r"\d{3}(?![\d%°])")
_THOUSAND = re.compile(r"(?<![\w.,/])\d{1,3}[ ']\Z")


@dataclass(slots=True)
class SourceText:
    """A source's *text* with its *pages* and its normal form; it can be pickled.

    Numbers of lines and marks in a margin are blanks in *text*; places stay the same.

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
    _columns: tuple[Columns, SourceText] | bool = field(default=True, repr=False)

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
        text = text if table else unmargined(text)
        # A row's end is a cell's end too; places stay where they are.
        normal = normalise(text.replace("\n", "\t") if table else with_borders(text))
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
        noise = self._furniture()
        read = tokens(self.normal.text, start, end)
        found = self.numbered([self._opened(one) if one.name else one for one in read])
        if not noise:
            return found
        marked = [unmarked(one) if is_furniture(noise, one) else one for one in found]
        return list(_undivided(self.normal.text, marked))

    def _furniture(self) -> list[tuple[int, int]]:
        if self._noise is None:
            self._noise = in_normal(self.normal, furniture(self.text, self.pages))
        return self._noise

    def own(self, start: int, end: int) -> str:
        """Return the original of a stretch of the normal form, without the page's."""
        if end <= start:
            return ""
        first, last = self.normal.original(start, end)
        kept, done = [], first
        for begin, stop in self._furniture():
            if start <= begin and stop <= end:
                gap = self.normal.original(begin, stop)
                kept.append(self.text[done : gap[0]])
                done = gap[1]
        return "".join((*kept, self.text[done:last]))

    def beyond_furniture(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch that neither begins nor ends beside what a page turns over.

        A sentence that goes on over a page's foot may have begun far above it.
        """
        noise = self._furniture()
        at = bisect_left(noise, (start - NEAR, 0))
        for first, last in noise[max(0, at - 1) : at + 2]:
            if first < start + NEAR and start < last + NEAR:
                start = min(start, max(0, first - NEAR))
        at = bisect_left(noise, (end - NEAR, 0))
        for first, last in noise[max(0, at - 1) : at + 2]:
            if first < end + NEAR and end < last + NEAR:
                end = max(end, min(len(self.normal.text), last + NEAR))
        return start, end

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

    def columns(self) -> tuple[Columns, SourceText] | None:
        """Return the text read column by column, where it stands in columns."""
        if self._columns is True:
            read = None if self.table else in_columns(self.text)
            made = replace(SourceText.of(read.text), _columns=False) if read else None
            self._columns = (read, made) if read and made else False
        return None if isinstance(self._columns, bool) else self._columns

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


def _undivided(text: str, found: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens, a word that a page's end divides as one: «for-», «mer» is «former».

    What stands at the page's end between its halves is left out.
    """
    at = 0
    while at < len(found):
        one, after = found[at], at + 1
        at = after
        if one.kind == "word" and text[one.end : one.end + 1] == "-" and not one.noise:
            while after < len(found) and found[after].noise:
                after += 1
            rest = found[after] if after < len(found) else None
            if rest and after > at and rest.kind == "word" and rest.text[0].islower():
                key, shown = one.key + rest.key, one.text + rest.text
                one, at = replace(one, key=key, text=shown, end=rest.end), after + 1
        yield one
