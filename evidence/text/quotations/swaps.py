"""Whether one pronoun may stand in brackets for another: «[she]» for «I».

Who quotes may turn what a speaker says of himself into the third person, never the
other way; and where the same sentence has «he» of somebody else, «[him]» for «me» is
taken for that other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.persons import SEXES, TITLES
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turns import (
    Turns,
    sentence_after,
    sentences_before,
    turns_around,
)
from evidence.text.quotations.words import FIRST, HE, SECOND, SHE, THEY

_TAGGED = re.compile(r"^[^\"]*[,.!?]\" (?:(?:he|she) \w+|\w+ (?:he|she))\b(?! that)")
"""«…,” she says»: who speaks is then «she» to the source too."""
_REACH = 200
_ONE = frozenset({"i", "me", "my", "mine"})
_SELF = {"himself": "m", "herself": "f"}
_SINGLE = HE | SHE | frozenset(_SELF)


def swapped(source: SourceText, filler: Sequence[Token], gone: Sequence[Token]) -> str:
    """Say what is wrong with one pronoun in brackets for another; "" where nothing."""
    if len(filler) != 1 or len(gone) != 1:
        return ""
    mine, yours = filler[0], gone[0]
    turns = turns_around(source, yours.start)
    if _is_other_person(mine.key, yours.key) or (
        yours.key in FIRST and _is_anothers(source, mine, yours, turns)
    ):
        return f"“[{mine.text}]” instead of “{yours.text}”"
    return ""


def _is_other_person(mine: str, yours: str) -> bool:
    """Tell whether a pronoun is of another person, sex or number than it stands for."""
    third = _SINGLE | THEY
    if mine in FIRST:
        return yours in third | SECOND or (yours in FIRST and _many(mine, yours))
    if mine in _SINGLE and yours in _SINGLE:
        return _sex(mine) != _sex(yours)
    return mine in _SINGLE and (yours in THEY or yours in {"we", "us", "ours"})


def _many(mine: str, yours: str) -> bool:
    return (mine in _ONE) != (yours in _ONE)


def _sex(key: str) -> str:
    return SEXES.get(key) or _SELF.get(key) or ("m" if key in HE else "f")


def _is_anothers(source: SourceText, mine: Token, yours: Token, turns: Turns) -> bool:
    """Tell whether «[him]» for «me» is of another sex, or somebody else's there."""
    if mine.key not in _SINGLE:
        return False
    sex = _sex(mine.key)
    label = label_words(turns.name(turns.at(yours.start)))
    told = next(filter(None, (TITLES.get(word, "") for word in label)), "")
    if told and told != sex:
        return True
    kin = HE if sex == "m" else SHE
    if _TAGGED.search(source.normal.text[yours.end : yours.end + _REACH]):
        return False
    own = (
        *islice(sentences_before(source, yours.start, turns), 1),
        *islice(sentence_after(source, yours.end, turns), 1),
    )
    return any(word.key in kin for sentence in own for word in sentence.words)


def label_words(label: str) -> list[str]:
    """Return the words of a label, folded."""
    return [word.strip("().,:").lower() for word in label.split()]
