"""Words at the ends of a quotation that the source divides otherwise.

An alignment may leave off, at an end, what of the source is free: «under way» quoted as
«underway» would be laid upon «under» alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from evidence.text.quotations.alignment import Block
from evidence.text.quotations.tokens import Token, joined

BEYOND = 2
"""Words of the source that are fetched at an end."""


def whole_words(blocks: Sequence[Block], yours: Sequence[Token]) -> list[Block]:
    """Return *blocks* whose first and last words of the source are whole."""
    found = list(blocks)
    starts = [token.start for token in yours]
    there = [token for block in blocks for token in block.source]
    if not there:
        return found
    first = bisect_left(starts, there[0].start)
    last = bisect_left(starts, there[-1].start) + 1
    found[-1] = _grown(found[-1], yours[last : last + BEYOND], 1)
    found[0] = _grown(found[0], yours[max(0, first - BEYOND) : first], -1)
    return found


def _grown(block: Block, beside: Sequence[Token], way: int) -> Block:
    """Return a block with so many words beside it that its letters are the same."""
    if block.same or not block.quoted:
        return block
    wanted = joined([*block.quoted])
    for size in range(1, len(beside) + 1):
        if way > 0:
            source = (*block.source, *beside[:size])
        else:
            source = (*beside[len(beside) - size :], *block.source)
        if joined([*source]) == wanted:
            return Block(block.quoted, source, same=False)
    return block
