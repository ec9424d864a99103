"""Which months «the other months» are: those that the source has not just named."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.days import month_number
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import MONTHS

_OTHER = frozenset(
    listed("übrigen restlichen anderen autres demás restantes otros verbleibenden")
)
_MONTHS = frozenset(listed("monaten monate monat mois meses"))
_TO = frozenset(listed("bis à a au hasta"))
_NEAR = 2
_YEAR = frozenset(range(1, 13))


def other_months(bracket: Bracket) -> str | None:
    """Say whether months in brackets are those that were left; None elsewhere."""
    before = bracket.before()[-2:]
    pointed = [
        word.key in some for word, some in zip(before, (_OTHER, _MONTHS), strict=False)
    ]
    put = _months(bracket.filler)
    if bracket.gone or pointed != [True, True] or not put:
        return None
    for sentence in bracket.back(_NEAR)[1:]:
        if named := _months(sentence.words):
            right = put == _YEAR - named
            return "" if right else f"“[{bracket.shown}]” are not the other months"
    return None


def _months(words: Sequence[Token]) -> frozenset[int]:
    """Return the months that words name, «Oktober bis April» with all between."""
    found: set[int] = set()
    for at, word in enumerate(words):
        number = month_number(word) if word.key in MONTHS else None
        if number is None:
            continue
        first = _number(words[at - 2]) if at > 1 and words[at - 1].key in _TO else None
        if first is not None:
            span = (number - first) % 12
            found |= {(first + n - 1) % 12 + 1 for n in range(span + 1)}
        found.add(number)
    return frozenset(found)


def _number(word: Token) -> int | None:
    return month_number(word) if word.key in MONTHS else None
