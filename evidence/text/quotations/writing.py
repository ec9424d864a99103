"""Two words that are one for a reader: another spelling, a slip, a misreading.

«Goverment» is a slip for «government», and may be mended silently; «county» is none for
«country», since both are words. «modem» may be what a machine read of «modern».
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from evidence.text.dictionary import is_word
from evidence.text.quotations.forms import (
    UNITS,
    WRITINGS,
    bare,
    mended,
    plain,
    same_spelling,
)
from evidence.text.quotations.words import CONFUSED
from evidence.text.sharp_s import with_ss

_MISREAD = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("li", "h"), ("tb", "th"),
    ("vv", "w"), ("ii", "u"), ("f", "s"), ("c", "e"), ("e", "c"), ("b", "h"),
    ("h", "b"), ("u", "n"), ("n", "u"), ("l", "i"), ("i", "l"), ("t", "l"),
)  # fmt: skip
"""What a machine that reads print takes letters for, and the letters."""


def same_writing(
    quoted: str, source: str, *, name: bool, languages: frozenset[str]
) -> bool:
    """Tell whether two folded words are one and the same word, however written.

    Accents and slips count only where not both are words of the source's *languages*:
    «hatten» is not «hätten».
    """
    one, other = plain(quoted), plain(source)
    if one == other:
        return (
            name
            or bare(with_ss(quoted)) == bare(with_ss(source))
            or _reformed(quoted, source)
            or not _both(quoted, source, languages)
        )
    if _THRICE.sub(r"\1\1", one) == _THRICE.sub(r"\1\1", other):
        return True
    if UNITS.get(one, frozenset()) & UNITS.get(other, frozenset()):
        return True
    if name or frozenset((one, other)) in CONFUSED:
        return False
    if WRITINGS.get(one, frozenset()) & WRITINGS.get(other, frozenset()):
        return True
    if one[:1] == other[:1] and same_spelling(one, other):
        return True
    if "de" in languages and one.replace("th", "t") == other.replace("th", "t"):
        return not _both(quoted, source, languages)  # «Leuchtthurm», as it was once
    likely = mended(one, other) or _misread(one, other) or _old(one) == _old(other)
    return likely and not _both(quoted, source, languages)


_UMLAUT = re.compile(r"A[eE]|O[eE]|U[eE]")
_UMLAUTS = {"Ä": "AE", "Ö": "OE", "Ü": "UE"}


def same_capitals(one: str, other: str) -> bool:
    """Tell whether two words differ in the accents of capitals alone.

    Many a typewriter, and many a printer, has none: «A Lyon» is «À Lyon», «ETAT» is
    «ÉTAT». A German «Ä» is printed «Ae», and is never «A».
    """
    one, other = _spread(one), _spread(other)
    return len(one) == len(other) and all(
        a == b or (a.isupper() and _plain_capital(a, b) and _plain_capital(b, a))
        for a, b in zip(one, other, strict=True)
    )


def _spread(word: str) -> str:
    """Return a word with its German capitals as two letters."""
    spread = "".join(_UMLAUTS.get(letter, letter) for letter in word)
    return _UMLAUT.sub(lambda pair: pair[0].upper(), spread)


def _plain_capital(letter: str, other: str) -> bool:
    """Tell whether a letter has an accent, or is the other without its own."""
    return not letter.isascii() or unicodedata.normalize("NFD", other)[0] == letter


_THRICE = re.compile(r"(?<=[a-z]{3})([flmnprst])\1\1(?=[a-z]{2})")
"""German «Schifffahrt» was «Schiffahrt» once."""
_REFORMED = ({"é", "è"}, {"î", "i"}, {"û", "u"})
"""Letters that the French reform of 1990 put for each other in longer words."""
_LONG = 6
"""Letters of a word that no other accent makes another: «jeûne» is not «jeune»."""


def _reformed(one: str, other: str) -> bool:
    """Tell whether two words are one before and after that reform: «évènement»."""
    return len(one) == len(other) >= _LONG and all(
        a == b or {a, b} in _REFORMED for a, b in zip(one, other, strict=True)
    )


_OLD = (
    (re.compile("vv"), "w"),
    (re.compile("v"), "u"),
    (re.compile("j"), "i"),
    (re.compile("y"), "i"),
    (re.compile(r"(?<=[kpsx])t$|'d$"), "ed"),
    (re.compile(r"ie$"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"e$"), ""),
)
"""How words were spelt before spelling was settled, against how they are now."""


@lru_cache(maxsize=4_096)
def _old(word: str) -> str:
    for pattern, settled in _OLD:
        word = pattern.sub(settled, word)
    return word


def _both(one: str, other: str, languages: frozenset[str]) -> bool:
    return all(is_word(bare(with_ss(word)), languages) for word in (one, other))


def _misread(quoted: str, source: str) -> bool:
    """Tell whether *source* may be what a machine read of the print of *quoted*."""
    return len(quoted) > 2 and any(
        source.replace(seen, meant) == quoted or _once(source, seen, meant, quoted)
        for seen, meant in _MISREAD
        if seen in source
    )


def _once(source: str, seen: str, meant: str, quoted: str) -> bool:
    """Tell whether one *seen* of *source* stands for *meant*."""
    at = source.find(seen)
    while at >= 0:
        if source[:at] + meant + source[at + len(seen) :] == quoted:
            return True
        at = source.find(seen, at + 1)
    return False
