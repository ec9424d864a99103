"""Amounts of money, whose currency stands before the number or behind it.

«¥5 billion» and «5 billion yen» are one amount. An alignment lays the number upon the
number and finds a sign too many before it and a word too few behind: the two belong
together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.alignment import Block
from evidence.text.quotations.figures import value_of_words
from evidence.text.quotations.tokens import Token, value_of
from evidence.text.quotations.words import MAGNITUDES

LONGEST = 5
"""Tokens of an amount's number."""


def reaching(
    blocks: Sequence[Block], before: Token | None, behind: Token | None
) -> list[Block]:
    """Return *blocks* with the currency of the source just outside of them.

    "5 billion yen was paid" begins in the source with the number of «¥5 billion was
    paid»: its sign stands *before* what is alike. At the end likewise, *behind*.
    """
    reached = list(blocks)
    if len(blocks) < 2:
        return reached
    if before is not None and _begins(blocks[1].quoted) and _is_figure(blocks[0]):
        reached.insert(0, Block((), (before,), same=False))
    if behind is not None and _ends(blocks[-2].quoted) and _is_figure(blocks[-1]):
        reached.append(Block((), (behind,), same=False))
    return reached


def whole_number(
    blocks: Sequence[Block], yours: Sequence[Token], text: str
) -> list[Block]:
    """Return *blocks* whose first number of the source is whole: «Twenty-one»."""
    found = list(blocks)
    first = found[0]
    if first.same or not (first.quoted and first.source):
        return found
    at = bisect_left(yours, first.source[0].start, key=lambda token: token.start)
    number = {token.kind for token in first.quoted} == {"number"}
    if number and at and text[yours[at - 1].end : first.source[0].start] == "-":
        source = (yours[at - 1], *first.source)
        if value_of_words(" ".join(token.key for token in source)) is not None:
            found[0] = Block(first.quoted, source, same=False)
    return found


def amounts_whole(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks*, those joined between which an amount was cut in three."""
    joined: list[Block] = []
    for at, block in enumerate(blocks):
        joined.append(block)
        if len(joined) > 2 and _is_amount(*joined[-3:]):
            before, number, behind = joined[-3:]
            if at == len(blocks) - 1 and _is_currency(behind.quoted):
                behind = Block(behind.quoted, (), same=False)
            if len(joined) == 3 and _is_currency(before.quoted):
                before = Block(before.quoted, (), same=False)
            joined[-3:] = [
                Block(
                    (*before.quoted, *number.quoted, *behind.quoted),
                    (*before.source, *number.source, *behind.source),
                    same=False,
                )
            ]
    return joined


def _is_amount(before: Block, number: Block, behind: Block) -> bool:
    if before.same or behind.same or not number.same:
        return False
    if _is_currency(number.quoted):
        return _is_moved(before, behind)
    if not _is_figure(number):
        return False
    quoted = _ends(before.quoted) and _begins(behind.source)
    source = _ends(before.source) and _begins(behind.quoted)
    return quoted or source


def _is_moved(before: Block, behind: Block) -> bool:
    """Tell whether a number goes from one side of its currency to the other."""
    for there, gone, here, lacking in (
        (before.source, before.quoted, behind.quoted, behind.source),
        (before.quoted, before.source, behind.source, behind.quoted),
    ):
        if there and here and not gone and not lacking:
            keys = [token.key for token in there]
            return all(map(_is_number, there)) and keys == [one.key for one in here]
    return False


def _is_figure(block: Block) -> bool:
    """Tell whether a block is a number that both have, and nothing else."""
    return (
        block.same
        and len(block.quoted) <= LONGEST
        and all(map(_is_number, block.quoted))
    )


def _is_currency(tokens: Sequence[Token]) -> bool:
    """Tell whether a quotation begins or ends with a currency: beyond is another's."""
    return len(tokens) == 1 and currency_at(tokens[0].text) is not None


def _is_number(token: Token) -> bool:
    return (
        token.kind == "number"
        or token.key in MAGNITUDES
        or value_of(token.key) is not None
    )


def _ends(tokens: Sequence[Token]) -> bool:
    """Tell whether a currency stands at the end: before the number."""
    return bool(tokens) and currency_at(tokens[-1].text) is not None


def _begins(tokens: Sequence[Token]) -> bool:
    """Tell whether one stands at the beginning: behind the number."""
    return bool(tokens) and currency_at(tokens[0].text) is not None
