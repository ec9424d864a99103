"""Where in a long text a quotation may stand that is not there to the letter.

Its rarest words vote, each with where the quotation would begin by it. Of a quotation
in which a few words were changed most are whole, so that the right place gets most of
the votes; only there anything is compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest

from evidence.text.quotations.source import SourceText
from evidence.text.sharp_s import with_ss

QUICK, THOROUGH = (16, 6, 600), (120, 40, 60_000)
"""Words that are asked at most, and always; no more once so many places count."""
RIVAL = 0.4
"""Share of the most votes from which another place is compared as well."""
PLACES = 3
"""Places that are compared word by word."""
MARGIN = 16
"""Words more on both sides: "not" may stand before what is like the quotation."""
MANY = 1_500
"""Places of one word that are counted."""
_WORD = re.compile(r"[^\W_]+")


def windows(
    source: SourceText, folded: str, *, thorough: bool = False
) -> list[tuple[int, int]]:
    """Return stretches of the normal form that may hold *folded*, likeliest first.

    *thorough* asks all of its words, where asking the rarest was in vain.
    """
    wanted = [with_ss(m[0]) for m in _WORD.finditer(folded)]
    starts, _ = source.words()
    if not wanted or not starts:
        return []
    width = max(4, len(wanted) // 3)
    votes = _votes(source, wanted, width, THOROUGH if thorough else QUICK)
    first = nlargest(4 * PLACES, votes, key=votes.__getitem__)
    near = {at - step for at in first for step in (0, 1)}
    joined = {at: votes.get(at, 0.0) + votes.get(at + 1, 0.0) for at in near}
    likely = sorted(joined, key=lambda at: (-joined[at], at))
    least = joined[likely[0]] * RIVAL if likely else 0.0
    slack = len(wanted) // 4 + MARGIN
    taken: list[int] = []
    for bucket in likely:
        if joined[bucket] < least or any(abs(bucket - other) <= 1 for other in taken):
            continue
        taken.append(bucket)
        if len(taken) == PLACES:
            break
    return _merged(
        [
            _stretch(source, starts, at * width - slack, (at + 2) * width, len(wanted))
            for at in taken
        ]
    )


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches, those that overlap as one: a passage must not be cut."""
    merged: list[tuple[int, int]] = []
    for start, end in stretches:
        for number, (first, last) in enumerate(merged):
            if start < last and first < end:
                merged[number] = min(start, first), max(end, last)
                break
        else:
            merged.append((start, end))
    return merged


def _stretch(
    source: SourceText, starts: Sequence[int], first: int, last: int, size: int
) -> tuple[int, int]:
    slack = size // 4 + MARGIN
    end = last + size + slack
    stop = starts[end] if end < len(starts) else len(source.normal.text)
    start = starts[min(first, len(starts) - 1)] if first > 0 else 0
    return start, stop  # from the very beginning: "¥5" begins before its word


def _votes(
    source: SourceText, wanted: Sequence[str], width: int, limits: tuple[int, int, int]
) -> dict[int, float]:
    """Return the votes for each stretch; *limits* as ``QUICK``."""
    most, fewest, enough = limits
    _, places = source.words()
    known = sorted(
        (len(places[word]), at) for at, word in enumerate(wanted) if word in places
    )
    votes: dict[int, float] = defaultdict(float)
    counted = 0
    for voter, (count, at) in enumerate(known[:most]):
        if counted > enough and voter >= fewest:
            break
        counted += min(count, MANY)
        weight = 1 / (1 + count) ** 0.5
        for number in places[wanted[at]][:MANY]:
            votes[(number - at) // width] += weight
    return votes
