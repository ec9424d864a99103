"""Find the passages of texts that are likeliest to bear on a claim, and say why.

By what is looked for alone: numbers, names, rare words. A passage is suggested to a
person, never accepted; what only sounds alike is not found. Nothing is indexed: each
text is searched as it is by ``str.find``, which takes a few milliseconds a megabyte,
and sentences are made only of the paragraphs that have most of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from evidence.text.document import Span
from evidence.text.passages.features import Feature, Kind
from evidence.text.passages.hits import Hit, find_hits, hits_by_value
from evidence.text.sentences import sentences

CANDIDATES = 8
"""Paragraphs looked at closer for each suggestion that is asked for."""
LONGEST = 3_000
"""Characters of a paragraph; what has no empty lines is divided at line ends."""
_WEIGHTS = {Kind.NUMBER: 1.4, Kind.NAME: 1.2, Kind.WORD: 1.0}
_AROUND = 0.2
"""What counts that stands in the paragraph, but not in the passage."""
_TWO = 0.85
"""What a passage of two sentences counts: the shorter one is the better one."""
TELLING = 2
"""What one must have at least to be suggested: one name alone stands everywhere."""
_COMMON = 400
"""One in so many words is common, and says nothing."""
_TOLD = 4
"""Rare words that are told."""
_ROW = re.compile(r"[^\s][^\n]*(?<!\s)")
_BREAK = re.compile(r"\n\s*\n|\f")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage of the text with this *number*: where, how good, and why.

    *score* only orders; *count* tells how much of what was looked for it has:
    *numbers*, *names* and *words*.
    """

    number: int
    span: Span
    count: int
    score: float
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def reasons(self) -> str:
        """Return why, in words: «has 80,000; names Xinjiang; rare: coercive»."""
        parts = (("has ", self.numbers), ("names ", self.names), ("rare: ", self.words))
        return "; ".join(f"{lead}{', '.join(all_)}" for lead, all_ in parts if all_)


def search(
    texts: Sequence[str],
    features: Sequence[Feature],
    *,
    limit: int = 5,
    least: int = TELLING,
) -> list[Suggestion]:
    """Return the best passages of all *texts*, best first, at most *limit*.

    Each has *least* of what is looked for. Of equal ones the earlier text, and the
    earlier place, comes first.
    """
    hits = [find_hits(text, features) for text in texts]
    weights = _weigh(features, hits, sum(map(len, texts)))
    ranked = sorted(
        (
            (-_worth(own, weights), number, span)
            for number, text in enumerate(texts)
            for span, own in _paragraphs(text, hits[number])
        ),
    )
    found: list[Suggestion] = []
    for _, number, span in ranked[: CANDIDATES * limit]:
        made = _passages(number, texts[number], span, hits[number], features, weights)
        found += (one for one in made if one.count >= least)
    found.sort(key=lambda one: (-one.score, one.number, one.span))
    return found[:limit]


def _weigh(
    features: Sequence[Feature], hits: Iterable[Sequence[Hit]], size: int
) -> list[float]:
    """Return what each feature is worth: much for what is rare in these texts."""
    counts: Counter[int] = Counter(hit.feature for own in hits for hit in own)
    words = size / 6 + 1
    weights = []
    for number, feature in enumerate(features):
        count = counts[number] or (feature.kind is Kind.NUMBER)  # it may be in words
        common = count > max(words / _COMMON, 5) and feature.kind is Kind.WORD
        rarity = 0.0 if common or not count else log(1 + words / count)
        weights.append(rarity * _WEIGHTS[feature.kind])
    return weights


def _paragraphs(text: str, hits: Sequence[Hit]) -> Iterator[tuple[Span, list[Hit]]]:
    """Yield the paragraphs in which something was found, with what was."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))] if hits else []
    at = 0
    while at < len(hits):
        place = bisect_right(starts, hits[at].start) - 1
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        span = _cut(text, Span(starts[place], end), hits[at].start)
        last = bisect_left(hits, span.end, at, key=lambda hit: hit.start)
        yield span, list(hits[at : max(last, at + 1)])
        at = max(last, at + 1)


def _cut(text: str, span: Span, at: int) -> Span:
    """Return the part of a long paragraph that begins at most a little before *at*."""
    if span.end - span.start <= LONGEST:
        return span
    start = max(span.start, at - LONGEST // 3)
    start = start if start == span.start else _edge(text, start)
    end = min(span.end, at + LONGEST)
    return Span(
        min(start, at), end if end == span.end else max(_edge(text, end), at + 1)
    )


def _edge(text: str, at: int) -> int:
    """Return where a sentence, else a line, seems to begin shortly before *at*."""
    low = max(0, at - LONGEST // 3)
    found = max(text.rfind(". ", low, at) + 2, text.rfind("\n", low, at) + 1)
    return found if found > low else at


def _worth(hits: Iterable[Hit], weights: Sequence[float]) -> float:
    return sum(_best(hits, weights).values())


def _best(hits: Iterable[Hit], weights: Sequence[float]) -> Mapping[int, float]:
    """Return what each feature that was found counts, each once."""
    best: dict[int, float] = {}
    for hit in hits:
        worth = hit.strength * weights[hit.feature]
        if worth > best.get(hit.feature, 0.0):
            best[hit.feature] = worth
    return best


def _passages(
    number: int,
    text: str,
    paragraph: Span,
    hits: Sequence[Hit],
    features: Sequence[Feature],
    weights: Sequence[float],
) -> list[Suggestion]:
    """Return the best passages of one paragraph that do not overlap."""
    words = text[paragraph.start : paragraph.end]
    first = bisect_left(hits, paragraph.start, key=lambda hit: hit.start)
    last = bisect_left(hits, paragraph.end, key=lambda hit: hit.start)
    own = [*hits[first:last], *hits_by_value(words, paragraph.start, features)]
    around = _worth(own, weights)
    made = []
    for span, share in _windows(words, paragraph.start):
        inside = [hit for hit in own if span.start <= hit.start < span.end]
        best = _best(inside, weights)
        if best:
            worth = sum(best.values())
            score = share * worth + _AROUND * (around - worth)
            made.append((score, span, inside, best))
    made.sort(key=lambda one: (-one[0], one[1]))
    taken: list[Suggestion] = []
    for score, span, inside, best in made:
        if all(
            one.span.end <= span.start or span.end <= one.span.start for one in taken
        ):
            told = _told(inside, best, features)
            taken.append(Suggestion(number, span, len(best), score, *told))
    return taken


def _windows(words: str, start: int) -> Iterator[tuple[Span, float]]:
    """Yield each sentence, or row, and each two that follow one another."""
    parts = _rows(words) if "\t" in words else sentences(words)
    found = [Span(start + one.start, start + one.end) for one in parts]
    for number, span in enumerate(found):
        yield span, 1.0
        if number + 1 < len(found):
            yield Span(span.start, found[number + 1].end), _TWO


def _rows(words: str) -> Iterator[Span]:
    """Yield the rows of a table: of each line what is neither blank nor a border."""
    for match in _ROW.finditer(words):
        yield Span(*match.span())


def _told(
    hits: Sequence[Hit], best: Mapping[int, float], features: Sequence[Feature]
) -> tuple[tuple[str, ...], ...]:
    shown: dict[int, str] = {}
    for hit in sorted(hits, key=lambda one: -one.strength):
        shown.setdefault(hit.feature, " ".join(hit.shown.split()))
    ordered = sorted(best, key=lambda at: (-best[at], at))
    told = []
    for kind in Kind:
        mine = [shown[at] for at in ordered if features[at].kind is kind]
        mine = mine[:_TOLD] if kind is Kind.WORD else mine
        told.append(tuple(dict.fromkeys(mine)))
    return tuple(told)
