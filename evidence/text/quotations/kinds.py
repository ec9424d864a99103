"""Whether a noun only says of what kind the things are that an ordinal counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.forms import same_word
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turns import Turns, sentences_before

_NEAR, _BESIDE = 4, 2
"""Sentences before, and words before a noun, among which a number counts it."""


def is_kind(
    source: SourceText, words: Sequence[Token], last: Token, turns: Turns
) -> bool:
    """Tell whether one noun is what is counted in the sentences before the ordinal.

    «The first two motions and the budget were put off. The third [motion]».
    """
    if len(words) != 1 or not words[0].text.islower():
        return False
    return any(
        same_word(word.key, words[0].key, name=False)
        and any(is_number(other) for other in one.words[max(0, at - _BESIDE) : at])
        for one in islice(sentences_before(source, last.start, turns), _NEAR)
        for at, word in enumerate(one.words)
    )
