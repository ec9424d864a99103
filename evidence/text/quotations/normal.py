"""The normal form of a text for comparing quotations, and the way back from it.

Made alike: quotation marks, dashes, ligatures and other compatibility forms, white
space (but «12» and «345» in two cells of a table are not 12 345), marks that print
nothing, words divided at a line's end, and letters of other alphabets that look like
Latin ones inside Latin words. Kept: case, digits, decimal marks, signs, superscripts.

The form is made once for a text. Nearly all characters are themselves, so the way back
is a few runs, not a place for each character.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

_ZERO = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_STABLE = (
    "\u00c0-\u00c5\u00c7-\u00d6\u00d8-\u00e5\u00e7-\u00f6\u00f8-\u0131\u0134-\u013e"
    "\u0141-\u0148\u014a-\u0151\u0154-\u017e"
    "\u0391-\u03a9\u03b1-\u03ce\u0400-\u052f\u05d0-\u05ea\u0621-\u064a\u0904-\u0939"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
"""Letters beyond ASCII that are their own compatibility form."""
_ACCENTS = "\u0300-\u036f"
_SPECIAL = re.compile(
    # One class first: the engine skips to its members without trying anything.
    rf"[^!-&(-,/-_a-~\u2013\u2014{_STABLE}](?:"
    r"(?<=[ \n])\s+|(?<=[^\S \n])\s*"
    r"|(?<=[-\u2010\u2011])[ \t]*[\r\n]\s*(?=[^\W\d_])|(?<=-)-+"
    r"|(?<=')(?:(?<!\w')|(?!\w))'*|(?<=`)`*"
    r"|(?<=\.)(?:[ \u00a0]?\.){2,}"
    r"|(?<=\u00ad)(?:[ \t]*[\r\n]\s*)?"
    rf"|(?<=[{_ZERO}])[{_ZERO}]*"
    rf"|(?<=[^\x00-\x7f])(?<![\s\u00ad{_ZERO}])[{_ACCENTS}]*)"
)
_BEFORE = (("“”„«»", '"'), ("‘’", "'"), ("‐‑", "-"), ("\u00a0\u2009\u202f", " "))
_SHOWN, _BORDER = " | ", " \t "
"""A border of two cells as it is shown, and as long with a tab, as texts have it."""
_GROUP_BEFORE = re.compile(r"(?:\A|[^\d.,:/])\d{1,3}\Z")
_GROUP_AFTER = re.compile(r"\d{3}(?!\d)")
_AFTER = (("–—", "-"), ("\n", " "))
"""The most frequent signs, made alike at the speed of ``str.replace``."""
_ACCENT = re.compile(f"[{_ACCENTS}]+")
_MARKS = (
    dict.fromkeys("‟″〝〞＂", '"')
    | dict.fromkeys("‒―−⁃﹣－", "-")
    | dict.fromkeys("•▪◦·", "·")
)
_DROPPED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)
_JOINED = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}
"""Letters that are two, and may be printed as two: «œuvre», «oeuvre»."""
_TICKS = "‚‛ʼ′´‹›＇"
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_FOREIGN_WORD = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+")
_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТУХІЈЅԚԜавеіјорсухѕһԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυχ",
    "ABEKMHOPCTYXIJSQWabeijopcyxshdqwlABEZHIKMNOPTYXoivux",
)
_KNOWN = frozenset(map(chr, _LOOK_ALIKE))


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normal form: *text* keeps case, *folded* doesn't; both have equal lengths."""

    text: str
    folded: str
    _at: array[int] = field(repr=False)
    """Where in the normal form each run begins, ascending."""
    _start: array[int] = field(repr=False)
    """Where it begins in the original."""
    _end: array[int] = field(repr=False)
    """0 of a run that advances with the original; else where its one cluster ends."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's span for a span (not empty) of the normal form."""
        return self._span(start)[0], self._span(end - 1)[1]

    def _span(self, place: int) -> tuple[int, int]:
        run = bisect_right(self._at, place) - 1
        start, end = self._start[run], self._end[run]
        if end:
            return start, end
        start += place - self._at[run]
        return start, start + 1

    def normal(self, place: int) -> int:
        """Return the place in the normal form for a place in the original."""
        run = max(bisect_right(self._start, place) - 1, 0)
        if self._end[run]:
            return self._at[run]
        limit = self._at[run + 1] if run + 1 < len(self._at) else len(self.text)
        return min(self._at[run] + max(place - self._start[run], 0), limit)


class _Making:
    """Puts pieces together and notes where the original and the form part."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = array("L", [0])
        self.start = array("L", [0])
        self.end = array("L", [0])
        self.length = 0

    def plain(self, piece: str, start: int) -> None:
        """Append characters that stand for one of the original each."""
        if not piece:
            return
        expected = self.start[-1] + self.length - self.at[-1]
        if self.end[-1] or expected != start:
            self._run(start, 0)
        self.pieces.append(piece)
        self.length += len(piece)

    def cluster(self, piece: str, start: int, end: int) -> None:
        """Append *piece* for all that stands from *start* to *end*."""
        if len(piece) == 1 and end - start == 1:
            self.plain(piece, start)
        elif piece:
            self._run(start, end)
            self.pieces.append(piece)
            self.length += len(piece)

    def _run(self, start: int, end: int) -> None:
        if self.at[-1] == self.length:
            self.start[-1], self.end[-1] = start, end
            return
        self.at.append(self.length)
        self.start.append(start)
        self.end.append(end)


def normalise(text: str) -> NormalText:
    """Return the normal form of *text*."""
    made = _Making()
    done = 0
    text = _prepared(text)
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        if start > done and _ACCENT.match(text[start]):
            start -= 1  # an accent belongs to the letter before it
        made.plain(text[done:start], done)
        made.cluster(_replacement(text, start, end), start, end)
        done = end
    made.plain(text[done:], done)
    normal = "".join(made.pieces)
    for signs, plain in _AFTER:
        for sign in signs:
            normal = normal.replace(sign, plain)
    if _FOREIGN.search(normal):
        normal = _FOREIGN_WORD.sub(_latin, normal)
    folded = normal.replace("İ", "I").lower()
    return NormalText(normal, folded, made.at, made.start, made.end)


def _prepared(text: str) -> str:
    """Return *text* with what is made alike one for one, so that places stay."""
    for signs, plain in _BEFORE:
        for sign in signs:
            text = text.replace(sign, plain)
    for _ in range(2 if _SHOWN in text else 0):  # one blank may be of two borders
        text = text.replace(_SHOWN, _BORDER)
    return text


def normal_text(text: str) -> str:
    """Return the normal form of *text*, where positions do not matter."""
    return normalise(text).text


def _replacement(text: str, start: int, end: int) -> str:
    first = text[start]
    if first.isspace():
        return _blank(text, start, end)
    if first == "-":
        return _joint(text, start, end)
    if first in ".…":
        return "…"
    if first in _DROPPED:
        return ""
    if first in "'`":
        return '"'
    if first in _TICKS:
        inside = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
        return "'" if inside else '"'
    if first in _JOINED:
        shouted = (text[start - 1 : start] + text[end : end + 1]).isupper()
        return _JOINED[first].upper() if shouted else _JOINED[first]
    return _MARKS.get(first) or _compatible(text[start:end])


def _blank(text: str, start: int, end: int) -> str:
    """Return what blanks come to: a tab that holds the figures of two cells apart."""
    if (
        "\t" in text[start:end]
        and _GROUP_AFTER.match(text, end)
        and _GROUP_BEFORE.search(text[max(0, start - 4) : start])
    ):
        return "\t"
    return " "


def _joint(text: str, start: int, end: int) -> str:
    """Return what a hyphen and a line's end are between *start* and *end*."""
    if text[end - 1] == "-" or not text[start - 1 : start].isalpha():
        return "-" if text[end - 1] == "-" else "- "
    return "" if text[end].islower() else "-"


def _compatible(cluster: str) -> str:
    if unicodedata.category(cluster[0]) == "No":  # ² and ½ are not 2 and 1⁄2
        return cluster
    plain = unicodedata.normalize("NFKC", cluster)
    if plain[:1].isspace() or unicodedata.combining(plain[:1] or " "):
        return cluster  # an accent of its own
    return re.sub(r"\s+", " ", plain)


def _latin(match: re.Match[str]) -> str:
    """Return a word with letters that look Latin made so, if it is a Latin word."""
    word = match[0]
    foreign = [letter for letter in word if _FOREIGN.match(letter)]
    if not foreign or not all(letter in _KNOWN for letter in foreign):
        return word
    return word.translate(_LOOK_ALIKE) if len(foreign) < len(word) else word
