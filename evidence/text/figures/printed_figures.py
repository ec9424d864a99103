"""The figures of a sentence, found once however many rules look at it."""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.text.figures.abroad import READ, figures_abroad
from evidence.text.figures.finder import FoundFigure, figures_in
from evidence.text.language_guess import language_of

_ENGLISH = frozenset({"en", ""})
_SCALE = re.compile(
    r"\d[ \u00a0]?(?:[十百千萬万億亿兆만억천백]|(?:тыс|млн|млрд|тр(?:лн|иллион)|миллион"
    r"|миллиард|тысяч|tys|mln|mld|mlrd|miljo|miljar|milion|miliard|tusen|ألف|مليون"
    r"|مليار|אלף|מיליון|χιλιάδες|εκατομμύρια))"
)
"""Behind a number of another language: how many times more it is than its digits."""

_REACH = 12
"""Characters behind a figure in which such a word ends."""


@lru_cache(maxsize=512)
def printed_figures(text: str, around: str = "") -> tuple[FoundFigure, ...]:
    """Return what ``read_figures`` finds in *text*, which stands in *around*."""
    return read_figures(text, around)


def read_figures(text: str, around: str = "") -> tuple[FoundFigure, ...]:
    """Return the figures of *text*, read as its language writes them.

    Where *text* does not tell the language, *around*, words beside it, do. Of one that
    is not read only the digits are, where no word behind them multiplies them.
    """
    language = language_of(text) or language_of(around)
    if language in READ:
        return figures_abroad(text, language)
    return tuple(
        one
        for one in figures_in(text)
        if _SCALE.search(text, one.start, one.end + _REACH) is None
    )


def is_foreign(text: str) -> bool:
    """Tell whether *text* is surely in another language than English.

    What a number counts is not known there, but for closed classes of words.
    """
    return language_of(text) not in _ENGLISH
