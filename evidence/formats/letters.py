"""The letters and digits of a text alone, by which print and text are compared.

Print divides words, joins letters and sets signs that a text has not; a text that was
read has blanks and hyphens otherwise. Letters and digits stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""A character that is two of UTF-16's."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text, and the number of each one's character."""

    text: str
    places: tuple[int, ...]


def letters_of(text: str) -> Letters:
    """Return the letters of *text*, folded."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKC", sign).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return Letters("".join(letters), tuple(places))


def utf16_place(text: str) -> Callable[[int], int]:
    """Return what gives a place in *text* as pdfium counts, which is in UTF-16."""
    wide = [] if text.isascii() else [one.start() for one in _WIDE.finditer(text)]
    return lambda place: place + bisect_left(wide, place)


def occurrences(text: str, wanted: str) -> Iterator[int]:
    """Yield each place at which *wanted* begins in *text*."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
