"""Find a manuscript's own reference list and divide it into its items.

The list stands under a heading of its own («References»), or is a run of numbered
paragraphs at the end. An item is a paragraph; where several stand in one, each begins
on a line with a label («[3]», «3.»), or without indent.

In one module because where the list ends depends on how its items are labelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from evidence.text.citations.name_match import compact
from evidence.text.citations.note_marks import find_notes
from evidence.text.citations.tokens import paragraph_spans
from evidence.text.citations.vocabulary import REFERENCE_HEADINGS
from evidence.text.document import Block, BlockKind, Span

_HEADING = re.compile(
    r"[#\s\d.]{0,12}(?:" + "|".join(REFERENCE_HEADINGS) + r")[ \t:*#.]{0,4}",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:#{1,6} |(?:Appendix|Appendices|Annex|Notes|Footnotes|Endnotes|Supplement\w*"
    r"|Acknowledge?ments?|Tables?|Figures?)\b)"
)
_LABEL = re.compile(
    r"[ \t]{0,8}(?:\[(?P<bracketed>\d{1,4})\]|\((?P<round>\d{1,4})\)"
    r"|(?P<plain>\d{1,4})[.)](?=[ \t ])"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})(?=[ \t ]?[^\W\d]))"
    r"[ \t ]{0,8}"
)
_WORK = re.compile(
    r"(?:[—–―_-]{2,}|—|[“\"‘']?[^\W\d_]\S*(?:\s\S+){0,9}?[,.]”?)\s.{12}", re.DOTALL
)
_SAME_AUTHOR = re.compile(r"\s*(?:[—–―_-]{2,}|—|⸺|⸻)[.,]?")
_AUTHOR = re.compile(r"[^“”\"(\d]{2,200}?\.(?=\s)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINE = re.compile(r"[^\n]+")
_YEAR = re.compile(r"(?<![\d./-])((?:1[5-9]|20)\d\d)([a-z]?)(?![\w])")
_UNDATED = re.compile(r"\bn\.\s?d\.(?:-?([a-z])\b)?|\b[Ff]orthcoming\b|\bin press\b")
_ENDS = re.compile(r"[.)\]/”\"\w]\s*$")
_OPENS = re.compile(r"[^\W\d_][^\n]{0,60}?(?:, |\. |\(|\b[12]\d\d\d)")

LEAST_LABELLED = 3
"""Numbered, or ordered, paragraphs at the end that make a list without a heading."""
_SURE_RUN = 8
"""Paragraphs in the order of their authors that are a list wherever they stand."""
_LONGEST = 1_500
"""Characters of a listed work."""


@dataclass(frozen=True, slots=True)
class ListedWork:
    """One item of a printed reference list.

    *number* is its label where it has one, else 0; *year* the first year in it that a
    citation could print, with its *suffix*.
    """

    start: int
    end: int
    text: str
    number: int = 0
    year: str = ""
    suffix: str = ""
    shape: str = ""
    """How the label is written: ``bracketed``, ``plain``, …"""


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The reference list of a text; empty where it has none."""

    start: int
    end: int
    works: tuple[ListedWork, ...] = ()
    headed: bool = True
    """Whether a heading says what it is; else it could be notes."""

    @property
    def numbered(self) -> bool:
        """Say whether its items are numbered."""
        labelled = sum(bool(work.number) for work in self.works)
        return labelled * 10 >= len(self.works) * 8 and labelled > 0


def find_reference_list(
    text: str, blocks: Iterable[Block] | None = None
) -> ReferenceList:
    """Return the reference list of *text*; blocks are its paragraphs where None."""
    spans = _spans(text, blocks)
    beyond = len(text) + 1
    heads = [at for at, (span, kind) in enumerate(spans) if _is_heading(text, span)]
    if not heads:
        notes = find_notes(text, [span for span, _ in spans]).spans
        if notes:
            spans = [one for one in spans if one[0].start < notes[0].start]
        found = _without_heading(text, spans) or _in_alphabet(text, spans)
        return found or ReferenceList(beyond, beyond)
    first = heads[-1]
    last = _last(text, spans, first)
    works = _works(text, [span for span, _ in spans[first + 1 : last]])
    if not works:
        return ReferenceList(beyond, beyond)
    end = works[-1].end
    return ReferenceList(spans[first][0].start, end, tuple(works))


def _spans(
    text: str, blocks: Iterable[Block] | None
) -> list[tuple[Span, BlockKind | None]]:
    if blocks is None:
        found = ((Span(*span), None) for span in paragraph_spans(text))
        return [(s, kind) for s, kind in found if text[s.start : s.end].strip()]
    return [(Span(block.start, block.end), block.kind) for block in blocks]


def _is_heading(text: str, span: Span) -> bool:
    if span.end - span.start > 80:
        line = text[span.start : span.start + 80].partition("\n")[0]
        return "\n" in text[span.start : span.start + 80] and bool(
            _HEADING.fullmatch(line)
        )
    return bool(_HEADING.fullmatch(text[span.start : span.end].strip()))


def _last(text: str, spans: Sequence[tuple[Span, BlockKind | None]], first: int) -> int:
    """Return the first paragraph behind the list whose heading is number *first*.

    A numbered item may look like a numbered heading («12. Title of a work»); what
    begins with 1 again are notes.
    """
    numbers: list[int] = []
    for at in range(first + 1, len(spans)):
        span, kind = spans[at]
        label = _LABEL.match(text, span.start, span.end)
        number = _number(label)[0] if label else 0
        if number == 1 and at > first + 1:
            return at
        follows = number == (numbers[-1] if numbers else 0) + 1
        if not (follows and number) and _is_next(text, span, kind):
            return at
        if number:
            numbers.append(number)
    return len(spans)


def _is_next(text: str, span: Span, kind: BlockKind | None) -> bool:
    if kind is BlockKind.HEADING or kind is BlockKind.FOOTNOTE:
        return True
    words = text[span.start : min(span.end, span.start + 80)]
    return len(words) < 60 and bool(_NEXT.match(words))


def _without_heading(
    text: str, spans: Sequence[tuple[Span, BlockKind | None]]
) -> ReferenceList | None:
    """Return the longest run of paragraphs that are numbered from 1 on, most dated.

    It ends the text, or is so long that no enumeration is like it.
    """
    best: list[ListedWork] = []
    run: list[ListedWork] = []
    for number, (span, kind) in enumerate(spans):
        found = [] if kind is BlockKind.FOOTNOTE else _works(text, [span])
        starts = found[0].number if found else 0
        if not starts or starts not in {1, len(run) + 1}:
            run = []
            continue
        if starts == 1:
            run = []
        run.extend(found)
        last = number + 1 == len(spans)
        if len(run) > len(best) and (last or len(run) >= _SURE_RUN):
            best = run  # the same list: it may still grow
    if len(best) < LEAST_LABELLED or not _dated(best):
        return None
    return ReferenceList(best[0].start, best[-1].end, tuple(best), headed=False)


def _dated(works: Sequence[ListedWork]) -> bool:
    return sum(bool(work.year) for work in works) * 2 >= len(works)


def _in_alphabet(
    text: str, spans: Sequence[tuple[Span, BlockKind | None]]
) -> ReferenceList | None:
    """Return the longest run of paragraphs that read like works, ordered by author.

    It ends the text, or is so long that no prose is like it. One paragraph in it may
    read otherwise.
    """
    best: list[Span] = []
    run: list[Span] = []
    before = ""
    for number, (span, kind) in enumerate(spans):
        begin = _beginning(text, span, kind, before)
        if begin is None and not (run and _goes_on(text, spans, number, before)):
            run = []
            begin = _beginning(text, span, kind, "")
            if begin is None:
                before = ""
                continue
        run.append(span)
        before = begin or before
        last = number + 1 == len(spans)
        if len(run) > len(best) and (last or len(run) >= _SURE_RUN):
            best = run  # the same list: it may still grow
    if len(best) < LEAST_LABELLED:
        return None
    works = tuple(_with_authors([_work(text, span, 0, "") for span in best]))
    return ReferenceList(works[0].start, works[-1].end, works, headed=False)


def _beginning(
    text: str, span: Span, kind: BlockKind | None, before: str
) -> str | None:
    """Return the first letters of what reads like a work, if it is in its order."""
    words = text[span.start : min(span.end, span.start + _LONGEST)]
    if kind in {BlockKind.HEADING, BlockKind.FOOTNOTE} or not _WORK.match(words):
        return None
    if not _YEAR.search(words) and not _UNDATED.search(words):
        return None
    if _SAME_AUTHOR.match(words):
        return before
    begin = compact(words[:40])[:3]
    return begin if begin >= before else None


def _goes_on(
    text: str,
    spans: Sequence[tuple[Span, BlockKind | None]],
    number: int,
    before: str,
) -> bool:
    """Say whether the list goes on behind one paragraph that is unlike the others."""
    if number + 1 >= len(spans) or spans[number][1] is BlockKind.HEADING:
        return False
    return _beginning(text, *spans[number + 1], before) is not None


def _works(text: str, spans: Sequence[Span]) -> list[ListedWork]:
    """Divide the paragraphs into items; a label that begins anew ends the list."""
    pieces = [piece for span in spans for piece in _divided(text, span)]
    labels = [_LABEL.match(text, piece.start, piece.end) for piece in pieces]
    labelled = sum(label is not None for label in labels) * 2 > len(pieces)
    works: list[ListedWork] = []
    for piece, label in zip(pieces, labels, strict=True):
        number, shape = _number(label) if labelled and label else (0, "")
        if labelled and works and works[-1].number:
            if number and (number <= works[-1].number or shape != works[-1].shape):
                break  # notes, numbered anew
            if not number:
                works[-1] = _longer(text, works[-1], piece)
                continue
        works.append(_work(text, piece, number, shape))
    return _with_authors(works)


def _with_authors(works: Sequence[ListedWork]) -> list[ListedWork]:
    """Return the works with the author of the one before where dashes stand for it."""
    named: list[ListedWork] = []
    for work in works:
        dashes = _SAME_AUTHOR.match(work.text)
        before = _AUTHOR.match(named[-1].text) if named else None
        if dashes and before:
            words = f"{before[0]} {work.text[dashes.end() :].lstrip()}"
            named.append(replace(work, text=words))
        else:
            named.append(work)
    return named


def _longer(text: str, work: ListedWork, piece: Span) -> ListedWork:
    joined = _work(text, Span(work.start, piece.end), work.number, work.shape)
    return replace(joined, year=work.year or joined.year)


def _number(label: re.Match[str]) -> tuple[int, str]:
    shape = label.lastgroup or ""
    return int(label[shape].translate(_RAISED)), shape


def _work(text: str, span: Span, number: int, shape: str) -> ListedWork:
    words = text[span.start : span.end]
    year = _YEAR.search(words)
    undated = _UNDATED.search(words)
    stated, suffix = (year[1], year[2]) if year else ("", "")
    if undated and (year is None or undated.start() < year.start()):
        stated, suffix = "n.d.", undated[1] or ""
    return ListedWork(span.start, span.end, words, number, stated, suffix, shape)


def _divided(text: str, span: Span) -> Iterator[Span]:
    """Yield the items of one paragraph: it is mostly one."""
    lines = [Span(*line.span()) for line in _LINE.finditer(text, span.start, span.end)]
    starts = [line for line in lines if _LABEL.match(text, line.start, line.end)]
    if not starts or starts[0] is not lines[0]:
        starts = _unlabelled(text, lines)
    elif len(starts) > 1:
        starts = _rising(text, starts)
    for here, there in zip(
        starts, [*starts[1:], Span(span.end, span.end)], strict=True
    ):
        words = text[here.start : there.start]
        if words.strip():
            yield Span(here.start, here.start + len(words.rstrip()))


def _rising(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines whose labels count up by one: «1999.» begins no item."""
    kept: list[Span] = []
    expected = None
    for line in lines:
        label = _LABEL.match(text, line.start, line.end)
        number = _number(label)[0] if label else 0
        if expected is None or number == expected:
            kept.append(line)
            expected = number + 1
    return kept


def _unlabelled(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines that begin an item by their indent, or by how they begin."""
    if len(lines) < 2:
        return list(lines)
    indents = [_indent(text, line) for line in lines]
    if indents[0] == 0 and max(indents) > 0:
        return [line for line, indent in zip(lines, indents, strict=True) if not indent]
    starts = [lines[0]]
    dated = False
    for before, line in pairwise(lines):
        ended = _ENDS.search(text, max(before.start, before.end - 4), before.end)
        dated = dated or bool(_YEAR.search(text, before.start, before.end))
        if ended and dated and _begins(text, line):
            starts.append(line)
            dated = False
    return starts


def _indent(text: str, line: Span) -> int:
    words = text[line.start : line.end]
    return len(words) - len(words.lstrip())


def _begins(text: str, line: Span) -> bool:
    """Say whether a line reads like «Family, G. (2010)»: a name and a year in it."""
    words = text[line.start : line.end]
    return bool(
        words[:1].isupper() and _OPENS.match(words) and _YEAR.search(words[:160])
    )
