"""Which records are worth comparing: a few for each, whatever the library's size.

Records are put side by side in several orders, each of which a certain kind of
difference leaves alone: identifiers; the words before a subtitle; rare words (a slip
hits one of them at most); the first author and the year; the title from its beginning
and from its end; its words in the order of the alphabet. In a large block only
neighbours are compared. Time and memory grow with the number of records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from evidence.bibliography.works.work import Work

SMALL = 24
"""Records of a block that are all compared with one another."""
WINDOW = 8
"""Neighbours that a record of a larger block, or of an order, is compared with."""
HEADS = 32
"""Beginnings of a title, up to where a subtitle may begin, that name its blocks: what
has more is no title, and each is read from its first word."""
RARE = 4
"""Words of a title that name its blocks."""
COMMON = 60
"""Titles that have a word, from which on it only names a block beside another word."""
MISSING = 3
"""Words of the shorter title that the longer may lack, as a slip makes them."""

Pair = tuple[int, int]
Order = Callable[[Work], Hashable]


def count_words(works: Iterable[Work]) -> Counter[str]:
    """Return how many titles have each word."""
    counts: Counter[str] = Counter()
    for work in works:
        counts.update(set(work.bag))
    return counts


def list_candidates(works: Sequence[Work], counts: Mapping[str, int]) -> Iterator[Pair]:
    """Yield each pair (places in *works*, the smaller first) once."""
    seen: set[Pair] = set()
    for pair in _named_alike(works):
        if pair not in seen:
            seen.add(pair)
            yield pair
    masks = [work.mask for work in works]
    for one, two in _titled_alike(works, counts):
        mine, yours = masks[one], masks[two]
        lacking = (mine & ~yours).bit_count()
        if lacking > MISSING and (yours & ~mine).bit_count() > MISSING:
            continue
        pair = (one, two) if one < two else (two, one)
        if mine and yours and one != two and pair not in seen:
            seen.add(pair)
            yield pair


def _named_alike(works: Sequence[Work]) -> Iterator[Pair]:
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, work in enumerate(works):
        ids = work.ids
        named = (("doi", ids.doi), ("arxiv", ids.arxiv), ("pmid", ids.pmid))
        for key in (*named, *(("isbn", isbn) for isbn in ids.isbns)):
            if key[1]:
                blocks[key].append(at)
    for one, two in _within(blocks.values(), works, _by_title):
        yield (one, two) if one < two else (two, one)


def _titled_alike(works: Sequence[Work], counts: Mapping[str, int]) -> Iterator[Pair]:
    for keys in (_head_keys, _people_keys, lambda work: _rare_keys(work, counts)):
        blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at, work in enumerate(works):
            for key in keys(work):
                blocks[key].append(at)
        yield from _within(blocks.values(), works, _by_title)
    for order in (_by_title, _by_end, _by_words):
        yield from _neighbours([*range(len(works))], works, order)


def _head_keys(work: Work) -> Iterator[Hashable]:
    words = work.title.words
    if not words:
        return
    yield hash(work.bag)
    yield hash(words)
    for at in work.title.heads[:HEADS]:
        yield hash(words[:at])


def _people_keys(work: Work) -> Iterator[Hashable]:
    for family in work.families[:1]:
        yield family[:5], work.year


def _rare_keys(work: Work, counts: Mapping[str, int]) -> Iterator[Hashable]:
    shared = {word for word in work.bag if counts[word] > 1}
    rare = sorted(shared, key=lambda word: (counts[word], word))[:RARE]
    family = work.families[0][:3] if work.families else ""
    for at, word in enumerate(rare):
        if counts[word] <= COMMON:
            yield word
            continue
        yield word, family
        for other in rare[at + 1 :]:
            yield word, other


def _within(
    blocks: Iterable[list[int]], works: Sequence[Work], order: Order
) -> Iterator[Pair]:
    for block in blocks:
        if len(block) > SMALL:
            yield from _neighbours(block, works, order)
            continue
        for place, one in enumerate(block):
            for two in block[place + 1 :]:
                yield one, two


def _neighbours(
    block: list[int], works: Sequence[Work], order: Order
) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda at: order(works[at]))  # type: ignore[arg-type, return-value]  # tuples
    for place, one in enumerate(ordered):
        for two in ordered[place + 1 : place + 1 + WINDOW]:
            yield one, two


def _by_title(work: Work) -> Hashable:
    return (*work.title.words, *work.families[:1], str(work.year))


def _by_end(work: Work) -> Hashable:
    return work.title.words[::-1]


def _by_words(work: Work) -> Hashable:
    return work.bag
