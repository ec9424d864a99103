"""Sentences: by sentencex, with the splits repaired that a citing text provokes.

sentencex knows abbreviations and languages; it still ends sentences after "et al.",
after initials, and inside the brackets of a citation. Two neighbours are joined again
where the first ends in such a place. A boundary that sentencex does not see is never
added.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import sentencex

from evidence.text.document import Block, BlockKind, Span

_ALWAYS = re.compile(
    r"(?:^|[\s(\[“‘\"'])(?:e\.g|i\.e|cf|viz|vs|Dr|Prof|Mr|Mrs|Ms|Sen|Rep|Gen|Col|Gov|"
    r"St|ca|approx|[Ee]ds?|trans|esp|incl)\.$"
)
"""Abbreviations after which a sentence always goes on."""
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[])(?:pp?|nos?|vols?|chs?|chap|secs?|figs?|tabs?|eqs?|arts?|paras?|nn?|"
    r"ll?|ff?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$",
    re.IGNORECASE,
)
"""Abbreviations after which it goes on with a number."""
_MAYBE = re.compile(
    r"(?:\bet al|\betc|\b[A-Z]|(?:\b[A-Z]\.){1,4}[A-Z]|\bInc|\bLtd|\bCorp|\bCo)\.$"
)
"""What may end a sentence or not: initials, "U.S.", "et al."."""
_STARTERS = frozenset(
    re.findall(
        r"\w+",
        "A After Although An And As At Because But By For From He Her His However If "
        "In Instead It Its Most On One Our Others Several She Since So Some Such "
        "That The Their Then There These They This Those Thus To We What When Where "
        "While Who With Yet You",
    )
)
"""Words that, with a capital, begin a sentence more likely than a name."""
_NOTE_MARK = re.compile("[⁰¹²³⁴-⁹]+")
"""The mark of a footnote stands after the stop and belongs to what it notes."""
_OPEN, _CLOSE = "([", ")]"
MAX_BRACKET = 600
"""In characters: an opened bracket that finds no end within this is a slip."""
MAX_UNCLOSED = 1_000
"""Quotation marks of a block that are opened and never closed; more are noise."""
_MARKS = ("“”„", "‘’‚", "„“”", "«»", "‹›", "「」", "《》")
"""An opening mark each, and the marks that make a pair with it in some language."""


def sentences(
    text: str, blocks: Iterable[Block] = (), *, language: str = "en"
) -> tuple[Span, ...]:
    """Return the sentences of *text*, in order, without the white space around them.

    No sentence crosses the edge of a block. A heading, a caption, each row of a table
    and each line of code are sentences of their own. Without *blocks* the whole text
    is one block. Offsets are code points of *text*.
    """
    found: list[Span] = []
    for block in blocks or (Block(BlockKind.PARAGRAPH, 0, len(text)),):
        if block.kind in {BlockKind.HEADING, BlockKind.CAPTION}:
            found.extend(_trimmed(text, [(block.start, block.end)]))
        elif block.kind in {BlockKind.TABLE, BlockKind.CODE}:
            found.extend(_trimmed(text, _lines(text, block)))
        else:
            found.extend(_sentences(text, block, language))
    return tuple(found)


def sentence_at(spans: tuple[Span, ...], start: int, end: int | None = None) -> Span:
    """Return the span from the sentence that holds *start* to the one that holds *end*.

    A position between two sentences belongs to the one before it. *spans* ascend and
    are not empty.
    """
    first = spans[max(_index(spans, start), 0)]
    if end is None or end <= first.end:
        return first
    last = spans[max(_index(spans, end - 1), 0)]
    return Span(first.start, last.end)


def _index(spans: tuple[Span, ...], position: int) -> int:
    return bisect_right(spans, position, key=lambda span: span.start) - 1


def _lines(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
        yield block.start + match.start(), block.start + match.end()


def _sentences(text: str, block: Block, language: str) -> Iterator[Span]:
    words = text[block.start : block.end]
    pieces = [
        (block.start + found["start_index"], block.start + found["end_index"])
        for found in sentencex.get_sentence_boundaries(
            language or "en", _without_noise(words)
        )
    ]
    merged: list[tuple[int, int]] = []
    for begin, end in pieces:
        mark = _NOTE_MARK.match(text, begin, end)
        start = mark.end() if mark and merged else begin
        if mark and merged:
            merged[-1] = (merged[-1][0], start)
        if merged and _goes_on(text[merged[-1][0] : merged[-1][1]], text[start:end]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    yield from _trimmed(text, merged)


def _without_noise(words: str) -> str:
    """Return *words*, as long, with other signs for marks that are hardly ever closed.

    The time of splitting grows with the square of the opening marks without an end.
    """
    noise = {
        ord(pair[0]): "["
        for pair in _MARKS
        if words.count(pair[0]) - sum(map(words.count, pair[1:])) > MAX_UNCLOSED
    }
    return words.translate(noise) if noise else words


def _trimmed(text: str, pieces: Iterable[tuple[int, int]]) -> Iterator[Span]:
    for start, end in pieces:
        words = text[start:end]
        if words.strip():
            left = len(words) - len(words.lstrip())
            yield Span(start + left, start + len(words.rstrip()))


def _goes_on(before: str, after: str) -> bool:
    """Tell whether *after* continues the sentence of *before*."""
    left, right = before.rstrip(), after.lstrip()
    if not left or not right:
        return True
    if _inside_brackets(left, right):
        return True
    first = re.match(r"\w+", right.lstrip("“‘\"'(["))
    word = first.group() if first else ""
    if right[0].islower() or _ALWAYS.search(left):
        return True
    if word[:1].isdigit() and (_BEFORE_NUMBER.search(left) or _MAYBE.search(left)):
        return True
    if not _MAYBE.search(left):
        return False
    return right[0] in "([,;" or (
        re.search(r"\b[A-Z]\.$", left) is not None and word not in _STARTERS
    )


def _inside_brackets(left: str, right: str) -> bool:
    depth = 0
    for sign in left:
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE and depth:
            depth -= 1
    if not depth or len(left) - max(left.rfind(sign) for sign in _OPEN) > MAX_BRACKET:
        return False
    return any(sign in right[:MAX_BRACKET] for sign in _CLOSE)
