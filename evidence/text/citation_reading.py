"""Read all citations of a text, whatever its style, and tie each to its entry.

What the format marks comes first, then what the reference list numbers, then what the
text prints as author and year. The reference list settles what these leave open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.text.citation_tokens import paragraph_spans
from evidence.text.citations import find_citations
from evidence.text.cited_item import Citation
from evidence.text.document import Block, BlockKind, MarkedCitation, Span
from evidence.text.list_settling import Settling
from evidence.text.listed_match import ListedMatch, match_listed
from evidence.text.marked_citations import Tied, read_marked
from evidence.text.note_marks import find_notes
from evidence.text.numeric_citations import find_numeric
from evidence.text.reference_index import ReferenceIndex
from evidence.text.reference_list import ReferenceList, find_reference_list
from evidence.text.resolver import ItemStatus, resolve_all


@dataclass(frozen=True, slots=True)
class Reading:
    """The citations of a text in order, what each item means, and its own list."""

    tied: tuple[Tied, ...]
    listed: ReferenceList
    matches: tuple[ListedMatch, ...]
    """For each work of the list, the entry that it is."""


def read_citations(
    text: str,
    index: ReferenceIndex,
    *,
    blocks: Iterable[Block] | None = None,
    marked: Sequence[MarkedCitation] = (),
) -> Reading:
    """Return the citations of *text*; offsets count its code points."""
    parts = None if blocks is None else tuple(blocks)
    listed = find_reference_list(text, parts)
    matches = tuple(match_listed(work, index) for work in listed.works)
    if not listed.headed and sum(bool(one.keys) for one in matches) * 2 < len(matches):
        # Numbered paragraphs at the end, of which few are works: they are notes.
        listed, matches = ReferenceList(len(text) + 1, len(text) + 1), ()
    settling = Settling(listed.works, matches, index)
    tied = list(read_marked(text, marked, index))
    numeric = _numeric(text, parts, listed, settling)
    tied += _beside(tied, numeric)
    tied += _beside(tied, _author_year(text, parts, index, listed, settling, numeric))
    return Reading(tuple(sorted(tied, key=_start)), listed, matches)


def _start(tied: Tied) -> int:
    return tied[0].start


def _beside(tied: Sequence[Tied], more: Sequence[Tied]) -> list[Tied]:
    """Return those of *more* that overlap none of *tied*."""
    held = sorted((one.start, one.end) for one, _ in tied)
    starts = [start for start, _ in held]

    def is_free(citation: Citation) -> bool:
        at = bisect_right(starts, citation.end - 1) - 1
        return at < 0 or held[at][1] <= citation.start

    return [one for one in more if is_free(one[0])]


def _numeric(
    text: str,
    blocks: tuple[Block, ...] | None,
    listed: ReferenceList,
    settling: Settling,
) -> list[Tied]:
    if not listed.numbered:
        return []
    numbers = frozenset(work.number for work in listed.works if work.number)
    spans = _running(text, blocks, listed)
    notes = find_notes(text, spans)
    return [
        (
            citation,
            tuple(settling.numbered(int(item.author)) for item in citation.items),
        )
        for citation in find_numeric(text, spans, numbers, notes.marks)
    ]


def _running(
    text: str, blocks: tuple[Block, ...] | None, listed: ReferenceList
) -> list[Span]:
    """Return the stretches of running text, without code and the reference list."""
    spans: Iterable[Span] = (
        (Span(*span) for span in paragraph_spans(text))
        if blocks is None
        else (Span(b.start, b.end) for b in blocks if b.kind is not BlockKind.CODE)
    )
    return [one for one in spans if not listed.start <= one.start < listed.end]


def _author_year(
    text: str,
    blocks: tuple[Block, ...] | None,
    index: ReferenceIndex,
    listed: ReferenceList,
    settling: Settling,
    numeric: Sequence[Tied],
) -> list[Tied]:
    """Return the author-year citations; beside numbers only what is in the library."""
    outside = Span(listed.start, listed.end)
    found = find_citations(text, blocks=blocks, known=index.knows, outside=outside)
    items = [item for citation in found for item in citation.items]
    resolved = iter(
        settling.settle(item, resolution)
        for item, resolution in zip(items, resolve_all(items, index), strict=True)
    )
    tied = [
        (citation, tuple(next(resolved) for _ in citation.items)) for citation in found
    ]
    if not numeric:
        return tied
    return [
        (citation, resolutions)
        for citation, resolutions in tied
        if all(one.status is ItemStatus.RESOLVED for one in resolutions)
    ]
