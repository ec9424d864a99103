"""pandoc's citations in Markdown: ``[see @a, p. 3; -@b]``, ``@key [p. 3]``, ``@key``.

CommonMark does not know them, so they stand in the reading text as they were written.
Source of the syntax: pandoc's manual, «Citation syntax».
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from evidence.readers.citations import split_suffix
from evidence.text.citations.markdown_keys import markdown_keys
from evidence.text.document import Block, BlockKind, MarkedCitation, MarkedItem, Span

_AFTER = re.compile(r" ?\[(?P<suffix>[^\[\]@]{1,200})\]")
_LONGEST = 2_000
"""Characters of a citation in brackets, a bound on the search for them."""


def markdown_citations(
    text: str, blocks: Sequence[Block], literal: Iterable[Span] = ()
) -> tuple[MarkedCitation, ...]:
    """Return the citations by key in *text*, but for those in code.

    *literal* is where code stands inside paragraphs.
    """
    coded = {at for span in literal for at in range(span.start, span.end)}
    found: list[MarkedCitation] = []
    for block in blocks:
        if block.kind is BlockKind.CODE or "@" not in text[block.start : block.end]:
            continue
        words = text[block.start : block.end]
        keys = [
            Span(block.start + key.start, block.start + key.end)
            for key in markdown_keys(words)
            if block.start + key.start not in coded
        ]
        found.extend(_grouped(text, block, keys))
    return tuple(found)


def _grouped(text: str, block: Block, keys: Sequence[Span]) -> list[MarkedCitation]:
    """Return the citations of a block: keys in one pair of brackets are one."""
    found: list[MarkedCitation] = []
    reached = block.start
    for at, key in enumerate(keys):
        if key.start < reached:
            continue
        bracket = _bracket(text, block, key, reached)
        if bracket is None:
            found.append(_narrative(text, block, key))
        else:
            after = bisect_right(keys, bracket.end, key=attrgetter("end"))
            found.append(_bracketed(text, bracket, keys[at:after]))
        reached = found[-1].end
    return found


def _bracket(text: str, block: Block, key: Span, reached: int) -> Span | None:
    """Return the brackets around a key; None for one in running text."""
    low = max(reached, block.start, key.start - _LONGEST)
    opened = text.rfind("[", low, key.start)
    if opened < 0 or "]" in text[opened : key.start]:
        return None
    closed = text.find("]", key.end, min(block.end, key.end + _LONGEST))
    return Span(opened, closed + 1) if closed >= 0 else None


def _bracketed(text: str, bracket: Span, keys: Sequence[Span]) -> MarkedCitation:
    items: list[MarkedItem] = []
    start = bracket.start + 1
    for at, key in enumerate(keys):
        last = at + 1 == len(keys)
        limit = bracket.end - 1 if last else text.find(";", key.end, keys[at + 1].start)
        limit = limit if limit >= 0 else key.end
        prefix = text[start : key.start].rstrip("@-{ ").strip(" ;")
        locator, label, rest = split_suffix(text[key.end : limit].lstrip("}"))
        items.append(
            MarkedItem(
                key=text[key.start : key.end],
                locator=locator,
                label=label,
                prefix=prefix,
                suffix=rest,
            )
        )
        start = limit + 1
    return MarkedCitation(bracket.start, bracket.end, tuple(items), "pandoc")


def _narrative(text: str, block: Block, key: Span) -> MarkedCitation:
    start = text.rfind("@", block.start, key.start)
    end = key.end + text.startswith("}", key.end)
    after = _AFTER.match(text, end, block.end)
    locator, label, rest = split_suffix(after["suffix"]) if after else ("", "", "")
    item = MarkedItem(
        key=text[key.start : key.end], locator=locator, label=label, suffix=rest
    )
    return MarkedCitation(start, after.end() if after else end, (item,), "pandoc")
