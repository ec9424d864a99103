"""The passages of a text that are likest to some words: candidates, never a verdict.

The words that are rare in the text vote for where the passage would begin; only around
the few places with most votes is anything compared letter by letter. So the time grows
with the quotation, not with the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import log

from rapidfuzz import fuzz

from evidence.text.document import Span
from evidence.text.folding import fold_text
from evidence.text.text_index import TextIndex, index_of

VOTERS = 16
"""The rarest words of a quotation that are asked."""
PLACES = 4
"""Places that are compared letter by letter."""
_LEAST = 50
"""Of 100: what is less like is no candidate."""
_WORD = re.compile(r"\w+")


def nearest(text: str, quote: str) -> Span | None:
    """Return the passage of *text* that is likest to *quote*, or None.

    It begins and ends at words. Likeness finds it and decides nothing.
    """
    wanted = fold_text(quote)
    found = [
        (fuzz.ratio(wanted, fold_text(text[span.start : span.end])), -span.start, span)
        for span in alike(index_of(text), wanted, 0)
    ]
    return max(found)[-1] if found else None


def alike(index: TextIndex, wanted: str, near: int) -> Iterator[Span]:
    """Yield the few spans of the original that are likest to folded *wanted*.

    *near* is the position in the original at which it stood before.
    """
    folded = index.folded.text
    if not wanted.strip() or not folded.strip():
        return
    seen = set()
    for window in _windows(index, wanted, near):
        span = _fit(folded, window, wanted)
        if span is not None and span not in seen:
            seen.add(span)
            yield Span(*index.folded.original(span.start, span.end))


def _windows(index: TextIndex, wanted: str, near: int) -> Iterator[Span]:
    """Yield stretches of the folded text in which *wanted* may be, best first."""
    words = _WORD.findall(wanted)
    votes: dict[int, float] = defaultdict(float)
    width = max(3, len(words) // 3)
    guess = near * len(index.words) // max(len(index.text), 1)
    for weight, word, at in _voters(index, words):
        for number in index.numbers(word, guess):
            votes[(number - at) // width] += weight
    joined = {bucket: vote + votes.get(bucket + 1, 0) for bucket, vote in votes.items()}
    ranked = sorted(joined, key=lambda b: (-joined[b], abs(b * width - guess)))
    slack = len(words) // 4 + 4
    taken: list[int] = []
    for bucket in ranked:
        if any(abs(bucket - other) <= 1 for other in taken):
            continue
        taken.append(bucket)
        first = max(0, bucket * width - slack)
        last = min(len(index.words), (bucket + 2) * width + len(words) + slack)
        yield Span(index.words[first][0], index.words[last - 1][1])
        if len(taken) == PLACES:
            return


def _voters(index: TextIndex, words: list[str]) -> list[tuple[float, str, int]]:
    """Return the quotation's rarest words with their weight and number in it."""
    total = len(index.words)
    known = [
        (log(1 + total / count), word, at)
        for at, word in enumerate(words)
        if (count := index.count(word))
    ]
    return sorted(known, reverse=True)[:VOTERS]


def _fit(folded: str, window: Span, wanted: str) -> Span | None:
    """Return the words inside *window* that are likest to *wanted*."""
    text = folded[window.start : window.end]
    found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=_LEAST)
    if found is None or found.dest_end <= found.dest_start:
        return None
    around = max(24, len(wanted) // 5)
    starts = _edges(text, found.dest_start - around, found.dest_start + around)
    ends = _edges(text, found.dest_end - around, found.dest_end + around)
    start, end = found.dest_start, found.dest_end
    for _ in range(2):
        start = _best(wanted, text, [(at, end) for at in starts if at < end], start, 0)
        end = _best(wanted, text, [(start, at) for at in ends if at > start], end, 1)
    while end > start and text[end - 1] == " ":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    if start >= end:
        return None
    return Span(window.start + start, window.start + end)


def _best(
    wanted: str, text: str, pairs: list[tuple[int, int]], otherwise: int, side: int
) -> int:
    if not pairs:
        return otherwise
    best = max(pairs, key=lambda pair: fuzz.ratio(wanted, text[pair[0] : pair[1]]))
    return best[side]


def _edges(text: str, start: int, end: int) -> list[int]:
    """Return the edges of words between *start* and *end*."""
    low, high = max(0, start), min(len(text), end)
    return [
        at
        for at in range(low, high + 1)
        if at in {0, len(text)} or (text[at - 1].isalnum() != text[at].isalnum())
    ]
