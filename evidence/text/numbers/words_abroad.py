"""German, French and Spanish words for whole numbers, each one word.

Only such as are no English words: Spanish «once» is missing. They are read by text2num.
"""

from __future__ import annotations

import re
from functools import lru_cache

from text_to_num import text2num


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GERMAN = re.compile(
    r"(?:ein|zwei|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwanzig"
    r"|dreissig|zig|hundert|tausend|und)+"
)
_NOT_GERMAN = frozenset({"ein", "und", "zig"})
_FRENCH = _set(
    "deux trois quatre cinq sept huit neuf dix onze douze treize quatorze "
    "quinze seize vingt vingts trente quarante cinquante soixante septante huitante "
    "octante nonante mille"
)
_JOINTS = {
    "fr": _set("et cent cents mille un une"),
    "es": _set("y ciento mil uno una un"),
}
"""Words inside a number of several words, of which some are English alone."""
_HUNDREDS = {"fr": _set("cent mille"), "es": _set("ciento mil")}
"""Words with which such a number may begin, if a number follows: «cent dix»."""
_SPANISH = _set(
    "dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós "
    "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
    "veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa "
    "cien ciento mil doscientos doscientas trescientos trescientas cuatrocientos "
    "cuatrocientas "
    "quinientos quinientas seiscientos seiscientas setecientos setecientas "
    "ochocientos ochocientas novecientos novecientas veintiún veintiuna"
)


_ONES = {"une": "un", "una": "uno", "ún": "uno"}
_ONE = re.compile(r"(?:\b|(?<=veinti))(?:une|una|ún)\b")
"""One of a feminine noun, or before a masculine: «treinta y una», «veintiún»."""


BEGINNING = frozenset().union(*_HUNDREDS.values())
"""The same of both languages."""


@lru_cache(maxsize=4_096)
def cardinal_of_several(words: str) -> int | None:
    """Return the value of several words, «quarante sept», or None."""
    for listed, language in ((_FRENCH, "fr"), (_SPANISH, "es")):
        first, *others = words.split()
        begins = first in listed or (
            first in _HUNDREDS[language]
            and {*others[:1]} & (listed | _HUNDREDS[language])
        )
        if begins and all(w in listed or w in _JOINTS[language] for w in others):
            return _read(_ONE.sub(lambda one: _ONES[one[0]], words), language)
    return None


@lru_cache(maxsize=4_096)
def cardinal_abroad(word: str) -> int | None:
    """Return the value of a word in small letters, ß as ss; None for no number."""
    if word in _FRENCH:
        return _read(word, "fr")
    if word in _SPANISH:
        return _read(_ONE.sub(lambda one: _ONES[one[0]], word), "es")
    if word not in _NOT_GERMAN and _GERMAN.fullmatch(word):
        return _read(word.replace("dreissig", "dreißig"), "de")
    return None


def _read(word: str, language: str) -> int | None:
    try:
        return int(text2num(word, language))
    except ValueError:
        return None
