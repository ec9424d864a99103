"""Find the author-year citations of a running text.

Found are bracketed citations with one work or many, «(HRW 2018; Yau 2019a, b)», and
narrative ones, «Russo and Gawrich (2017)», in round or square brackets. What only
looks like one, «(1) … (2)», «[0,1]», «(May 2019)», is left out; so is the manuscript's
own reference list. Citations that a format itself marks, as pandoc's ``[@key]``, are
left to who reads that format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidence.text.citations.cited_item import Citation, CitedItem, Known
from evidence.text.citations.group import read_group
from evidence.text.citations.reference_list import find_reference_list
from evidence.text.citations.tokens import (
    OPENING,
    Paragraph,
    paragraph,
    paragraph_spans,
)
from evidence.text.document import Block, BlockKind, Span

__all__ = ["Citation", "CitedItem", "Known", "find_citations"]

_DATED = re.compile(
    r"(?:1[5-9]|20)\d\d|\bn\.\s?d|\bs\.\s?[fd]\.|\bo\.\s?J\.|orthcoming|n\s{1,3}[Pp]ress"
    r"|in\s{1,3}preparation|Erscheinen|no\s{1,3}date|en\s{1,3}prensa|sous\s{1,3}presse"
)


def find_citations(
    text: str,
    *,
    blocks: Iterable[Block] | None = None,
    known: Known | None = None,
    outside: Span | None = None,
) -> tuple[Citation, ...]:
    """Return the citations of *text* in order; offsets in its code points.

    A citation never spans a blank line, nor two of the *blocks*; code is not read.
    *known* asks a bibliography, where there is one, and decides doubtful cases only: a
    year alone whose author stands further off, a month's name that is an author's.
    *outside* is the manuscript's reference list, found here where it is not given.
    """
    blocks = None if blocks is None else tuple(blocks)
    if outside is None:
        listed = find_reference_list(text, blocks)
        beyond = len(text) + 1  # a list without a heading is only supposed
        outside = (
            Span(listed.start, listed.end) if listed.headed else Span(beyond, beyond)
        )
    found: list[Citation] = []
    for start, end in _stretches(text, blocks, outside):
        if _DATED.search(text, start, end):
            found.extend(_in_paragraph(paragraph(text, start, end), known))
    return tuple(found)


def _stretches(
    text: str, blocks: Iterable[Block] | None, outside: Span
) -> Iterator[tuple[int, int]]:
    """Yield the stretches to read: blocks or paragraphs, without reference list."""
    spans: Iterable[tuple[int, int]] = (
        paragraph_spans(text)
        if blocks is None
        else ((b.start, b.end) for b in blocks if b.kind is not BlockKind.CODE)
    )
    for start, end in spans:
        if start >= outside.end or end <= outside.start:
            yield start, end
        elif start < outside.start:
            yield start, outside.start


def _in_paragraph(here: Paragraph, known: Known | None) -> Iterator[Citation]:
    """Yield the paragraph's citations; brackets inside a citation add items to it."""
    outer: Citation | None = None
    inner: list[Citation] = []
    for opened, token in enumerate(here.tokens):
        if token.text not in OPENING or opened not in here.pairs:
            continue
        citation = read_group(here, opened, known)
        if citation is None:
            continue
        if outer is not None and citation.start < outer.end:
            inner.append(citation)
            continue
        if outer is not None:
            yield _merged(outer, inner)
        outer, inner = citation, []
    if outer is not None:
        yield _merged(outer, inner)


def _merged(outer: Citation, inner: list[Citation]) -> Citation:
    """Return *outer* with the items of *inner* that none of its own items holds."""
    if not inner:
        return outer
    own = [(item.start, 0, item) for item in outer.items]
    added = [(item.start, 1, item) for one in inner for item in one.items]
    items: list[CitedItem] = []
    reached = 0
    for start, nested, item in sorted(own + added, key=lambda entry: entry[:2]):
        if not nested or start >= reached:
            items.append(item)
            reached = max(reached, item.end)
    return replace(outer, items=tuple(items))
