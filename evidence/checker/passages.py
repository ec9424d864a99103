"""What stands at a place of a manuscript, found in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from evidence.checker.facts import ItemFacts, ManuscriptFacts
from evidence.text.document import Span


class Passages:
    """Finds the section, sentence and citations at a span of one manuscript.

    Blocks and sentences follow one another; citations ascend by their start.
    """

    def __init__(self, manuscript: ManuscriptFacts) -> None:
        self._blocks = manuscript.blocks
        self._block_starts = [block.start for block in manuscript.blocks]
        self._sentences = manuscript.sentences
        self._citations = manuscript.citations
        self._starts = [one.span.start for one in self._citations]
        self._ends = list(accumulate((one.span.end for one in self._citations), max))

    def section(self, span: Span) -> tuple[str, ...]:
        """Return the headings above the block in which *span* begins; () outside."""
        at = bisect_right(self._block_starts, span.start) - 1
        if at < 0 or span.start >= self._blocks[at].end:
            return ()
        return self._blocks[at].section

    def sentence(self, span: Span) -> Span | None:
        """Return the sentence, or sentences, that *span* touches, as one span."""
        first = max(bisect_right(self._sentences, Span(span.start, 1 << 62)) - 1, 0)
        last = bisect_left(self._sentences, Span(span.end, 0))
        touched = [s for s in self._sentences[first:last] if s.end > span.start]
        return Span(touched[0].start, touched[-1].end) if touched else None

    def items(self, span: Span) -> tuple[ItemFacts, ...]:
        """Return the cited items of the citations that *span* touches."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple(
            item
            for citation in self._citations[first:last]
            if citation.span.end > span.start
            for item in citation.items
        )
