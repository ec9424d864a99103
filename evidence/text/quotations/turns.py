"""The sentences before a place of a source, and whose turn of speech they are in.

In a transcript a label, «Mrs Quill (Saltash):», says who speaks. It names nobody of
whom its sentence speaks, and is no part of it here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.text.quotations.source import SourceText
from evidence.text.quotations.speakers import BACK, LEAST, label_key, labels
from evidence.text.quotations.tokens import Token, tokens
from evidence.text.quotations.turning_words import listed

REACH = 2_500
"""Characters before a place in which sentences are looked at."""
_SHORT = frozenset(
    listed(
        "hon rt mr mrs ms dr st prof fr rev sgt capt col gen lt messrs m mme jr sr no "
        "nr vol p pp art sec cf vs v z b d h u a bzw"
    )
)
_END = re.compile(r"([^\W_]*)[.!?][\"')\]]*(?=\s|$)|:(?=\s*[\"A-ZÀ-Þ])|;")
_BEGIN = re.compile(r"\s*[\"'(]*[A-ZÀ-Þ\d]")
_HEAD = frozenset(listed("from to subject date cc von an betreff objet"))
"""Labels in the head of a letter."""
_HEADING = re.compile(
    r"\n[ \t]*\n(?:(?:[IVXLC]+|\d{1,2}|[a-zA-Z])[.)] )?[^\n.,;!?]{1,60}"
    r"\n[ \t]*\n\s*"
)
_NUMBERED = re.compile(r"^\s*\d{1,3}\.\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Some words of a source in a row, and whose *turn* they are (a number)."""

    words: tuple[Token, ...]
    turn: int
    text: str

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of its words."""
        return frozenset(word.key for word in self.words)


@dataclass(frozen=True, slots=True)
class Turns:
    """The labels of a transcript around a place: *starts*, *ends* and *names*."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[str, ...]

    def at(self, place: int) -> int:
        """Return the number of the turn of a place; -1 before the first."""
        return bisect_right(self.starts, place) - 1

    def name(self, turn: int) -> str:
        """Return who speaks in a turn; "" where nobody is known to."""
        return self.names[turn] if 0 <= turn < len(self.names) else ""


def turns_around(source: SourceText, at: int) -> Turns:
    """Return the turns of a transcript around a place of its normal form.

    Empty where a source has too few labels to be one.
    """
    first, last = source.normal.original(
        max(0, at - BACK), min(len(source.normal.text), at + REACH)
    )
    found = labels(source.text, first, last)
    names = [label_key(match["who"]) for match in found]
    if len(found) < LEAST or not _return(names) or any(n and n <= _HEAD for n in names):
        return Turns((), (), ())
    return Turns(
        tuple(source.normal.normal(match.start()) for match in found),
        tuple(source.normal.normal(match.end()) for match in found),
        tuple(" ".join(match["who"].split()).strip(" :.*_") for match in found),
    )


def _return(names: Sequence[frozenset[str]]) -> bool:
    """Tell whether somebody speaks again, whose label may then be shorter.

    «The Minister for Health (Dr Elin Moss):», afterwards «Dr Moss:».
    """
    distinct = {*names}
    return len(distinct) < len(names) or any(
        one and one < other for one in distinct for other in distinct
    )


def sentences_before(source: SourceText, at: int, turns: Turns) -> Iterator[Sentence]:
    """Yield the words of the sentence before *at*, then the sentences before it."""
    start = max(0, at - REACH)
    ends = _ends(source.normal.text, start, at)
    bounds = [start, *ends, *_breaks(source, start, at), *turns.ends, *turns.starts]
    cuts = sorted({one for one in bounds if start <= one < at})
    for first, last in zip(cuts[::-1], [at, *cuts[:0:-1]], strict=True):
        inside = turns.at(first)
        if inside >= 0 and first < turns.ends[inside]:
            continue
        yield _sentence(source, first, last, inside)


def _breaks(source: SourceText, start: int, stop: int) -> Iterator[int]:
    """Yield where headings end: a line of few words with blank lines around it."""
    first, last = source.normal.original(start, stop)
    for match in _HEADING.finditer(source.text, first, last):
        yield source.normal.normal(match.end())


def sentence_after(source: SourceText, at: int, turns: Turns) -> Iterator[Sentence]:
    """Yield the words of the sentence behind *at*, then of the next."""
    text = source.normal.text
    stop = min(len(text), at + REACH // 4)
    ends = [*_ends(text, at, stop), stop]
    first = at
    for last in ends[:2]:
        if turns.at(last - 1) != turns.at(at):
            return
        yield _sentence(source, first, last, turns.at(first))
        first = last


def _sentence(source: SourceText, first: int, last: int, turn: int) -> Sentence:
    text = source.normal.text[first:last]
    words = tuple(tokens(source.normal.text, first, last))
    if _NUMBERED.match(text):
        words = words[1:]
    return Sentence(words, turn, text)


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where sentences end; «hon.» and initials end none."""
    for match in _END.finditer(text, start, stop):
        word = (match[1] or "").lower()
        if match[0][len(word) : len(word) + 1] == "." and (
            word in _SHORT or len(word) == 1
        ):
            continue
        if (
            word.isdigit()
            and len(word) < 3
            and text[match.start() - 2 : match.start()].endswith((". ", "\n"))
        ):
            continue
        if _BEGIN.match(text, match.end()) or match.end() >= stop:
            yield match.end()
