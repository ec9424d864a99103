"""Whether a date in brackets is the one that the source speaks of there.

«That month [June]» is the one named before; «last month [April]» follows from the day
of the source itself, which its head tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.anaphora import POINTING_BACK
from evidence.text.quotations.source import HEAD, SourceText
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import MONTHS

_TIMES = frozenset(
    listed(
        "here there then now today yesterday tomorrow tonight year week month day "
        "monday tuesday wednesday thursday friday saturday sunday ici hier heute "
        "gestern dort dann jahr an jour christmas easter spring summer autumn winter "
        "weihnachten ostern noël pâques date datum"
    )
)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_BEGUN = tuple(
    tuple(month.split("/"))
    for month in (
        *("jan", "feb/fév", "mar/mär", "apr/avr", "may/mai", "jun/juin", "jul/juil"),
        *("aug/aoû", "sep", "oct/okt", "nov", "dec/dez/déc"),
    )
)
"""How the names of months begin, in their order."""


def is_date(words: Sequence[Token]) -> bool:
    """Tell whether words are numbers and names of months or days alone."""
    return bool(words) and all(is_number(w) or w.key in MONTHS for w in words)


def is_day(
    source: SourceText,
    pointing: Sequence[Token],
    words: Sequence[Token],
    near: frozenset[str],
) -> bool:
    """Tell whether *words* say of when the last of *pointing* words is.

    *near* are the words of the sentence and of those before it.
    """
    *earlier, last = pointing
    if last.key not in _TIMES | MONTHS:
        return False
    if earlier and earlier[-1].key in POINTING_BACK:
        return near.issuperset(word.key for word in words)
    return _dated(source, words, near)


def _dated(source: SourceText, words: Sequence[Token], near: frozenset[str]) -> bool:
    """Tell whether a date is the source's own, or beside one of its dates.

    «Yesterday [3 March]» is right where the source is of 4 March. A month, or day, of a
    source whose head tells none is its reader's knowledge.
    """
    folded = source.normal.folded
    own = tokens(folded[:HEAD])
    years = {int(year) for year in _YEAR.findall(folded)}
    months = {_month(word) for word in own if word.key in MONTHS} - {None}
    for word in words:
        if word.key in near or any(word.key == one.key for one in own):
            continue
        if _YEAR.fullmatch(word.key):
            if years and not {int(word.key) + n for n in (-1, 0, 1)} & years:
                return False
        elif word.key in MONTHS:
            number = _month(word)
            beside = {number, number % 12 + 1, (number - 2) % 12 + 1} if number else {}
            if number and months and not months.intersection(beside):
                return False
        elif not is_number(word) and word.key not in _TIMES:
            return False
    return True


def _month(word: Token) -> int | None:
    """Return the number of a month, if English, German or French begins it so."""
    return next(
        (at for at, begun in enumerate(_BEGUN, 1) if word.key.startswith(begun)), None
    )
