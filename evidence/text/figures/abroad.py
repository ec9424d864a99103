"""Figures of German, French, Spanish, Italian, Dutch and Portuguese prose.

A passage is put into the English way of writing numbers, dates and what hedges them,
and is then read as English is: «rund 1,2 Millionen Menschen» as «about 1.2 million
people». Only closed classes of words are put. What else a number counts stays as it is,
the noun behind it, «1.284 Schiffe», and is compared with nothing but the same word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from evidence.text.dates.date_words import MONTHS
from evidence.text.figures.english_for import WORDS, Pieces, Put
from evidence.text.figures.finder import FoundFigure, figures_in
from evidence.text.figures.units import read_unit
from evidence.text.numbers.words_abroad import cardinal_abroad, cardinal_of_several
from evidence.text.sharp_s import with_ss

_KNOWN = frozenset({"people", "person", "men", "women"})
READ = frozenset(WORDS)
"""The languages whose figures are read (ISO 639-1)."""
_DATE = re.compile(
    r"(?<![\w.,/-])(\d{1,2})(?P<sign>[./-]) ?(0?[1-9]|1[0-2])(?P=sign) ?([12]\d{3})\b"
)
"""«3.12.1911», «3/12/1911»: the day first in all of these languages."""
_ORDINAL = re.compile(r"\b(\d+)(?:ers?|res?|e|es|ème|nde?|[ºª°])(?![\w°])")
_GERMAN_ORDINAL = re.compile(
    r"(?<=\s)(?:(?i:(?P<before>im|am|zum|vom|beim|ab|bis|seit|de[rnms]|die|das|jede[rnsm]?|"
    r"ihre[nrms]?|seine[nrms]?)) )(?P<number>\d{1,3})\.(?= \w)"
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?!\d|[.,]\d)"
)
_IN_THREES = re.compile(r"\d{1,3},\d{3}")
_ENGLISH = re.compile(r"\b(?:the|of|and|said|by|with|from)\b", re.IGNORECASE)
"""In an English sentence full of foreign names «1,234» is no decimal."""
_TO_POINTS = str.maketrans(".,", ",.")
_NOUN = re.compile(
    rf"(?<=[a-zäöüß\d,;] )(?!(?:{'|'.join(MONTHS)})\b)[A-ZÄÖÜ][a-zäöüß]+"
)
"""A German noun within a sentence: its capital makes no name of it."""
_NUMBER_END = re.compile(
    r".*(?:\d|\d (?:thousand|million|billion|trillion))(?! (?:thousand|[mbt]r?illion))",
    re.DOTALL,
)
_COUNTED = {
    "de": re.compile(
        r" (?:(?!(?:unter|über|oder|aber|außer|zwischen|hinter|ohne|gegen|neben|wegen)"
        r"\b)[a-zäöüß]+(?:en|er|e|em|es) ){0,2}([A-ZÄÖÜ][\w-]+)"
    ),
    "": re.compile(
        r" (?:d[e'’] ?)?(?!(?:sont|furent|avaient|\w+aient|eran|fueron|estaban|sono"
        r"|erano|zijn|waren|werden|foram|eram|selon|dans|para|entre|desde|sobre|voor)\b)"
        r"([^\W\d_A-Z][^\W\d_]{3,})"
    ),
}
"""The noun behind a number, in German and elsewhere."""
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = re.compile(r"\b(?:por|pour|per) (?=c(?:i?ento?)\b)", re.IGNORECASE)
"""Before a hundred that is none: «por ciento»."""
_LONGEST = 6
"""Words of a number, «quatre cent quatre vingt dix neuf»."""


def figures_abroad(text: str, language: str) -> tuple[FoundFigure, ...]:
    """Return the figures of *text*, whose *language* is one of ``READ``, in order.

    Their places and words are those of *text*; their units are English where the unit
    is one of measure, time, money or persons, else the text's own words.
    """
    put = _Put(text)
    put.all(_DATE, _dated)
    if language == "de":
        put.all(_GERMAN_ORDINAL, lambda one: f"{one['before']} {one['number']}th")
    else:
        put.all(_ORDINAL, lambda one: f"{one[1]}th")
    mixed = _ENGLISH.search(text) is not None
    put.all(
        _DIGITS,
        lambda one: (
            one[0]
            if mixed and _IN_THREES.fullmatch(one[0])
            else one[0].translate(_TO_POINTS)
        ),
    )
    put.numbers()
    for pattern, pieces in WORDS[language]:
        put.pieces(pattern, pieces)
    if language == "de":
        put.all(_NOUN, lambda one: one[0].lower())
    counted = _COUNTED.get(language, _COUNTED[""])
    return tuple(put.back(found, text, counted) for found in figures_in(put.text))


class _Put:
    """A text with parts of it put otherwise, which knows where each part stood."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = list(range(len(text) + 1))

    def all(
        self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
    ) -> None:
        """Put what *pattern* finds as *new* says."""
        self.pieces(pattern, lambda found: [(*found.span(), new(found))])

    def pieces(self, pattern: re.Pattern[str], put: Put) -> None:
        """Put those pieces of what *pattern* finds that *put* names."""
        found = pattern.finditer(self.text)
        self._put([piece for match in found for piece in put(match)])

    def numbers(self) -> None:
        """Put the numbers that are written in words in digits."""
        shares = {match.end() for match in _SHARE.finditer(self.text)}
        words = [
            match.span()
            for match in _WORD.finditer(self.text)
            if match.start() not in shares
        ]
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(words):
            taken, value = self._number(words[at : at + _LONGEST])
            if taken:
                found.append((words[at][0], words[at + taken - 1][1], str(value)))
            at += taken or 1
        self._put(found)

    def back(
        self, found: FoundFigure, text: str, counted: re.Pattern[str]
    ) -> FoundFigure:
        """Return *found* as it stands in the first *text*, and what it counts."""
        start, end = self._starts[found.start], self._starts[found.end]
        figure = found.figure
        if figure.low is not None and not _is_known(figure.unit):
            number = _NUMBER_END.match(self.text[found.start : found.end])
            number_end = found.start + (number.end() if number else 0)
            noun = counted.match(text, self._starts[number_end])
            figure = replace(figure, unit=noun[1] if noun else "")
            end = noun.end() if noun else self._starts[number_end]
        return replace(
            found, start=start, end=end, text=text[start:end].rstrip(), figure=figure
        )

    def _number(self, words: list[tuple[int, int]]) -> tuple[int, int]:
        """Return how many of *words* are one number, and its value; 0 for none."""
        for count in range(len(words), 0, -1):
            written = self.text[words[0][0] : words[count - 1][1]]
            plain = with_ss(" ".join(re.split(r"[-\s]+", written))).lower()
            value = cardinal_of_several(plain) if count > 1 else cardinal_abroad(plain)
            if value is not None:
                return count, value
        return 0, 0

    def _put(self, places: Pieces) -> None:
        texts, starts, last = [], [], 0
        for start, end, new in places:
            texts += [self.text[last:start], new]
            starts += self._starts[last:start]
            starts += [self._starts[start]] * len(new)
            last = end
        self.text = "".join([*texts, self.text[last:]])
        self._starts = starts + self._starts[last:]


def _is_known(unit: str) -> bool:
    """Tell whether a unit is one of those that are put in English."""
    return unit in _KNOWN or read_unit(unit).measures


def _dated(found: re.Match[str]) -> str:
    return f"{int(found[1])} {MONTHS[int(found[3]) - 1]} {found[4]}"
