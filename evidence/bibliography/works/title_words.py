"""A title as words that can be compared: folded, cut where a subtitle may begin.

Two records of one work differ in case, accents, ligatures, articles, hyphens and
subtitles. What may never differ are the *critical* words: numbers in any form, parts
and volumes, negations, and words that make another work of it (reply, erratum, review).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_EAST_ASIAN}]|[^\W_{_EAST_ASIAN}]+")
_APOSTROPHE = re.compile(r"(?<=\w)[’'ʼ`](?=\w)")
_RETRACTED = re.compile(
    r"\A\W*(?:retracted(?: article| paper)?|withdrawn)\b\W*[:\].—–-]\s*", re.IGNORECASE
)
_CUT = re.compile(r"(?::|[?!;]|\s[-–—]|—)\s+|(?<=[^\W\d_]{4})\.\s+(?=\w)|\s*(?=[(\[])")
"""Where a subtitle may begin: after a colon, a dash, a question, a full stop that
follows a whole word, and before a bracket."""
_ROMAN = re.compile(
    r"(?=[ivxlcdm])m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
)
_ARTICLES = "the a an and der die das ein eine und le la les un une et el los il lo y"
_DROPPED = frozenset(_ARTICLES.split())
"""Not compared, except at the end («Vitamin A»)."""
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve first second third
fourth fifth sixth seventh eighth ninth tenth erste zweite dritte premier deuxieme
"""
_NEGATIONS = """
not no non never without against anti nicht kein ohne gegen pas sans contre
"""
_OPPOSITES = """
north south east west northern southern eastern western northeast northwest southeast
southwest male female men women upper lower old new left right early late public
private internal external major minor maximum minimum increase decrease import export
imports exports positive negative active passive
"""
_OTHER_WORKS = """
abridged abstract abstracts addendum afterword answer appendix comment commentary
comments companion correction corrections corrigenda corrigendum discussion errata
erratum exercises foreword guide index introduction preface poster rejoinder reply
response retraction review reviews rezension slides solutions summary supplement
supplementary supporting update workbook zusammenfassung
"""
_PARTS = """
part parts volume volumes vol band bd teil tome tomo book chapter issue no nr number
edition ed session report phase lecture season series
"""
CRITICAL_WORDS = frozenset(
    f"{_NUMBERS} {_NEGATIONS} {_OPPOSITES} {_OTHER_WORKS}".split()
)
OTHER_WORKS = frozenset(_OTHER_WORKS.split())
PARTS = frozenset(_PARTS.split())
_GENERIC = """
about us|abstracts|acknowledgements|announcements|annual report|appendix|bibliography|
book review|book reviews|calendar|chapter 1|comment|commentary|conclusion|conclusions|
contents|contributors|correction|correspondence|cover|discussion|editor|editorial|
editorial board|editorial comments|editors introduction|editors note|editors notes|
epilogue|errata|erratum|events|foreword|from editor|from editors|front matter|
general introduction|guest editorial|guest editors introduction|home|homepage|in brief|
in memoriam|index|introduction|letter|letters|letter to editor|letters to editor|
miscellany|news|news in brief|notes|
notes on contributors|obituary|opening remarks|overview|
postscript|preface|presidents message|proceedings|program|programme|prologue|
references|reply|report|response|review|reviews|summary|table of contents|test|title|
untitled|update|vorwort|einleitung|welcome|obituaries|personal communication
"""
GENERIC = frozenset(" ".join(each.split()) for each in _GENERIC.split("|"))
"""Titles, folded and without articles, that many works share."""


@dataclass(frozen=True, slots=True)
class TitleWords:
    """A title's words in order; *heads*: after how many a subtitle may begin."""

    words: tuple[str, ...]
    heads: tuple[int, ...]

    @property
    def generic(self) -> bool:
        """Tell whether many works are called so."""
        return len(self.words) < 2 or " ".join(self.words) in GENERIC


def fold_letters(text: str) -> str:
    """Return *text* in lower case, without accents and ligatures."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join([c for c in plain if not unicodedata.combining(c)]).translate(
        _LETTERS
    )


def title_words(title: str) -> TitleWords:
    """Return the words of a title in plain text."""
    text = fold_letters(_APOSTROPHE.sub("", _RETRACTED.sub("", title)))
    words: list[str] = []
    heads: list[int] = []
    for piece in _CUT.split(text):
        found = _WORD.findall(piece)
        last = len(found) - 1
        kept = [w for at, w in enumerate(found) if w not in _DROPPED or 0 < at == last]
        if kept and words:
            heads.append(len(words))
        words += kept
    return TitleWords(tuple(words), tuple(heads))


@lru_cache(maxsize=65_536)
def is_critical(word: str) -> bool:
    """Tell whether *word* (folded) may not differ between records of one work."""
    return (
        len(word) == 1
        or any(c.isdigit() for c in word)
        or word in CRITICAL_WORDS
        or _ROMAN.fullmatch(word) is not None
    )


def number_value(text: str) -> tuple[int, ...] | str:
    """Return a volume, number or page as its figures, roman or not; else folded."""
    folded = fold_letters(text).strip()
    found = re.findall(r"\d+", folded)
    if found:
        return tuple(int(each[:18]) for each in found)
    bare = folded.strip(" .")
    return _roman(bare) if bare and _ROMAN.fullmatch(bare) else bare


def _roman(text: str) -> tuple[int, ...]:
    values = [
        dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))[c]
        for c in text
    ]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return (sum(-one if one < following else one for one, following in pairs),)
