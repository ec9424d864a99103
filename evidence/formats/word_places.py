"""Where words of a manuscript's text stand in its Word file.

A Word file's own text has no map from what was read of it. So words are looked for;
where they stand several times, their number in the text tells which, if the file has
them as often, else the block that they stand in. What is not certain is not guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from evidence.formats.word_changes import likest, plain
from evidence.formats.word_runs import Body, Paragraph

GAP = "\n"
"""Between paragraphs; words that are looked for may run over it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a paragraph: before the character *offset* of its text."""

    paragraph: Paragraph
    offset: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where words begin and end; *exact* is False where only their paragraph is."""

    start: Spot
    end: Spot
    exact: bool = True


class WordText:
    """The text of a Word file's paragraphs, beside the text that was read of it."""

    def __init__(self, body: Body, text: str) -> None:
        self._body = body
        self._paragraphs = sorted(body.paragraphs, key=lambda one: one.start)
        self._read = text
        texts = [one.text for one in self._paragraphs]
        self._text = GAP.join(texts)
        self._starts = [0]
        for one in texts:
            self._starts.append(self._starts[-1] + len(one) + len(GAP))

    def find(self, start: int, end: int, block: str) -> Found | None:
        """Return where the characters *start* to *end* of the read text are.

        *block* is the text of the block around them. None where that is not certain.
        """
        words = self._read[start:end].split()
        pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
        here = [match.span() for match in pattern.finditer(self._text)] if words else []
        if len(here) == 1:
            return self._found(*here[0])
        there = [match.start() for match in pattern.finditer(self._read)]
        before = sum(1 for at in there if at < start)
        if here and len(here) == len(there):
            return self._found(*here[before])
        inside = [span for span in here if self._around(span[0]) == plain(block)]
        if len(inside) == 1 and len(here) > 1:
            return self._found(*inside[0])
        return self._paragraph(block) if not here else None

    def _found(self, start: int, end: int) -> Found:
        # An end belongs to the character before it, which may be of another paragraph.
        last = self._spot(end - 1)
        return Found(self._spot(start), Spot(last.paragraph, last.offset + 1))

    def _spot(self, position: int) -> Spot:
        at = bisect_right(self._starts, position) - 1
        return Spot(self._paragraphs[at], position - self._starts[at])

    def _around(self, position: int) -> str:
        return plain(self._spot(position).paragraph.text)

    def _paragraph(self, block: str) -> Found | None:
        """Return the whole paragraph that has the words of *block*, or is like it."""
        paragraph = likest(self._body, plain(block))
        if paragraph is None or not paragraph.text:
            return None
        end = Spot(paragraph, len(paragraph.text))
        return Found(Spot(paragraph, 0), end, exact=False)
