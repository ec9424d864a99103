"""Days whose month stands before them or behind: «3 March» and «March 3» are one day.

An alignment lays the month upon the month, or the day upon the day, and finds the other
too many on one side of it and too few on the other: the two belong together.
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


def _turned(before: Block, middle: Block, behind: Block) -> list[Block]:
    """Return three blocks as one where a date is on both sides of its middle."""
    given = [before, middle, behind]
    if before.same or behind.same or not middle.same:
        return given
    kept = _plain(middle.source)
    if len(kept) != 1 or not (_is_month(kept) or _is_day(kept)):
        return given
    fits = _is_day if _is_month(kept) else _is_month
    for there, gone, here, lacking in (
        (before.source, before.quoted, behind.quoted, behind.source),
        (before.quoted, before.source, behind.source, behind.quoted),
    ):
        one, other = _plain(there), _plain(here)
        if _plain(gone) or _plain(lacking) or not fits(one) or not fits(other):
            continue
        if _key(one[0]) == _key(other[0]):
            return [Block(middle.quoted, middle.source, same=True)]
    return given


def _plain(some: Sequence[Token]) -> list[Token]:
    """Return tokens without what says nothing in a date: «the 9th of June»."""
    return [token for token in some if not token.noise]


def _is_month(some: Sequence[Token]) -> bool:
    return len(some) == 1 and some[0].key in MONTHS


def _is_day(some: Sequence[Token]) -> bool:
    return len(some) == 1 and _DAY.fullmatch(some[0].key) is not None


def _key(token: Token) -> str:
    return token.key.rstrip("sthndr").lstrip("0") if _is_day([token]) else token.key
