"""Which tokens of a quotation stand for which tokens of a stretch of its source.

Runs of three tokens that are alone in both are laid upon each other first; what lies
between is small, and is aligned exactly there, at the least cost. So a long quotation
takes a time that grows with its length. Before the first and after the last token of
the quotation the source may have anything; only a word of the quotation that stands
close by, beyond a critical one, is fetched. In one module because each step works on
the steps of the one before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.text.quotations.tokens import Token
from evidence.text.quotations.words import ARTICLES, CRITICAL

RUN = 3
"""Tokens of an anchor."""
MAX_CELLS = 60_000
"""What is aligned exactly; two stretches that are longer have nothing in common."""
MAX_NOISE = 400
"""Tokens of a page's own, foot and head, that a quotation may run over."""
_LEFT_OUT, _NOISE = 0.75, 0.02
_SKIP = 1.0
EDGE, ACROSS = 3, 5
"""Tokens at an end of the quotation that are looked for in the source beyond so many
others."""

Pair = tuple[int, int]
"""A token's number in the quotation and in the source."""


@dataclass(frozen=True, slots=True)
class Block:
    """Tokens of the quotation that stand for tokens of the source; either may lack."""

    quoted: tuple[Token, ...]
    source: tuple[Token, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """The *blocks* in order; *matched* are the quotation's tokens that stand there."""

    blocks: tuple[Block, ...]
    matched: tuple[bool, ...]


def align(quoted: Sequence[Token], source: Sequence[Token]) -> Alignment:
    """Lay *quoted* upon *source*."""
    mine = [token.key for token in quoted]
    yours = [token.key for token in source]
    pairs = _anchors(mine, yours)
    steps: list[tuple[int | None, int | None]] = []
    last: Pair = (-1, -1)
    for pair in [*pairs, (len(mine), len(yours))]:
        steps += _between(quoted, source, last, pair)
        if pair[0] < len(mine):
            steps.append(pair)
        last = pair
    matched = [False] * len(mine)
    for one, other in steps:
        if one is not None and other is not None and mine[one] == yours[other]:
            matched[one] = True
    steps = _within_sentence(source, _trimmed(steps), matched)
    steps = _reached(quoted, source, steps, matched)
    return Alignment(tuple(_blocks(quoted, source, steps)), tuple(matched))


def _between(
    quoted: Sequence[Token], source: Sequence[Token], last: Pair, following: Pair
) -> list[tuple[int | None, int | None]]:
    """Return the steps between two pairs, one of which may be an end."""
    rows = range(last[0] + 1, following[0])
    columns = range(last[1] + 1, following[1])
    head, tail = last[0] < 0, following[0] >= len(quoted)
    room = len(rows) * 2 + 14
    if head and not tail:
        columns = columns[len(columns) - _reach(source, columns[::-1], room) :]
    elif tail and not head:
        columns = columns[: _reach(source, columns, room)]
    if not rows:
        return [] if head or tail else [(None, column) for column in columns]
    if not columns or len(rows) * len(columns) > MAX_CELLS:
        skipped = () if head or tail else columns
        return [*((None, at) for at in skipped), *((at, None) for at in rows)]
    return _exact(
        [quoted[at] for at in rows],
        [source[at] for at in columns],
        (rows[0], columns[0]),
        free=(head, tail),
    )


def _reach(source: Sequence[Token], columns: range, room: int) -> int:
    """Return in how many columns are *room* tokens of the text, with the page's own."""
    found = 0
    for size, at in enumerate(columns, 1):
        found += not source[at].noise
        if found == room or size == room + MAX_NOISE:
            return size
    return len(columns)


def _exact(
    quoted: Sequence[Token],
    source: Sequence[Token],
    shift: Pair,
    *,
    free: tuple[bool, bool],
) -> list[tuple[int | None, int | None]]:
    """Return the steps of the cheapest alignment of two short stretches."""
    gaps = [_NOISE if token.noise else _LEFT_OUT for token in source]
    row = [0.0]
    for gap in gaps:
        row.append(0.0 if free[0] else row[-1] + gap)
    came: list[list[int]] = []
    width = len(source)
    for token in quoted:
        key, first = token.key, token.key[:3]
        above, row = row, [row[0] + _SKIP]
        moves = [1]
        for at in range(width):
            other = source[at].key
            cost = 0.0 if other == key else 0.7 if other[:3] == first else 1.0
            best, move = above[at] + cost, 0
            if above[at + 1] + _SKIP < best:
                best, move = above[at + 1] + _SKIP, 1
            if row[at] + gaps[at] < best:
                best, move = row[at] + gaps[at], 2
            row.append(best)
            moves.append(move)
        came.append(moves)
    end = min(range(width, -1, -1), key=row.__getitem__) if free[1] else width
    return list(_walked(came, end, shift, free_head=free[0]))[::-1]


def _walked(
    came: list[list[int]], column: int, shift: Pair, *, free_head: bool
) -> Iterator[tuple[int | None, int | None]]:
    row = len(came)
    while row or (column and not free_head):
        move = came[row - 1][column] if row else 2
        if column == 0:
            move = 1
        if move == 0:
            row, column = row - 1, column - 1
            yield shift[0] + row, shift[1] + column
        elif move == 1:
            row -= 1
            yield shift[0] + row, None
        else:
            column -= 1
            yield None, shift[1] + column


def _anchors(mine: Sequence[str], yours: Sequence[str]) -> list[Pair]:
    """Return pairs of equal tokens, ascending in both, of runs that are alone."""
    places = _alone(yours)
    own = _alone(mine)
    found = [(at, places[run]) for run, at in own.items() if places.get(run, -1) >= 0]
    pairs: list[Pair] = []
    last = (-1, -1)
    for one, other in _ascending(sorted(pair for pair in found if pair[0] >= 0)):
        for step in range(RUN):
            pair = (one + step, other + step)
            if pair[0] > last[0] and pair[1] > last[1]:
                pairs.append(pair)
                last = pair
    return pairs


def _alone(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return where each run stands; -1 of one that stands twice."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(keys) - RUN + 1):
        run = tuple(keys[at : at + RUN])
        places[run] = -1 if run in places else at
    return places


def _ascending(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of *pairs* that ascends in the source as well."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(chain[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            chain.append(number)
        else:
            ends[at], chain[at] = place, number
    kept = []
    number = chain[-1] if chain else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _trimmed(
    steps: list[tuple[int | None, int | None]],
) -> list[tuple[int | None, int | None]]:
    """Return the steps without what only the source has at both ends."""
    first, last = 0, len(steps)
    while first < last and steps[first][0] is None:
        first += 1
    while last > first and steps[last - 1][0] is None:
        last -= 1
    return steps[first:last]


def _within_sentence(
    source: Sequence[Token],
    steps: list[tuple[int | None, int | None]],
    matched: Sequence[bool],
) -> list[tuple[int | None, int | None]]:
    """Return the steps in which words at the ends stand for none of other sentences."""
    sure = [n for n, (one, _) in enumerate(steps) if one is not None and matched[one]]
    if not sure:
        return steps
    for ends in (range(sure[0] - 1, -1, -1), range(sure[-1] + 1, len(steps))):
        head = ends.step < 0
        beyond = head and source[steps[sure[0]][1] or 0].opens
        for number in ends:
            one, other = steps[number]
            if other is None:
                continue
            beyond = beyond or (not head and source[other].opens)
            if beyond:
                steps[number] = one, None
            beyond = beyond or (head and source[other].opens)
    return [step for step in steps if step != (None, None)]


def _reached(
    quoted: Sequence[Token],
    source: Sequence[Token],
    steps: list[tuple[int | None, int | None]],
    matched: list[bool],
) -> list[tuple[int | None, int | None]]:
    """Return the steps in which no word at an end hides what it was cut from.

    Of "did not really want", quoted as "did want", the "did" costs less laid upon
    "really", and the "not" would be beyond the passage.
    """
    sure = [n for n, (one, _) in enumerate(steps) if one is not None and matched[one]]
    if not sure:
        return steps
    first, last = steps[sure[0]], steps[sure[-1]]
    head, tail = range(first[0] or 0), range((last[0] or 0) + 1, len(quoted))
    begin = _beyond(quoted, source, head, first[1] or 0, -1)
    end = _beyond(quoted, source, tail, last[1] or 0, 1)
    if begin is not None:
        gap = range(begin + len(head), first[1] or 0)
        found = [(at, begin + at) for at in head]
        steps = [*found, *((None, at) for at in gap), *steps[sure[0] :]]
    if end is not None:
        gap = range((last[1] or 0) + 1, end)
        found = [(at, end + number) for number, at in enumerate(tail)]
        kept = steps[: steps.index(last) + 1]
        steps = [*kept, *((None, at) for at in gap), *found]
    for place, ends in ((begin, head), (end, tail)):
        for one in ends if place is not None else ():
            matched[one] = True
    return steps


def _beyond(
    quoted: Sequence[Token], source: Sequence[Token], ends: range, beside: int, way: int
) -> int | None:
    """Return where in the source the tokens of *ends* stand, over a critical word."""
    wanted = [quoted[at].key for at in ends]
    if not 0 < len(wanted) <= EDGE or ARTICLES.issuperset(wanted):
        return None
    for gap in range(1, ACROSS + 1):
        at = beside - gap - len(wanted) if way < 0 else beside + gap + 1
        stretch = source[max(0, at) : beside + 1]
        if way > 0:
            stretch = source[beside : at + len(wanted)]
        if at < 0 or any(token.opens for token in stretch[1:]):
            return None
        if [token.key for token in source[at : at + len(wanted)]] == wanted:
            left = stretch[len(wanted) : -1] if way < 0 else stretch[1 : -len(wanted)]
            return at if any(token.key in CRITICAL for token in left) else None
    return None


def _blocks(
    quoted: Sequence[Token],
    source: Sequence[Token],
    steps: Sequence[tuple[int | None, int | None]],
) -> Iterator[Block]:
    mine: list[Token] = []
    yours: list[Token] = []
    was: bool | None = None
    for one, other in steps:
        same = (
            one is not None
            and other is not None
            and quoted[one].key == source[other].key
        )
        if was is not None and same != was:
            yield Block(tuple(mine), tuple(yours), was)
            mine, yours = [], []
        was = same
        if one is not None:
            mine.append(quoted[one])
        if other is not None:
            yours.append(source[other])
    if was is not None:
        yield Block(tuple(mine), tuple(yours), was)
