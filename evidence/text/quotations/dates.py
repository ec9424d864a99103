"""Days whose month stands before them or behind: «3 March» and «March 3» are one day.

An alignment lays the month upon the month, and finds a number too many on one side of
it and one too few on the other: the two belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.alignment import Block
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.words import MONTHS

_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")


def dates_whole(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks*, a day written the other way round as the same day."""
    joined: list[Block] = []
    for block in blocks:
        joined.append(block)
        if len(joined) > 2:
            joined[-3:] = _turned(*joined[-3:])
    return joined


def _turned(before: Block, month: Block, behind: Block) -> list[Block]:
    given = [before, month, behind]
    if before.same or behind.same or not month.same:
        return given
    if len(month.source) != 1 or month.source[0].key not in MONTHS:
        return given
    for there, gone, here, lacking in (
        (before.source, before.quoted, behind.quoted, behind.source),
        (before.quoted, before.source, behind.source, behind.quoted),
    ):
        if not gone and not lacking and _is_day(there) and _is_day(here):
            if _day(there[0]) != _day(here[0]):
                return given
            return [Block(month.quoted, month.source, same=True)]
    return given


def _is_day(some: Sequence[Token]) -> bool:
    return len(some) == 1 and _DAY.fullmatch(some[0].key) is not None


def _day(token: Token) -> str:
    return token.key.rstrip("sthndr").lstrip("0")
