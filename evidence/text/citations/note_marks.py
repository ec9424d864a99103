"""Find the notes that a plain text prints after its body, and their marks.

«… as others found.[3]» in the body and a paragraph «[3] See …» behind it. Readers of
richer formats know their notes; plain text has no other way to say it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.text.document import Block, BlockKind, Span

_NOTE = re.compile(r"\[(\d{1,4})\][ \t]")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_BEFORE_NOTE = 20_000
"""Characters before a footnote within which the paragraph that calls it begins."""
_MARK = re.compile(r"\[(\d{1,4})\]")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a text in order, and where each is marked in the body.

    *marks* holds the start of every mark, that of the note itself included.
    """

    spans: tuple[Span, ...] = ()
    marks: frozenset[int] = frozenset()
    marked_at: tuple[int, ...] = ()
    """For each note the place of its mark in the body; -1 where it has none."""


def find_notes(text: str, spans: Sequence[Span]) -> Notes:
    """Return the notes among the paragraphs *spans*, which hold no reference list.

    They are the run of paragraphs at the end that begins with «[1]» and counts up;
    a paragraph without a label goes on with the note before it.
    """
    starts = [
        (at, int(found[1]))
        for at, span in enumerate(spans)
        if (found := _NOTE.match(text, span.start, span.end))
    ]
    firsts = [place for place, (_, number) in enumerate(starts) if number == 1]
    if not firsts:
        return Notes()
    run: list[tuple[int, int]] = []
    for at, number in starts[firsts[-1] :]:
        if number == len(run) + 1:  # else it opens a paragraph with a citation
            run.append((at, number))
    bounds = [at for at, _ in run] + [len(spans)]
    notes = tuple(
        Span(spans[here].start, spans[there - 1].end)
        for here, there in pairwise(bounds)
    )
    places = _marks(text, spans[: bounds[0]], len(notes))
    close = sum(at > 0 and not text[at - 1].isspace() for at in places)
    if close * 2 < len(places):
        return Notes()  # numbers that nothing calls: output of a program, a list
    marks = {note.start for note in notes} | {at for at in places if at >= 0}
    return Notes(notes, frozenset(marks), places)


def raised_marks(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Return where footnotes are marked that stand in blocks of their own.

    A reader puts each behind the paragraph that calls it, both with the same raised
    number: the last one before the note is its mark.
    """
    found: set[int] = set()
    for block in blocks:
        if block.kind is not BlockKind.FOOTNOTE:
            continue
        label = _RAISED.match(text, block.start, block.end)
        if label is None:
            continue
        found.add(block.start)
        low = max(0, block.start - _BEFORE_NOTE)
        marks = [
            mark.start()
            for mark in _RAISED.finditer(text, low, block.start)
            if mark[0] == label[0] and mark.start() not in found
        ]
        if marks:
            found.add(marks[-1])
    return frozenset(found)


def _marks(text: str, body: Sequence[Span], count: int) -> tuple[int, ...]:
    """Return where notes 1 to *count* are marked: in order, and close to a word.

    Where a number stands several times, the first that touches what it follows is the
    mark: citations mostly stand after a space.
    """
    found: dict[int, list[int]] = {number: [] for number in range(1, count + 1)}
    for span in body:
        for match in _MARK.finditer(text, span.start, span.end):
            if int(match[1]) in found:
                found[int(match[1])].append(match.start())
    places: list[int] = []
    reached = -1
    for number in range(1, count + 1):
        later = [at for at in found[number] if at > reached]
        close = [at for at in later if at and not text[at - 1].isspace()]
        at = (close or later or [-1])[0]
        places.append(at)
        reached = max(reached, at)
    return tuple(places)
