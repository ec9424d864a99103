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
    "quinze seize vingt trente quarante cinquante soixante "
)
_SPANISH = _set(
    "dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós "
    "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
    "veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa "
    "cien "
)


@lru_cache(maxsize=4_096)
def cardinal_of_several(words: str) -> int | None:
    """Return the value of several words, «quarante sept», or None."""
    for listed, language, joint in ((_FRENCH, "fr", "et"), (_SPANISH, "es", "y")):
        each = words.split()
        if each[0] in listed and all(
            word in listed or word in {joint, "cent", "cents", "mille", "un", "mil"}
            for word in each
        ):
            return _read(words, language)
    return None


@lru_cache(maxsize=4_096)
def cardinal_abroad(word: str) -> int | None:
    """Return the value of a word in small letters, ß as ss; None for no number."""
    if word in _FRENCH:
        return _read(word, "fr")
    if word in _SPANISH:
        return _read(word, "es")
    if word not in _NOT_GERMAN and _GERMAN.fullmatch(word):
        return _read(word.replace("dreissig", "dreißig"), "de")
    return None


def _read(word: str, language: str) -> int | None:
    try:
        return int(text2num(word, language))
    except ValueError:
        return None
