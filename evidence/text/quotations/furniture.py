"""What belongs to the page and not to the text that runs over it.

Page numbers, running heads, footnotes at a page's foot, and the marks of notes. Only
found where a page ends, or where a line has nothing but a page's number: a short line
of its own elsewhere is a heading, and part of the text. It is one module because heads
and notes are both looked for from the same page's end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.text.document import Page
from evidence.text.quotations.normal import NormalText
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import NEGATIONS

_LINE = re.compile(r"[^\n\r\f]+")
_NUMBER = re.compile(
    r"\s*[-–—|\[(]*\s*(?:(?:page|p\.|pg\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—|\])]*\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\s*\d{1,4}\s+[A-Z].*|.*\S\s{2,}(?:(?:[Pp]age|pg?\.|Seite|S\.) ?)?\d{1,4}\s*"
    r"|[^a-z]*\d{1,4}\s*|.*\b(?:[Pp]age|Seite) \d{1,4} (?:of|/|von|sur|de) \d{1,4}\s*"
    r"|.*\S\s{2,}(?:PAGE|Page|SEITE|Seite) [ivxlc]{1,7}\s*"
)
_ROMAN_ONE = re.compile(r"\s*[IV]\s*")
_NOTE_MARK = re.compile(
    r"\s?\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[a-z]|note \d+|citation needed)\]"
    r"|(?:(?<=[a-z]{4}[.,;:”\"’)])|(?<=[a-z]{4}[”\"’)][.,;:])"
    r"|(?<=[a-z]{4}[.,;:][”\"’)]))\d{1,3}(?=\s+[A-ZÀ-Þ“\"»«„¿¡]|\s*$)"
    r"|(?<=[a-z]{3})[*†‡]",
    re.MULTILINE,
)
_CLOCKED = re.compile(
    r"^[ \t]*[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])][ \t]*"
    r"(?:[A-ZÀ-Þ][\w .’'-]{0,40}:)?",
    re.MULTILINE,
)
"""The time at the beginning of a line of a transcript, with who speaks."""
_PARAGRAPH = re.compile(
    r"(?:\A|\n[ \t]*\n|\f)[ \t]*(?P<number>(?:§ ?)?\d{1,3}(?:\.\d{1,3}){0,3}\.?"
    r"|[(\[]\d{1,3}[)\]])[ \t]+(?=[A-ZÀ-Þ“\"'(])"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez)[a-z]*\b)"
)
_NOTE = re.compile(
    r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?P<open>\[)?(?P<number>\d{1,3})(?(open)\]|\.?)|[*†‡])"
    r"\s?[A-ZÀ-Þ“\"]"
)
_RULE = re.compile(r"\s*[_—–─━═=*-]{5,}\s*")
MAX_HEAD = 90
"""In characters; a running head is no longer."""
TITLES = 6
"""Lines at a source's beginning among which its title stands."""
MAX_LABEL = 20
MAX_PRINTED = 200
"""The same with the blanks inside and around it."""
NEAR = 2
"""Lines beside a page's end, or its number, among which a running head stands."""
_AND_OTHERS = re.compile(r"(?<=[^\W\d]),? (?:et|&) al\.(?=\s|$)")
"""What stands behind the first author in a running head."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CALLED = 6_000
"""Characters above a footnote, in which its number is called."""
MAX_NOTES = 12
"""Lines of footnotes at a page's foot."""


def furniture(text: str, pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Yield the spans of *text* that are the page's own; they may touch."""
    yield from (match.span() for match in _NOTE_MARK.finditer(text))
    yield from (match.span() for match in _CLOCKED.finditer(text))
    yield from _paragraph_numbers(text)
    found = (match.span() for match in _LINE.finditer(text))
    lines = [(start, end) for start, end in found if not text[start:end].isspace()]
    ends = _page_ends(text, pages, lines)
    numbers = {
        at
        for at, (start, end) in enumerate(lines)
        if end - start < MAX_PRINTED
        and _NUMBER.fullmatch(text, start, end)
        and not _ROMAN_ONE.fullmatch(text, start, end)
    }
    forms = Counter(_form(text[start:end]) for start, end in lines)
    forms.update(filter(None, (_titled(text[a:b]) for a, b in lines[:TITLES])))
    numbers |= {
        at
        for at, (start, end) in enumerate(lines)
        if end - start < MAX_PRINTED
        and _NUMBERED.fullmatch(text, start, end)
        and _is_head(text[start:end], forms)
    }
    edges = numbers | ends | {at - 1 for at in ends if at}
    if not edges:
        return
    taken = set(numbers)
    for edge in sorted(edges):
        _take_heads(text, lines, edge, forms, taken)
        _take_notes(text, lines, edge, taken)
    yield from (lines[at] for at in sorted(taken))


def _paragraph_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of paragraphs: those that follow one another, «1.2», «1.3».

    They belong to the page as much as the running head does, and whoever quotes over
    the end of a paragraph leaves them out.
    """
    found = list(_PARAGRAPH.finditer(text))
    read = [tuple(map(int, re.findall(r"\d+", one["number"]))) for one in found]
    steps = [_follows(one, other) for one, other in pairwise(read)]
    for at, match in enumerate(found):
        if any(steps[max(0, at - 1) : at + 1]):
            yield match.span("number")


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether a paragraph's number is the next after another's."""
    if len(one) == len(other):
        return one[:-1] == other[:-1] and other[-1] == one[-1] + 1
    shorter = min(len(one), len(other))
    return other[-1] == 1 or other[:shorter] > one[:shorter]


def _page_ends(
    text: str, pages: Sequence[Page], lines: Sequence[tuple[int, int]]
) -> set[int]:
    """Return the numbers of the lines with which pages begin, but for the first."""
    begins = {page.start for page in pages if page.start}
    begins |= {match.end() for match in re.finditer("\f", text)}
    found, at = set(), 0
    for begin in sorted(begins):
        while at < len(lines) and lines[at][1] <= begin:
            at += 1
        if at < len(lines) and lines[at][0] >= begin:
            found.add(at)
    return found


def _form(line: str) -> str:
    return " ".join(re.sub(r"\d+", "", line).split()).casefold()


def _titled(line: str) -> str:
    """Return what a line names behind a colon: «From: A Lamp for Nobody»."""
    label, _, title = line.partition(":")
    return _form(title) if len(label) < MAX_LABEL else ""


def _take_heads(
    text: str,
    lines: Sequence[tuple[int, int]],
    edge: int,
    forms: Counter[str],
    taken: set[int],
) -> None:
    """Add the running heads beside an edge, as far as they follow one another."""
    for step in (1, -1):
        for away in range(NEAR + 1):
            at = edge + step * away
            if not 0 <= at < len(lines):
                break
            if at in taken:
                continue
            if not _is_head(text[slice(*lines[at])], forms):
                break
            taken.add(at)


def _is_head(line: str, forms: Counter[str]) -> bool:
    """Tell whether a line beside a page's end looks like a running head."""
    plain = _AND_OTHERS.sub("", line.strip())
    if len(plain) > MAX_HEAD or plain[-1:] in ".,;:!?-":
        return False
    words = re.findall(r"[^\W\d_]+", plain)
    if not words:
        numbers = re.fullmatch(r"[\W\d]+", plain) is not None
        return numbers and re.search(r"\d\s{2,}\S*\d", plain) is None
    if forms[_form(line)] > 1:
        return True
    first = plain.lstrip("[(")[:1]
    if NEGATIONS & {word.lower() for word in words} or not first.isupper() | (
        first.isdigit()
    ):
        return False
    long = [word for word in words if len(word) > 3]
    numbered = plain[0].isdigit() or plain[-1].isdigit()
    capitals = all(word[0].isupper() for word in long)
    return plain.isupper() or (capitals and (numbered or len(words) > 1))


def _take_notes(
    text: str, lines: Sequence[tuple[int, int]], edge: int, taken: set[int]
) -> None:
    """Add the footnotes above a page's end: from a note's mark down to the end."""
    at = edge - 1
    # No foot has more lines; a text of nothing but page numbers would be walked over
    # and over.
    while at in taken and edge - at <= MAX_NOTES:
        at -= 1
    for above in range(at, max(at - MAX_NOTES, 0), -1):
        start, end = lines[above]
        gap = text[lines[above - 1][1] : start]
        parted = gap.count("\n") > 1 or _RULE.fullmatch(text[slice(*lines[above - 1])])
        if _RULE.fullmatch(text[start:end]):
            taken.update(range(above, at + 1))
            return
        if parted:
            if _is_note(text, start, end):
                taken.update(range(above, at + 1))
            return


def _is_note(text: str, start: int, end: int) -> bool:
    """Tell whether a line begins a footnote: the text above must call its number.

    «9. The appeal is allowed» is a paragraph, where paragraphs are numbered.
    """
    match = _NOTE.match(text, start, end)
    if match is None or match["number"] is None:
        return match is not None
    number = match["number"]
    raised = number.translate(_RAISED)
    called = (
        rf"{raised}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|\[{number}\]|[^\W\d_][.,;:”\"’)]*{number}(?!\d)"
    )
    return re.search(called, text[max(0, start - CALLED) : start]) is not None


def in_normal(
    normal: NormalText, spans: Iterator[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return spans of the normal form; those that only blanks part are one.

    «201» at a page's foot and «202» at the next one's head are read as one number.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted((normal.normal(a), normal.normal(b)) for a, b in spans):
        if found and not normal.text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def is_furniture(spans: Sequence[tuple[int, int]], token: Token) -> bool:
    """Tell whether a token of the normal form is within one of the page's *spans*."""
    at = bisect_left(spans, (token.start + 1, 0)) - 1
    return at >= 0 and token.end <= spans[at][1] and token.start >= spans[at][0]
