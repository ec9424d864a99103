"""Signs by which a text reads otherwise than it is written: told, never mended.

A figure with an unseen sign among its digits is not the figure that a reader sees, and
what is turned around on the page is compared as it stands in the file. Digits other
than 0 to 9 are not read as figures at all, which has to be said.

Sources: Unicode Standard Annex 9 (what turns words around, and where it ends), Unicode
Technical Standard 39 (letters that look alike).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evidence.text.document import Document

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""What Unicode wants to be shown as nothing (Default_Ignorable_Code_Point)."""
_LATIN, _OTHER = "OoIl", "ΟοОоІіӀӏЗзб"
"""Letters that look like a digit; what is not Latin, Greek and Cyrillic."""
_INSIDE = re.compile(
    rf"(?<=\d)[{_UNSEEN}]+(?=[.,]?\d)|(?<=\d[.,])[{_UNSEEN}]+(?=\d)"
    rf"|(?<=(?<![\d{_UNSEEN}])[-−])[{_UNSEEN}]+(?=\d)"
)
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
_ALIKE = re.compile(
    rf"(?<!\w)(?<!\w[.,])(?=[\d.,]{{0,40}}[{_LATIN}{_OTHER}])"
    rf"[0-9{_OTHER}][0-9{_LATIN}{_OTHER}]*+(?:[.,][0-9{_LATIN}{_OTHER}]++)*+(?!\w)"
)
_FOR_DIGIT = re.compile(rf"[0-9][.,]?(?:[{_LATIN}{_OTHER}]+[.,]?[0-9]|O+$)")
_OVERRIDES = re.compile("[\u202d\u202e]")
_TURNS = re.compile("[\u061c\u200f\u202b\u202d\u202e\u2067]")
"""What turns words around where nothing is in a script that runs leftwards."""
_OPENS, _CLOSES = re.compile("[\u202a-\u202e\u2066-\u2069]"), "\u202c\u2069"
_ISOLATES = frozenset("\u2066\u2067\u2068")
_DEEPEST = 125
"""What is opened within more than these has no effect (Unicode Annex 9, BD2)."""
_LEFTWARD = re.compile(
    "(?=[^\\W\\d_])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PARAGRAPH = re.compile(r"[^\n]++(?:\n[^\n]++)*+")
_NOT_0_TO_9 = re.compile(r"(?:(?![0-9])\d)+")
_LETTER = re.compile(r"[^\W\d_]")
_AROUND = 200
"""How far a number, and the script of the words around it, is looked for."""


class Hidden(StrEnum):
    """In what way a text reads otherwise than it is written."""

    UNSEEN = "unseen"
    TURNED = "turned"
    LETTER = "letter"
    DIGITS = "digits"


_WORDS = {
    Hidden.UNSEEN: (
        "figure with an unseen sign in it",
        "figures with an unseen sign in them",
    ),
    Hidden.TURNED: (
        "sign that turns the line around",
        "signs that turn the line around",
    ),
    Hidden.LETTER: (
        "figure with a letter for a digit",
        "figures with a letter for a digit",
    ),
    Hidden.DIGITS: (
        "figure in other digits than 0 to 9",
        "figures in other digits than 0 to 9",
    ),
}


@dataclass(frozen=True, slots=True)
class HiddenSign:
    """Where such signs stand in a text."""

    kind: Hidden
    start: int
    end: int


def find_hidden(text: str) -> Iterator[HiddenSign]:
    """Yield what is hidden in *text*, one kind after the other, each in its order."""
    if text.isascii():
        yield from _alike(text)
        return
    for found in _INSIDE.finditer(text):
        yield HiddenSign(Hidden.UNSEEN, found.start(), found.end())
    yield from _turned(text)
    yield from _alike(text)
    for found in _NOT_0_TO_9.finditer(text):
        yield HiddenSign(Hidden.DIGITS, found.start(), found.end())


def hidden_signs(document: Document) -> Iterator[str]:
    """Yield a sentence for each kind of such signs, with the line of the first."""
    found = list(find_hidden(document.text))
    for kind, (one, other) in _WORDS.items():
        starts = [sign.start for sign in found if sign.kind is kind]
        if starts:
            line, _ = document.line_of(starts[0])
            counted = f"{len(starts):,} {one if len(starts) == 1 else other}"
            yield f"{counted} (the first in line {line}): not read"


def still_turned(text: str) -> str:
    """Return the signs in *text* that turn around what comes after it, in order.

    *text* is a paragraph up to a place; at its end all such signs lose their effect.
    """
    opened: list[str] = []
    for found in _OPENS.finditer(text):
        sign = found.group()
        if sign not in _CLOSES:
            opened += sign if len(opened) < _DEEPEST else ""
        elif sign == "\u202c":
            if opened and opened[-1] not in _ISOLATES:
                opened.pop()
        elif not _ISOLATES.isdisjoint(opened):
            while opened.pop() not in _ISOLATES:
                pass
    turns = _OVERRIDES if _LEFTWARD.search(text) else _TURNS
    return "".join(sign for sign in opened if turns.match(sign))


def may_turn(text: str) -> bool:
    """Tell whether there is any sign in *text* that could turn words around."""
    return _TURNS.search(text) is not None


def is_at_home(text: str, sign: HiddenSign) -> bool:
    """Tell whether digits other than 0 to 9 are those of the words around them.

    A letter next to them, or most letters around, are of their script; and no digit
    of another kind is in the same number.
    """
    start, end = number_around(text, sign)
    kinds = {_digits(digit) for digit in text[start:end] if digit.isdecimal()}
    if len(kinds) != 1:
        return False
    homes = _homes(kinds.pop())
    before = _LETTER.findall(text, max(0, sign.start - _AROUND), sign.start)
    after = _LETTER.findall(text, sign.end, sign.end + _AROUND)
    if any(_is_of(letter, homes) for letter in (*before[-1:], *after[:1])):
        return True
    letters = before + after
    return 2 * sum(_is_of(letter, homes) for letter in letters) > len(letters)


def number_around(text: str, sign: HiddenSign) -> tuple[int, int]:
    """Return where the number begins and ends in which *sign* stands."""
    start, end = sign.start, sign.end
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while start > first and _goes_on(text[start - 1]):
        start -= 1
    while end < last and _goes_on(text[end]):
        end += 1
    return start, end


def as_seen(text: str) -> str:
    """Return *text* without its unseen signs."""
    return _IS_UNSEEN.sub("", text)


def _goes_on(sign: str) -> bool:
    return sign.isdecimal() or sign in ".,-−" or _IS_UNSEEN.match(sign) is not None


def _turned(text: str) -> Iterator[HiddenSign]:
    """Yield the overrides, and the softer signs in paragraphs that need none."""
    if _TURNS.search(text) is None:
        return
    for paragraph in _PARAGRAPH.finditer(text):
        leftward = _LEFTWARD.search(text, paragraph.start(), paragraph.end())
        turns = _OVERRIDES if leftward else _TURNS
        for found in turns.finditer(text, paragraph.start(), paragraph.end()):
            yield HiddenSign(Hidden.TURNED, found.start(), found.end())


def _alike(text: str) -> Iterator[HiddenSign]:
    """Yield numbers with a letter for a digit: 5O2, 5О with a Cyrillic О.

    At either end a Greek or Cyrillic letter counts where the words around are in
    another script («дом 5б» is a house); of Latin ones a last O does.
    """
    for found in _ALIKE.finditer(text):
        number = found.group()
        if any(sign in "0123456789" for sign in number) and (
            _FOR_DIGIT.search(number) or _is_strange(text, found)
        ):
            yield HiddenSign(Hidden.LETTER, found.start(), found.end())


def _is_strange(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number has Greek or Cyrillic letters among words in neither."""
    if not any(sign in _OTHER for sign in found.group()):
        return False
    start, end = found.span()
    before = _LETTER.findall(text, max(0, start - _AROUND), start)
    near = (*before[-1:], *_LETTER.findall(text, end, end + _AROUND)[:1])
    return not any(_is_of(letter, ("GREEK ", "CYRILLIC ")) for letter in near)


def _digits(digit: str) -> str:
    """Return what Unicode calls the row of digits: ARABIC-INDIC, DEVANAGARI."""
    return unicodedata.name(digit, "").partition(" DIGIT")[0]


def _homes(digits: str) -> tuple[str, ...]:
    """Return how the names of letters begin that such digits stand among."""
    if digits == "FULLWIDTH":
        return ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH")
    script = digits.removeprefix("EXTENDED ").partition("-INDIC")[0]
    return (f"{script.partition(' ')[0]} ",)


def _is_of(letter: str, homes: tuple[str, ...]) -> bool:
    return unicodedata.name(letter, "").startswith(homes)
