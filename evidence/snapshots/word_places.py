"""Where the words of a recognised text stand on its pages.

Kept with the text when it is made, since nothing else has it: the copy is a picture.
A word is known by its characters in the text and its place on the page as it is shown,
in whole parts of the page's width and height, from the upper left corner.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence.formats.letters import Letters, letters_of, occurrences
from evidence.text.document import Page

__all__ = ["PagePlaces", "WordPlace", "decode", "encode", "place_words"]

PARTS = 10_000
"""Of a page's width and height: a page of A4 at 300 dots an inch has 2,480 by 3,508."""
SURE = 8
"""Letters from which a line may begin or end inside a word, which print divided."""

Place = tuple[float, float, float, float]
"""Left, top, right, bottom, as fractions of the page."""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word of the text, from *start* to *end* of its characters."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The words of one page; its *form* is its width by its height."""

    index: int
    form: float
    words: tuple[WordPlace, ...]

    def between(self, start: int, end: int) -> tuple[list[Place], list[Place]]:
        """Return the places of the words in a piece of the text, and of all others."""
        within: list[Place] = []
        others: list[Place] = []
        for word in self.words:
            inside = word.start < end and word.end > start
            (within if inside else others).append(word.place)
        return within, others


def place_words(
    text: str, pages: Sequence[Page], laid: Sequence[Mapping[str, Any]]
) -> tuple[PagePlaces, ...]:
    """Return the places in *text* of the words that are *laid* out on its pages.

    *laid* is what ``evidence.formats.pdf_words`` says. The text has the lines in
    another order perhaps, and not all of them: a line whose letters are not on its page
    in the text has no place.
    """
    ends = [page.start for page in pages[1:]] + [len(text)]
    return tuple(
        PagePlaces(page.index, made["form"], words)
        for page, end, made in zip(pages, ends, laid, strict=False)
        if (words := tuple(_of_page(text[page.start : end], page.start, made["lines"])))
    )


def encode(pages: Sequence[PagePlaces]) -> bytes:
    """Return places as they are kept: JSON, the same bytes for the same places."""
    record = {
        "parts": PARTS,
        "pages": [
            {
                "page": page.index,
                "form": round(page.form, 5),
                "words": [
                    [
                        word.start,
                        word.end,
                        *(round(side * PARTS) for side in word.place),
                    ]
                    for word in page.words
                ],
            }
            for page in pages
        ],
    }
    return json.dumps(record, separators=(",", ":")).encode()


def decode(data: bytes) -> dict[int, PagePlaces]:
    """Return kept places by their page; raises ValueError for what are none."""
    try:
        record = json.loads(data)
        parts = record["parts"]
        return {
            page["page"]: PagePlaces(
                page["page"],
                page["form"],
                tuple(_word(word, parts) for word in page["words"]),
            )
            for page in record["pages"]
        }
    except (LookupError, TypeError, ArithmeticError) as error:
        raise ValueError("these are no places of words") from error


def _word(record: Sequence[int], parts: int) -> WordPlace:
    start, end, left, top, right, bottom = record
    place = (left / parts, top / parts, right / parts, bottom / parts)
    return WordPlace(start, end, place)


def _of_page(
    text: str, offset: int, lines: Sequence[Sequence[Sequence[Any]]]
) -> Iterator[WordPlace]:
    """Yield the words of one page, whose *text* begins at *offset*, in its order."""
    page = letters_of(text)
    words = [[letters_of(word[0]).text for word in line] for line in lines]
    begins = _find_lines(page, ["".join(line) for line in words])
    found = []
    for line, letters, begin in zip(lines, words, begins, strict=True):
        if begin is None:
            continue
        at = begin
        for word, own in zip(line, letters, strict=True):
            if own:
                start, end = page.places[at], page.places[at + len(own) - 1] + 1
                at += len(own)
                left, top, right, bottom = word[1:]
                place = (left, top, right, bottom)
                found.append(WordPlace(offset + start, offset + end, place))
    return iter(sorted(found, key=lambda word: word.start))


def _find_lines(page: Letters, lines: Sequence[str]) -> list[int | None]:
    """Return where each of *lines* begins among the letters of a page.

    First each that goes on where the one before it ended; of the rest, which the text
    has in another place or not at all, the longest first, where letters are left.
    """
    found: list[int | None] = [None] * len(lines)
    free = page.text
    at = 0
    for number, line in enumerate(lines):
        if line and free.startswith(line, at) and _fits(page, at, line):
            found[number] = at
            free = _without(free, at, line)
            at += len(line)
    left = [number for number, line in enumerate(lines) if line]
    for number in sorted(left, key=lambda one: -len(lines[one])):
        if found[number] is None:
            line = lines[number]
            places = occurrences(free, line)
            begin = next((one for one in places if _fits(page, one, line)), None)
            if begin is not None:
                found[number] = begin
                free = _without(free, begin, line)
    return found


def _without(free: str, at: int, line: str) -> str:
    taken = "\0" * len(line)
    return f"{free[:at]}{taken}{free[at + len(line) :]}"


def _fits(page: Letters, at: int, line: str) -> bool:
    """Tell whether *line* can stand there: a short one has whole words."""
    end = at + len(line)
    return len(line) >= SURE or not (_is_inside(page, at) or _is_inside(page, end))


def _is_inside(page: Letters, at: int) -> bool:
    """Tell whether a place among the letters is between two of one word."""
    places = page.places
    return 0 < at < len(places) and places[at] - places[at - 1] <= 1
