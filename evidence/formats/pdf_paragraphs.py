"""Make paragraphs of a PDF's lines: across line ends, columns and pages.

A paragraph ends at a gap, at an indent, at a change of type, or after a short line
that ends a sentence. Words that a line end divides are joined; a hyphen of the word's
own is kept where the same text prints the word so elsewhere.

In one module because what begins a paragraph depends on all the lines taken so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from evidence.formats.pdf_layout import (
    body_size,
    in_reading_order,
    leading,
    split_footnotes,
    with_labels,
    with_pieces,
    without_furniture,
)
from evidence.formats.pdf_lines import Line, read_pages
from evidence.formats.pdf_margins import ALIKE, INDENT, set_off

GAP = 1.4
"""Of the distance of lines in the body, from which a paragraph begins."""
HEADING = 1.12
"""Of the body's size of type, from which a short paragraph is a heading."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)(?:-|\xad)$")
_SENTENCE_END = re.compile(r"[.!?:;][”\"’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹,–]*$")
_LABEL = re.compile(r"(?:\[\d{1,4}\]|\d{1,3}\.|[•▪◦–-])\s")
_LISTED = re.compile(
    r"(?:references|bibliography|works cited|literature cited|literatur"
    r"|literaturverzeichnis|reference list)",
    re.IGNORECASE,
)
_LONGEST_WORD = 60
"""Letters of a word that a line end may divide, a bound on the search."""
_STRAY_SPACE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]) ([,.;:)])")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+[A-Z][^.]{2,80}")


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its kind, text, and (place in it, page) where a page begins.

    *set_off* says how it stands against its margins; *lines* are told of such only.
    """

    kind: str
    text: str
    level: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)
    set_off: str = ""
    lines: list[str] = field(default_factory=list)


def as_answer(payload: dict[str, str]) -> dict[str, Any]:
    """Read the PDF at ``payload["path"]``; for the worker."""
    pages = read_pages(payload["path"])
    paragraphs = make_paragraphs(pages.lines)
    return {
        "title": pages.title,
        "labels": list(pages.labels),
        "empty": [at for at, lines in enumerate(pages.lines) if not lines],
        "paragraphs": [
            [one.kind, one.level, one.text, one.pages] for one in paragraphs
        ],
        "set_off": {
            at: [one.set_off, one.lines]
            for at, one in enumerate(paragraphs)
            if one.set_off
        },
    }


def make_paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of all pages in reading order."""
    pages = [with_labels(with_pieces(lines)) for lines in pages]
    body = body_size(pages)
    made = _Maker(body, leading(pages, body), _words_of(pages))
    for lines in without_furniture(pages):
        text, notes = split_footnotes(in_reading_order(lines), body)
        made.add(text)
        made.add_notes(notes)
    return made.finished()


def _words_of(pages: Iterable[Sequence[Line]]) -> frozenset[str]:
    """Return the words inside lines, by which divided ones are judged."""
    inside = "\n".join(
        line.text.rpartition(" ")[0] for lines in pages for line in lines
    )
    # What stands between blanks is taken apart once, however often it is printed.
    return frozenset(_WORD.findall("\n".join(set(inside.lower().split()))))


@dataclass(slots=True)
class _Column:
    """The lines of a paragraph that stand in the column of its last one."""

    count: int = 0
    left: float = inf
    right: float = -inf
    inner: tuple[float, float] = (inf, -inf)
    """Between what the left ends lie of all lines but the first."""

    def take(self, line: Line) -> None:
        left = line.left
        if self.count:
            first, last = self.inner
            if not first <= left <= last:
                self.inner = min(first, left), max(last, left)
        self.count += 1
        self.left = min(self.left, left)
        self.right = max(self.right, line.right)


class _Maker:
    """Collects lines into paragraphs."""

    def __init__(self, body: float, lead: float, words: frozenset[str]) -> None:
        self._body = body
        self._lead = lead
        self._words = words
        self._done: list[Paragraph] = []
        self._lines: list[Line] = []
        self._page: Sequence[Line] = ()
        self._column = _Column()
        self._waiting: list[Paragraph] = []
        """Footnotes, until the paragraph that they interrupt has ended."""
        self._listed = False
        self._margins: tuple[float, ...] = ()
        self._hanging = False

    def add(self, lines: Sequence[Line]) -> None:
        """Take the lines of one page."""
        self._page = lines
        if self._listed:
            self._look_for_hanging(lines)
        for at, line in enumerate(lines):
            if self._lines and self._begins(self._lines[-1], line):
                self._close()
                if self._listed and not self._hanging:
                    self._look_for_hanging(lines[at:])
            self._take(line)

    def _take(self, line: Line) -> None:
        if not self._lines or self._moved(self._lines[-1], line):
            self._column = _Column()
        self._column.take(line)
        self._lines.append(line)

    def add_notes(self, lines: Sequence[Line]) -> None:
        """Take the footnotes of one page, each a paragraph."""
        note: list[Line] = []
        for line in lines:
            if note and re.match(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}\s|[*†‡])", line.text):
                self._waiting.append(self._paragraph("footnote", note))
                note = []
            note.append(line)
        if note:
            self._waiting.append(self._paragraph("footnote", note))

    def finished(self) -> list[Paragraph]:
        """Return all paragraphs."""
        self._close()
        return self._done

    def _look_for_hanging(self, lines: Sequence[Line]) -> None:
        """Say whether items of the reference list begin at the margin, then indent."""
        if not lines:
            return
        middle = (min(x.left for x in lines) + max(x.right for x in lines)) / 2
        columns = [
            [line.left for line in lines if line.left < middle],
            [line.left for line in lines if line.left >= middle],
        ]
        self._margins = tuple(min(lefts) for lefts in columns if len(lefts) > 2)
        inner = [
            left
            for lefts, margin in zip(columns, self._margins, strict=False)
            for left in lefts
            if 4 < left - margin < 60
        ]
        self._hanging = len(inner) * 4 >= len(lines)

    def _begins(self, before: Line, line: Line) -> bool:
        """Say whether *line* begins a paragraph."""
        size = line.size
        if size != before.size and (
            abs(size - before.size) > 0.08 * max(size, before.size)
        ):
            return True
        if before.page == line.page and abs(before.bottom - line.bottom) < 2:
            return False  # two pieces of one line
        if self._listed and self._hanging:
            return bool(_LABEL.match(line.text)) or self._at_margin(line)
        if _LABEL.match(line.text) and _SENTENCE_END.search(before.text[-40:]):
            return True
        moved = self._moved(before, line)
        lead = self._lead * max(1.0, size / self._body) if self._body else 0
        if not moved and before.bottom - line.bottom > GAP * lead:
            return True
        return self._indented(before, line, moved=moved)

    def _moved(self, before: Line, line: Line) -> bool:
        """Say whether *line* stands in another column, or on another page."""
        return before.page != line.page or line.top > before.top + 2

    def _at_margin(self, line: Line) -> bool:
        """Say whether a line stands at the left margin of its column."""
        return any(abs(line.left - margin) < 3 for margin in self._margins)

    def _indented(self, before: Line, line: Line, *, moved: bool) -> bool:
        column = self._column
        set_in = line.left - column.left > INDENT * self._body and column.count > 1
        if moved or not (set_in or self._returns(line)):
            width = column.right - column.left
            short = before.right < column.right - 0.12 * width and column.count > 1
            if not short:
                return False
        return bool(_SENTENCE_END.search(before.text[-40:]))

    def _returns(self, line: Line) -> bool:
        """Say whether a line goes back to the margin, behind a block set off."""
        first, last = self._column.inner
        level = self._column.count > 2 and last - first < ALIKE
        return level and first - line.left > INDENT * self._body

    def _close(self) -> None:
        if self._lines:
            kind = self._kind()
            made = self._paragraph(kind, self._lines)
            if kind == "paragraph" and not self._listed:
                made.set_off = set_off(self._lines, self._page, self._body)
                made.lines = [line.text for line in self._lines if made.set_off]
            self._done.append(made)
            if kind == "heading":
                self._listed = bool(_LISTED.fullmatch(made.text.strip(" .:")))
                self._hanging = False
        self._lines = []
        self._done += self._waiting
        self._waiting = []

    def _kind(self) -> str:
        if len(self._lines) > 3:
            return "paragraph"
        first = self._lines[0]
        words = " ".join(line.text for line in self._lines)
        if len(words) > 200:
            return "paragraph"
        if _LISTED.fullmatch(words.strip(" .:0123456789")):
            return "heading"
        if first.size >= HEADING * self._body and re.search(r"[^\W\d_]{2}", words):
            return "heading"
        numbered = _NUMBERED.fullmatch(words) and not self._listed
        return "heading" if numbered and first.size >= self._body else "paragraph"

    def _paragraph(self, kind: str, lines: Sequence[Line]) -> Paragraph:
        text = ""  # of its own name, since growing a field copies it each time
        pages: list[tuple[int, int]] = []
        page = -1
        for line in lines:
            joint, dropped = self._joint(text, line.text)
            if dropped:
                text = text[:-dropped]
            text += joint
            if line.page != page:
                page = line.page
                pages.append((len(text), page))
            text += _with_single_blanks(line.text)
        if not text.isascii():
            text = _STRAY_SPACE.sub(r"\1\2", text.replace("\xad", ""))
        level = self._level(lines[0]) if kind == "heading" else 0
        return Paragraph(kind, text, level, pages)

    def _level(self, line: Line) -> int:
        ratio = line.size / self._body if self._body else 1
        return 1 if ratio > 1.5 else 2 if ratio > 1.25 else 3

    def _joint(self, text: str, following: str) -> tuple[str, int]:
        """Return what joins two lines, and how much of the first is dropped."""
        if not text:
            return "", 0
        if not text.endswith(("-", "\xad", "–", "/")):
            return " ", 0
        broken = _BROKEN.search(text[-_LONGEST_WORD:])
        head = _WORD.match(following)
        divided = text.endswith("\xad")
        if broken is None or head is None:
            return ("-", 1) if divided else ("", 0)
        joined = (broken[1] + head[0]).lower()
        kept = f"{broken[1]}-{head[0]}".lower()
        if kept in self._words and joined not in self._words:
            return ("-", 1) if divided else ("", 0)
        if following[:1].islower():
            return "", 1
        return ("-", 1) if divided else ("", 0)


def _with_single_blanks(text: str) -> str:
    """Return a line with single blanks, and a soft hyphen at its end only."""
    if text.isprintable() and "  " not in text:
        return text.strip()  # as most lines are: no other blank, no soft hyphen
    if not text.endswith("\xad"):
        text = text.replace("\xad", "-")
    return " ".join(text.split())
