"""Which of two, or of several, is meant by where it was named.

«The former», «ersterer», «ce dernier», «the second», «the other»: the nearest sentence
before that joins two, or counts them one by one, has them in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from evidence.text.quotations.forms import same_word
from evidence.text.quotations.kinds import is_kind
from evidence.text.quotations.phrases import determiners, is_name, prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Sentence, Turns, sentences_before

_FIRST = frozenset(
    listed(
        "former ersterer erstere ersteren ersterem ersteres erstgenannte "
        "erstgenannter aquél aquélla aquéllos celui-là celle-là ceux-là"
    )
)
_LAST = frozenset(
    listed(
        "latter letzterer letztere letzteren letzterem letzteres letztgenannte "
        "letztgenannter dernier dernière derniers dernières éste ésta éstos último "
        "última celui-ci celle-ci ceux-ci"
    )
)
_POINTING = frozenset(listed("ce cet cette ces este esta estos estas"))
"""What stands before «dernier» and «último» that take up the last of two."""
_ORDINALS = {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "erste": 0, "zweite": 1}
_ORDINALS |= {"dritte": 2, "premier": 0, "première": 0, "deuxième": 1, "troisième": 2}
_ORDINALS |= {"primero": 0, "primera": 0, "segundo": 1, "segunda": 1, "tercero": 2}
_COUNTING = {
    0: frozenset(listed("firstly 1st one erstens einer eine premièrement")),
    1: frozenset(listed("secondly 2nd zweitens deuxièmement ensuite")),
    2: frozenset(listed("thirdly 3rd drittens troisièmement finally")),
}
"""How sentences begin that count one by one."""
_OTHER = frozenset({"other"})
_OF_WHOM = frozenset(listed("them these those two"))
_BARE = _FIRST | _LAST | _OTHER | _OF_WHOM | _ORDINALS.keys()
"""Words that stand alone for one of several."""
_JOINING = frozenset(listed("and or nor und oder noch et ou y e o ni"))
_NEAR, _COUNTED = 4, 14
"""Sentences before in which two are joined, or in which several are counted."""
_SIGNS = re.compile(r"[,;]")


def by_position(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> str | None:
    """Say whether *filler* is not the one to which the last of *before* points.

    "" where it is; None where the words do not point, or nothing tells.
    """
    place = _place(before)
    words = _telling(source, filler)
    if place is None or not words:
        return None
    at = before[-1].start
    if before[-1].key in _ORDINALS and is_kind(source, words, before[-1], turns):
        return None
    if before[-1].key not in _BARE:
        return _counted(source, filler, before, turns, place)
    for sentence in islice(sentences_before(source, at, turns), _NEAR):
        number = _number(source, sentence, words)
        if number is not None:
            total, one = number
            return _said(filler, before, place, one, total)
    if before[-1].key in _ORDINALS:
        return _counted(source, filler, before, turns, place)
    if before[-1].key in _FIRST:
        return _only_last(source, filler, before, turns)
    return None


def points(words: Sequence[Token]) -> bool:
    """Tell whether words are «the former», or «the latter», alone."""
    keys = [word.key for word in words[:2]]
    return len(keys) == 2 and keys[0] == "the" and keys[1] in _FIRST | _LAST


def _place(before: Sequence[Token]) -> int | None:
    """Return to which of several the last words point, from 0; -1 for the last."""
    if not before:
        return None
    keys = [word.key for word in before[-3:]]
    last = keys[-1]
    if last in _FIRST:
        return 0
    if last in _LAST:
        abroad = last.startswith(("derni", "últim"))
        return -1 if not abroad or _POINTING & set(keys[:-1]) else None
    if last in _OF_WHOM and keys[-2:-1] == ["of"]:
        return _ORDINALS.get(keys[0])
    if last in _OTHER and keys[-2:-1] == ["the"]:
        return _other(before)
    if last not in _ORDINALS and keys[-2:-1] and before[-1].text.islower():
        return _ORDINALS.get(keys[-2])
    return _ORDINALS.get(last)


def _other(before: Sequence[Token]) -> int | None:
    """Return to which of two «the other» points behind «the first of them»."""
    firsts = {*_FIRST, "1st"} & {word.key for word in before[:-1]}
    return 1 if firsts else None


def _telling(source: SourceText, filler: Sequence[Token]) -> list[Token]:
    """Return the words by which one of several is told from the others."""
    grammar = determiners(source.language) | prepositions(source.language)
    words = [word for word in content(filler) if word.key not in grammar]
    return words or [word for word in filler if is_number(word)]


def _said(
    filler: Sequence[Token], before: Sequence[Token], place: int, one: int, total: int
) -> str | None:
    """Say whether the one named is another than the one meant, of so many."""
    meant = total - 1 if place < 0 else place
    if meant == one:
        return ""
    if place == 0 and before[-1].key in _FIRST and total > 2 and one < total:
        return None
    shown = " ".join(word.text for word in filler)
    return f"“{before[-1].text}” is not “[{shown}]”, which is named in another place"


def _number(
    source: SourceText, sentence: Sentence, words: Sequence[Token]
) -> tuple[int, int] | None:
    """Return how many are joined in a sentence, and which of them words name."""
    for parts in _lists(source, sentence):
        sides = [
            {at for at, part in enumerate(parts) if _has(part, word)} for word in words
        ]
        told = [side for side in sides if len(side) == 1]
        one = set.union(*told) if told else set()
        if len(one) == 1:
            return len(parts), one.pop()
    return None


def _has(part: Sequence[Token], word: Token) -> bool:
    return any(same_word(word.key, other.key, name=False) for other in part)


def _lists(source: SourceText, sentence: Sentence) -> Iterator[list[list[Token]]]:
    """Yield each row of two or more that a sentence joins, nearest first."""
    words, text = sentence.words, source.normal.text
    for at in range(len(words) - 2, 0, -1):
        if words[at].key not in _JOINING or not _begins(source, words[at + 1]):
            continue
        parts = [[*words[:at]], [*words[at + 1 :]]]
        yield _cut(text, parts)


def _begins(source: SourceText, word: Token) -> bool:
    """Tell whether a noun phrase begins with a word: «and the Maud», «and one from»."""
    return (
        word.key in determiners(source.language)
        or is_name(source, word)
        or is_number(word)
        or word.key in {"one", "from", "in", "of", "to", "by", "with"}
    )


def _cut(text: str, parts: list[list[Token]]) -> list[list[Token]]:
    """Return a row with what commas divide before its last: «A, B and C».

    A comma that only sets the row off, «two tugs, the Hector and the Maud», divides
    none of it.
    """
    first, last = parts
    cuts = [
        at
        for at in range(1, len(first))
        if _SIGNS.search(text[first[at - 1].end : first[at].start])
    ]
    if not cuts:
        return parts
    if len(cuts) > 1 and cuts[-1] - cuts[-2] <= len(last):
        head = first[cuts[-2] : cuts[-1]]
        return [head, first[cuts[-1] :], last]
    return [first[cuts[-1] :], last] if _is_set_off(first[: cuts[-1]]) else parts


def _is_set_off(words: Sequence[Token]) -> bool:
    """Tell whether words count, or speak of several, of whom a row tells the names."""
    return any(is_number(word) or word.key == "both" for word in words)


def _counted(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    turns: Turns,
    place: int,
) -> str | None:
    """Say whether words are told in another of the sentences that count one by one."""
    words = _telling(source, filler)
    back = islice(sentences_before(source, before[-1].start, turns), _COUNTED)
    for sentence in back:
        first = {word.key for word in sentence.words[:1]}
        which = next((n for n, keys in _COUNTING.items() if keys & first), None)
        if which is None or not all(_has(sentence.words, word) for word in words):
            continue
        return _said(filler, before, place, which, len(_COUNTING))
    return None


def _only_last(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> str | None:
    """Say that «the former» is not what the sentence directly before is of alone."""
    words = _telling(source, filler)
    back = [
        one
        for one in islice(sentences_before(source, before[-1].start, turns), _NEAR)
        if one.words
    ]
    own, *others = back
    if not others or any(_has(own.words, word) for word in words):
        return None
    here, *further = others
    if not all(_has(here.words, word) for word in words):
        return None
    if any(_has(one.words, words[-1]) for one in further):
        return None
    return _said(filler, before, 0, 1, 2)
