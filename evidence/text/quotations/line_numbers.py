"""What stands in the margin of lines: numbers in transcripts, bills and poems, «>».

Each line, or every fifth, has a number that belongs to the page; a sentence runs on
over it. A list whose items are numbered has a new beginning after each number: only
where lines go on with small letters are they a text's lines. In letters that answer
others «>» says before each line that another wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\f]+")
_LEFT = re.compile(r"[ \t]*(?P<number>\d{1,3})(?:[ \t]+(?P<rest>\S.*)|[ \t]*\Z)")
_RIGHT = re.compile(r"[ \t]*(?P<rest>\S.*?)[ \t]{2,}(?P<number>\d{1,3})[ \t]*\Z")
_ANSWERED = re.compile(r"^[ \t]*>(?:[ \t]?>)*(?=[ \t]*[^\W\d]|[ \t]*$)", re.MULTILINE)
ANSWERED = 2
"""Lines with a «>» by which one is known as the mark of an answered letter."""
_STEPS = (1, 5)
LEAST = {1: 8, 5: 3}
"""Numbers in a row, by their step, by which lines are known as numbered."""
RUNS_ON = 0.25
"""Share of the lines that go on with a small letter."""
LONGEST = 300
"""Characters of a line that is numbered."""
WORDS = 4
"""Words of such a line, in the mean."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line with its number in the margin: its *row*, and where the number stands."""

    row: int
    number: int
    start: int
    end: int
    rest: str


def unmargined(text: str) -> str:
    """Return *text* with blanks for what stands in its margin: places stay the same."""
    if len(_ANSWERED.findall(text)) < ANSWERED:
        return unnumbered(text)
    return _ANSWERED.sub(lambda match: " " * len(match[0]), text)


def unnumbered(text: str) -> str:
    """Return *text* with blanks for the numbers of its lines: places stay the same."""
    found = [match.span() for match in _LINE.finditer(text)]
    lines = [(start, end) for start, end in found if not text[start:end].isspace()]
    for pattern in (_LEFT, _RIGHT):
        numbered = list(_read(text, lines, pattern))
        for step in _STEPS:
            spans = _in_margin(text, lines, numbered, step)
            if spans:
                return _blanked(text, spans)
    return text


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _read(
    text: str, lines: Sequence[tuple[int, int]], pattern: re.Pattern[str]
) -> Iterator[_Numbered]:
    for row, (start, end) in enumerate(lines):
        short = end - start <= LONGEST
        match = pattern.fullmatch(text[start:end]) if short else None
        if match is not None:
            first, last = match.span("number")
            number = int(match["number"])
            rest = match["rest"] or ""
            yield _Numbered(row, number, start + first, start + last, rest)


def _in_margin(
    text: str,
    lines: Sequence[tuple[int, int]],
    numbered: Sequence[_Numbered],
    step: int,
) -> list[tuple[int, int]]:
    """Return where the numbers of lines stand, [] where no lines are numbered."""
    runs = list(_runs(numbered, step))
    long = [run for run in runs if len(run) >= LEAST[step]]
    if not long:
        return []
    rests = [one.rest for run in long for one in run if one.rest]
    if step > 1:
        between = {row for run in long for row in range(run[0].row, run[-1].row)}
        rests += [text[slice(*lines[row])].strip() for row in sorted(between)]
    on = sum(rest[0].islower() for rest in rests)
    words = sum(len(rest.split()) for rest in rests)
    if not on or on < RUNS_ON * len(rests) or words < WORDS * len(rests):
        return []
    kept = [run for run in runs if len(run) >= LEAST[step] or run[0].number == step]
    return [(one.start, one.end) for run in kept for one in run]


def _runs(numbered: Sequence[_Numbered], step: int) -> Iterator[list[_Numbered]]:
    """Yield the numbers that follow one another, line by line, in such steps."""
    run: list[_Numbered] = []
    for one in numbered:
        if one.number % step:
            continue
        last = run[-1] if run else None
        if last and (one.row - last.row, one.number - last.number) != (step, step):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
