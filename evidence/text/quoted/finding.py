"""The quotations of a text: their words, what they are, and what they are cited from.

The door to the modules beside it. What it needs of the text is given: blocks,
sentences, citations; so a file without a ledger and a manuscript of one are read alike.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence.text.citations.note_marks import find_notes
from evidence.text.citations.reference_list import find_reference_list
from evidence.text.citations.tokens import paragraph_spans
from evidence.text.document import Block, BlockKind, Span
from evidence.text.marks import ANY_MARK, Marked, find_marked
from evidence.text.quoted.citations import (
    Attribution,
    CitedAt,
    Layout,
    Note,
    attribute,
)
from evidence.text.quoted.sorts import QuotedSort, Surroundings, sort_of

__all__ = [
    "Attribution",
    "CitedAt",
    "FoundQuotation",
    "QuotedSort",
    "find_quoted",
    "may_quote",
]

EARLIER = 50
"""Quotations before one, among which what it repeats is looked for."""
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
_BEFORE_NOTE = 20_000
_TAIL = re.compile(r"[\s.]*[(\[][^()\[\]]{0,200}[)\]][\s.]*\Z")
"""The citation at the end of a block quotation, which is none of its words."""


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """Words in quotation marks, or in a block, at *start* to *end* of the text.

    *words* are those between the marks. *level* is 1 inside other quotation marks, and
    so on. *reason* says by which rule it is of this *sort*. *cited* is the citation it
    belongs to; None where there is none.
    """

    start: int
    end: int
    words: str
    sort: QuotedSort
    reason: str
    cited: Attribution | None = None
    level: int = 0
    block: bool = False


def find_quoted(
    text: str,
    *,
    blocks: Iterable[Block] | None = None,
    sentences: Sequence[Span] = (),
    citations: Sequence[CitedAt] = (),
    titles: Collection[str] = (),
) -> tuple[FoundQuotation, ...]:
    """Return all quotations of *text* in order, outer ones before those inside them.

    *titles* are those of known works, in the form of ``name_match.compact``. Code is
    not read. *citations* must ascend. Linear in the length of the text.
    """
    parts = None if blocks is None else tuple(blocks)
    if not may_quote(text, parts or ()):
        return ()
    blocked = [b for b in parts or () if b.kind is BlockKind.QUOTATION]
    reading = _Reading(text, parts, sentences, citations, titles)
    found = [
        *(reading.marked(one) for one in find_marked(text, reading.stretches)),
        *(reading.block(one) for one in _joined(blocked)),
    ]
    whole = [one for one in found if one is not None]
    return tuple(sorted(whole, key=lambda one: (one.start, -one.end)))


def may_quote(text: str, blocks: Iterable[Block]) -> bool:
    """Tell whether *text* has any quotation mark or block quotation."""
    return ANY_MARK.search(text) is not None or any(
        block.kind is BlockKind.QUOTATION for block in blocks
    )


class _Reading:
    """What is known of a text while its quotations are looked at."""

    def __init__(
        self,
        text: str,
        blocks: tuple[Block, ...] | None,
        sentences: Sequence[Span],
        citations: Sequence[CitedAt],
        titles: Collection[str],
    ) -> None:
        self._text = text
        self._blocks = blocks
        self._citations = citations
        self._titles = titles
        self._earlier: deque[str] = deque(maxlen=EARLIER)
        self.stretches = _stretches(text, blocks)
        self._blocked = [
            Span(block.start, block.end)
            for block in blocks or ()
            if block.kind is BlockKind.QUOTATION
        ]
        spans = [Span(start, end) for start, end in self.stretches]
        notes = tuple(_notes(text, blocks, spans))
        self._layout = Layout(text, sentences or spans, spans, citations, notes)
        listed = find_reference_list(text, blocks)
        self._list = Span(listed.start, listed.end) if listed.headed else None

    def marked(self, one: Marked) -> FoundQuotation | None:
        """Return words in quotation marks as a quotation, unless they are a block."""
        here = Span(one.start, one.end)
        if any(self._fills(here, block) for block in self._blocked):
            return None
        cited = attribute(here, self._layout)
        words = " ".join(one.words(self._text).split())
        sort, reason = sort_of(words, self._around(here, words, cited))
        inside = any(b.start <= here.start and here.end <= b.end for b in self._blocked)
        if sort is QuotedSort.QUOTATION and not one.level:
            self._earlier.append(f" {words.casefold()} ")
        return FoundQuotation(
            here.start,
            here.end,
            words,
            sort,
            reason,
            cited,
            level=one.level + inside,
        )

    def _fills(self, here: Span, block: Span) -> bool:
        """Tell whether marked words are all of a block but for its citation."""
        if not block.start <= here.start < here.end <= block.end:
            return False
        before = self._text[block.start : here.start].strip()
        after = _TAIL.sub("", self._text[here.end : block.end]).strip(" .\n")
        return not before and not after

    def block(self, here: Span) -> FoundQuotation | None:
        """Return a block quotation, without its marks and the citation at its end."""
        cited = attribute(here, self._layout, block=True)
        end = here.end
        if cited is not None and cited.direct:
            start = self._citations[cited.citation].start
            end = start if here.start < start < here.end else end
        words = " ".join(self._text[here.start : end].split()).rstrip(" ([")
        words = _RAISED.sub("", words)
        for left, right in ("“”", "„“", "«»", '""', "‘’"):
            if words.startswith(left) and words.endswith(right):
                words = words[1:-1]
        if not any(sign.isalnum() for sign in words):
            return None
        reason = "it is a block quotation"
        return FoundQuotation(
            here.start, here.end, words, QuotedSort.QUOTATION, reason, cited, block=True
        )

    def _repeats(self, words: str) -> bool:
        """Tell whether a longer quotation before this one has the same words."""
        key = f" {words.casefold()} "
        return any(key in earlier for earlier in self._earlier)

    def _around(
        self, here: Span, words: str, cited: Attribution | None
    ) -> Surroundings:
        sentence = self._layout.sentence(here)
        own = self._list
        return Surroundings(
            before=self._text[min(sentence.start, here.start) : here.start],
            after=self._text[here.end : max(sentence.end, here.end)],
            cited=cited is not None and cited.direct,
            near=cited is not None and cited.sure,
            repeated=self._repeats(words),
            listed=own is not None and own.start <= here.start < own.end,
            titles=self._titles,
        )


def _stretches(
    text: str, blocks: tuple[Block, ...] | None
) -> Sequence[tuple[int, int]]:
    if blocks is None:
        return list(paragraph_spans(text))
    return [(b.start, b.end) for b in blocks if b.kind is not BlockKind.CODE]


def _joined(blocks: Sequence[Block]) -> Iterator[Span]:
    """Yield block quotations, paragraphs that follow one another as one."""
    start = end = -1
    for block in blocks:
        if start >= 0 and block.start - end <= 2:
            end = block.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = block.start, block.end
    if start >= 0:
        yield Span(start, end)


def _notes(
    text: str, blocks: tuple[Block, ...] | None, spans: Sequence[Span]
) -> Iterator[Note]:
    """Yield the notes of a text with where each is called."""
    found = find_notes(text, spans)
    for span, at in zip(found.spans, found.marked_at, strict=True):
        yield Note(span, at)
    for block in blocks or ():
        if block.kind is not BlockKind.FOOTNOTE:
            continue
        label = _RAISED.match(text, block.start, block.end)
        if label is None:
            continue
        low = max(0, block.start - _BEFORE_NOTE)
        called = [
            mark.start()
            for mark in _RAISED.finditer(text, low, block.start)
            if mark[0] == label[0]
        ]
        if called:
            yield Note(Span(block.start, block.end), called[-1])
