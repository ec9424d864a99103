"""Read all citations of a text, whatever its style, and tie each to its entry.

What the format marks comes first, then what the reference list numbers, then what the
text prints as author and year. The reference list settles what these leave open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidence.text.citations.author_only import find_author_only
from evidence.text.citations.cited_item import Citation
from evidence.text.citations.finding import find_citations
from evidence.text.citations.list_settling import Settling
from evidence.text.citations.listed_match import ListedMatch, match_listed
from evidence.text.citations.marked_citations import Tied, read_marked
from evidence.text.citations.note_citations import find_note_citations
from evidence.text.citations.note_marks import Notes, find_notes, raised_marks
from evidence.text.citations.numeric_citations import find_numeric
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.reference_list import ReferenceList, find_reference_list
from evidence.text.citations.resolver import ItemStatus, resolve_all
from evidence.text.citations.tokens import paragraph_spans
from evidence.text.document import Block, BlockKind, MarkedCitation, Span

LEAST_AUTHOR_ONLY = 3
"""Author-only citations in brackets that make them a text's way of citing."""


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
    if not listed.headed:
        listed, matches = _from_first_known(listed, matches)
    if not listed.headed and not _is_list(text, parts, listed, matches):
        listed, matches = ReferenceList(len(text) + 1, len(text) + 1), ()
    settling = Settling(listed.works, matches, index)
    running = _running(text, parts, listed)
    notes = find_notes(text, running)
    in_notes = _note_spans(parts, notes)
    own = [one for one in marked if not listed.start <= one.start < listed.end]
    tied = list(read_marked(text, own, index))
    marks = notes.marks | raised_marks(text, parts or ())
    numeric = _numeric(text, running, listed, settling, marks)
    tied += _beside(tied, numeric)
    noted = find_note_citations(text, in_notes, index)
    author_year = _author_year(text, parts, index, listed, settling)
    if numeric:
        author_year = _resolved_only(author_year)
    author_year = _outside_of(author_year, noted, in_notes)
    tied += _beside(tied, author_year)
    tied += _beside(tied, noted)
    if not numeric:
        in_note = frozenset(in_notes)
        body = [one for one in running if one not in in_note]
        found = _author_only(text, body, index, matches, tied)
        tied += _beside(tied, found)
    return Reading(tuple(sorted(tied, key=_start)), listed, matches)


def _from_first_known(
    listed: ReferenceList, matches: tuple[ListedMatch, ...]
) -> tuple[ReferenceList, tuple[ListedMatch, ...]]:
    """Return a list without a heading from its first work that an entry describes.

    What stands before it may be the end of the text.
    """
    first = next((at for at, one in enumerate(matches) if one.keys), 0)
    if listed.numbered or not first:
        return listed, matches
    works = listed.works[first:]
    return replace(listed, start=works[0].start, works=works), matches[first:]


def _is_list(
    text: str,
    blocks: tuple[Block, ...] | None,
    listed: ReferenceList,
    matches: Sequence[ListedMatch],
) -> bool:
    """Say whether numbered paragraphs at the end are works, and not notes.

    Notes are marked in the text in their order, each once.
    """
    if sum(bool(one.keys) for one in matches) * 2 < len(matches):
        return False
    nothing = ReferenceList(len(text) + 1, len(text) + 1)
    notes = find_notes(text, _running(text, blocks, nothing))
    marked = sum(at >= 0 for at in notes.marked_at)
    return marked * 10 < 8 * len(listed.works)


def _note_spans(blocks: tuple[Block, ...] | None, notes: Notes) -> list[Span]:
    known = [
        Span(block.start, block.end)
        for block in blocks or ()
        if block.kind is BlockKind.FOOTNOTE
    ]
    return sorted({*known, *notes.spans})


def _resolved_only(tied: Sequence[Tied]) -> list[Tied]:
    """Return what is in the library: beside numbers a year is mostly a year."""
    return [
        (citation, meant)
        for citation, meant in tied
        if all(one.status is ItemStatus.RESOLVED for one in meant)
    ]


def _outside_of(
    tied: Sequence[Tied], noted: Sequence[Tied], notes: Sequence[Span]
) -> list[Tied]:
    """Return the author-year citations that are no part of a full one in a note.

    «Jane Smith, Big Book (London: Pub, 2010)» prints a year that cites nothing else.
    """
    starts = [note.start for note in notes]
    full: dict[int, int] = Counter(
        bisect_right(starts, citation.start) - 1 for citation, _ in noted
    )

    def is_part(citation: Citation) -> bool:
        at = bisect_right(starts, citation.start) - 1
        return at >= 0 and at in full and citation.start < notes[at].end

    return [one for one in tied if not is_part(one[0])]


def _author_only(
    text: str,
    body: Sequence[Span],
    index: ReferenceIndex,
    matches: Sequence[ListedMatch],
    others: Sequence[Tied],
) -> list[Tied]:
    """Return author-only citations where they are the text's way of citing."""
    dated = sum(
        one.status is ItemStatus.RESOLVED for _, meant in others for one in meant
    )
    listed = frozenset(key for match in matches for key in match.keys)
    found = find_author_only(text, body, index, listed)
    bracketed = sum(not citation.narrative for citation, _ in found)
    enough = bracketed >= LEAST_AUTHOR_ONLY and bracketed > 2 * dated
    return list(found) if enough else []


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
    running: Sequence[Span],
    listed: ReferenceList,
    settling: Settling,
    marks: frozenset[int],
) -> list[Tied]:
    if not listed.numbered:
        return []
    numbers = frozenset(work.number for work in listed.works if work.number)
    return [
        (
            citation,
            tuple(settling.numbered(int(item.author)) for item in citation.items),
        )
        for citation in find_numeric(text, running, numbers, marks)
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
) -> list[Tied]:
    outside = Span(listed.start, listed.end)
    found = find_citations(text, blocks=blocks, known=index.knows, outside=outside)
    items = [item for citation in found for item in citation.items]
    resolved = iter(
        settling.settle(item, resolution)
        for item, resolution in zip(items, resolve_all(items, index), strict=True)
    )
    return [
        (citation, tuple(next(resolved) for _ in citation.items)) for citation in found
    ]
