"""Where one piece of a quotation stands in its source, and what differs there.

In one module because a place is judged by what every other way of looking found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.alignment import Alignment, Block, align
from evidence.text.quotations.amounts import reaching, whole_number
from evidence.text.quotations.context import cut_amount, cut_negation
from evidence.text.quotations.difference import (
    Difference,
    Weight,
    cased_otherwise,
    differences,
)
from evidence.text.quotations.figures import critical_of
from evidence.text.quotations.forms import WRITINGS, same_spelling
from evidence.text.quotations.seeds import windows
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token, tokens, value_of
from evidence.text.quotations.unfolding import same_unfolded
from evidence.text.quotations.words import CASED, FREE
from evidence.text.quotations.writing import same_capitals
from evidence.text.word_diff import Piece

MIN_LETTERS, MIN_WORDS = 25, 4
"""Shorter pieces are found to the letter or not at all: among a few words something
alike always stands somewhere (hypothesis/h issues 2634 and 2798)."""
SAME_PASSAGE = 0.6
"""Share of a piece's words, those that carry meaning counting most, from which a
passage is the one that is quoted. Whether it is quoted rightly is another matter."""
IN_PART = 0.3
"""Share from which it is quoted in part, if as many words stand in a row."""
IN_A_ROW = 5
MANY_TOKENS = 4_000
"""Tokens of a piece that are compared one by one; longer ones are only looked for to
the letter."""
_LIGHT = 0.35


@dataclass(frozen=True, slots=True)
class Placement:
    """A piece's place in the normal form: *start*, *end*, and what differs there.

    *share* of its words stand there; *row* is the longest run of them.
    """

    start: int
    end: int
    differences: tuple[Difference, ...] = ()
    pieces: tuple[Piece, ...] = ()
    share: float = 1.0
    row: int = 0

    @property
    def weight(self) -> Weight:
        """Return the greatest weight of its differences."""
        return max((one.weight for one in self.differences), default=Weight.NOISE)

    @property
    def all_there(self) -> bool:
        """Tell whether it is to the letter but for how the same tokens are written."""
        return self.share > 0.999 and all(
            one.weight is Weight.NOISE
            or (one.weight is Weight.REWORDED and bool(one.quoted or one.why))
            for one in self.differences
        )

    @property
    def order(self) -> tuple[int, int, float]:
        """Return by what the best of several is chosen."""
        bad = sum(one.weight > Weight.REWORDED for one in self.differences)
        return (round(-self.share * 20), bad, -self.share)


def exact(source: SourceText, piece: str) -> list[Placement]:
    """Return where a piece, in its normal form, stands apart from case."""
    found = []
    for start, end in source.places(piece.lower()):
        here = source.normal.text[start:end]
        cased = _cut(source, piece, start) or tuple(_cased(here, piece))
        shown = tuple(Piece(one.source, one.quoted) for one in cased)
        found.append(Placement(start, end, cased, shown, 1.0))
    return found


def _cut(source: SourceText, piece: str, start: int) -> tuple[Difference, ...]:
    """Return the negation before a place, if the piece was made a sentence without."""
    text = source.normal.text
    word = cut_negation(text, piece, start) or cut_amount(text, piece, start)
    why = f"“{word}” stands directly before it in the source"
    return (Difference(Weight.CRITICAL, word, "", why),) if word else ()


def _cased(here: str, piece: str) -> Iterator[Difference]:
    """Yield the words that are other words for their capital."""
    if here[1:] == piece[1:] or here.isupper():
        return
    if CASED.isdisjoint(piece.lower().split()):
        return
    pairs = zip(tokens(piece), tokens(here), strict=False)
    for mine, yours in pairs:
        if cased_otherwise(mine, yours):
            why = f"“{mine.text}” instead of “{yours.text}”"
            yield Difference(Weight.CRITICAL, yours.text, mine.text, why)


def is_long(piece: str) -> bool:
    """Tell whether a piece may be looked for approximately."""
    return len(piece) >= MIN_LETTERS and piece.count(" ") + 1 >= MIN_WORDS


def is_too_long(piece: str) -> bool:
    """Tell whether a piece is not compared word by word."""
    return len(piece) > MANY_TOKENS and len(tokens(piece)) > MANY_TOKENS


def approximate(source: SourceText, piece: str) -> list[Placement]:
    """Return the passages that may be the one quoted, best first."""
    mine = source.numbered(tokens(piece))
    if len(mine) > MANY_TOKENS:
        return []
    found: dict[tuple[int, int], Placement] = {}
    for thorough in (False, True):
        for window in windows(source, piece.lower(), thorough=thorough):
            placed = place(source, piece, mine, window)
            if placed is not None:
                found.setdefault((placed.start, placed.end), placed)
        if any(one.share >= SAME_PASSAGE for one in found.values()):
            break
    return sorted(found.values(), key=lambda one: (one.order, one.start))


def near(source: SourceText, piece: str, start: int, end: int) -> Placement | None:
    """Return the likest passage to a short piece within a stretch, if half is there."""
    mine = source.numbered(tokens(piece))
    placed = place(source, piece, mine, (start, end))
    return placed if placed is not None and placed.share >= SAME_PASSAGE else None


def place(
    source: SourceText, piece: str, mine: Sequence[Token], window: tuple[int, int]
) -> Placement | None:
    """Lay a piece upon the source within *window*."""
    yours = source.tokens(*window)
    if aside := sum(len(token.text) + 1 for token in yours if token.noise):
        yours = source.tokens(window[0], window[1] + aside)
    if not mine or not yours:
        return None
    laid = align(mine, yours)
    there = [token for block in laid.blocks for token in block.source]
    if not there:
        return None
    share, row = _share(laid, mine), _row(laid)
    if share < SAME_PASSAGE and (share < IN_PART or row < IN_A_ROW - 1):
        return None
    text = source.normal.text
    blocks = whole_number(laid.blocks, yours, text)
    there = [token for block in blocks for token in block.source]
    blocks = reaching(blocks, *_beside(yours, there))
    there = [token for block in blocks for token in block.source]
    languages = frozenset({source.language or "en"})
    judged = list(differences(blocks, text, piece, languages))
    judged += _contracted(yours, there[-1])
    return Placement(
        there[0].start,
        there[-1].end,
        tuple(one for _, found in judged for one in found),
        tuple(_piece(block, found, text, piece) for block, found in judged),
        share,
        row,
    )


def _contracted(
    yours: Sequence[Token], last: Token
) -> list[tuple[Block, tuple[Difference, ...]]]:
    """Return the «n't» that was cut off the last word, as a difference."""
    at = bisect_left(yours, last.end, key=lambda token: token.start)
    beyond = yours[at - 1] if at else last
    if beyond.key != "not" or last.key == "not" or beyond.start != last.start:
        return []
    gone = Difference(Weight.CRITICAL, "not", "", "“not” is missing")
    return [(Block((), (beyond,), same=False), (gone,))]


def _beside(
    yours: Sequence[Token], there: Sequence[Token]
) -> tuple[Token | None, Token | None]:
    """Return the currencies directly before and behind *there*, where they stand."""
    first = bisect_left(yours, there[0].start, key=lambda token: token.start)
    last = bisect_left(yours, there[-1].end, key=lambda token: token.start)
    before = yours[first - 1] if first else None
    behind = yours[last] if last < len(yours) else None
    return _money(before), _money(behind)


def _money(token: Token | None) -> Token | None:
    return token if token is not None and currency_at(token.text) else None


def _share(laid: Alignment, mine: Sequence[Token]) -> float:
    """Return the share of the quotation's weight that stands in the source.

    Words that only hyphens, spaces or the page divide otherwise stand there too.
    """
    weights = [_LIGHT if token.key in FREE else 1.0 for token in mine]
    found = sum(w for w, there in zip(weights, laid.matched, strict=True) if there)
    for block in laid.blocks:
        if block.same or not block.quoted or not block.source:
            continue
        if (
            _spelt(block)
            or _same_number(block)
            or same_unfolded(block.quoted, block.source)
        ):
            found += sum(_LIGHT if t.key in FREE else 1.0 for t in block.quoted)
        else:
            letters = "".join(t.key for t in block.source if not t.noise)
            if letters == "".join(t.key for t in block.quoted):
                found += sum(_LIGHT if t.key in FREE else 1.0 for t in block.quoted)
    return found / sum(weights)


def _spelt(block: Block) -> bool:
    """Tell whether the words of a block are the same in another spelling."""
    pairs = zip(block.quoted, block.source, strict=False)
    return len(block.quoted) == len(block.source) and all(
        mine.key == yours.key or _same_value(mine, yours) or _same_letters(mine, yours)
        for mine, yours in pairs
    )


def _same_number(block: Block) -> bool:
    """Tell whether a block is one number, in digits and in several words."""
    was, now = (critical_of(some, None) for some in (block.source, block.quoted))
    return len(was) == len(now) == 1 and was[0].meaning == now[0].meaning


def _same_value(mine: Token, yours: Token) -> bool:
    value = value_of(mine.key)
    return value is not None and value == value_of(yours.key)


def _same_letters(mine: Token, yours: Token) -> bool:
    if mine.kind != "word" or yours.kind != "word":
        return False
    variants = WRITINGS.get(mine.key, frozenset()) & WRITINGS.get(
        yours.key, frozenset()
    )
    same = same_spelling(mine.key, yours.key) or same_capitals(mine.text, yours.text)
    return bool(variants) or same


def _row(laid: Alignment) -> int:
    """Return the longest run of words that stand there, small words not counted."""
    return max(
        (
            sum(token.key not in FREE for token in block.quoted)
            for block in laid.blocks
            if block.same and len(block.quoted) >= IN_A_ROW
        ),
        default=0,
    )


def _piece(
    block: Block, found: Sequence[Difference], source: str, quoted: str
) -> Piece:
    new = _slice(quoted, block.quoted)
    if block.same or found[0].weight is Weight.NOISE:
        return Piece(new, new)
    return Piece(_slice(source, block.source), new)


def _slice(text: str, some: Sequence[Token]) -> str:
    return text[some[0].start : some[-1].end] if some else ""
