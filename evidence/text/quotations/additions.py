"""Words in brackets that name nobody and replace nothing: what they add.

What the source prints in the same sentence or beside it may be repeated («fifteen
[workers]»), and what it joins with the same word elsewhere («the ministry [of
health]»). A cause, an agent, a purpose, an adjective that it does not print is a claim
of whoever quotes. In one module because all of these ask for the same words nearby.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.brackets import GENERAL
from evidence.text.quotations.candidates import mentions
from evidence.text.quotations.days import is_date, is_dated, is_day
from evidence.text.quotations.forms import bare, same_word
from evidence.text.quotations.glosses import explains
from evidence.text.quotations.pairs import OR
from evidence.text.quotations.persons import PRONOUNS
from evidence.text.quotations.phrases import determiners, prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, is_number, value_of
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Turns, sentence_after, sentences_before
from evidence.text.quotations.words import AUXILIARIES
from evidence.text.quotations.words_abroad import ORDINALS

_BEFORE, _MOST = 2, 6
"""Sentences before that are near, and at most with such as have pronouns."""
CAUSES = frozenset(
    listed(
        "because despite without after before unless although though due owing since "
        "so lest against thanks wegen trotz ohne durch obwohl weil malgré sans parce "
        "faute grâce"
    )
)
_PLACES = frozenset(
    listed("district bezirk kreis gebiet ort stadt land region ville pays commune")
)
_FAR = 4
"""Sentences before in which what is counted is still spoken of."""
_COUNTED = 6
"""Sentences before an ordinal, among which is the noun that it stands for."""
_TIMES = frozenset({"mal", "fois", "vez"})
_ENDED = re.compile(r"[.!?](?=\s|$)")
"""A number takes up a noun that was said before it, and none of the next sentence."""
_SORTS = re.compile(r"(?:ic|ary|onal|ural)$")
_JUDGING = frozenset(
    listed(
        "tragic toxic chaotic catastrophic horrific drastic fantastic frantic heroic "
        "idiotic erratic authentic problematic dramatic systematic pathetic fanatic "
        "imaginary arbitrary unnecessary involuntary temporary secondary mercenary "
        "reactionary extraordinary inflammatory exemplary scary necessary contrary "
        "emotional irrational unprofessional unconstitutional intentional exceptional "
        "unconditional irrational unnatural sensational"
    )
)
_OF = frozenset(listed("of that de du des del von dass que"))
"""What may lead to a noun, or a clause, in words of the source's own."""
AGENTS = frozenset(listed("by par durch"))
_THERE = frozenset(
    listed(
        "here there below above ahí allí allá aquí acá abajo arriba dentro hier dort "
        "drüben unten oben ici là là-bas dedans"
    )
)
"""Words that point to a place: one that the source names says which."""


def added(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    following: Sequence[Token],
    turns: Turns,
) -> str:
    """Say what claim words put in add to the source; "" where none."""
    grammar = AUXILIARIES | prepositions(source.language) | determiners(source.language)
    grammar |= OR
    words = [w for w in content(filler) if w.key not in grammar or w.text == "May"]
    if not words or joined(source, filler, before, following):
        return ""
    shown = " ".join(word.text for word in filler)
    fault = f"“[{shown}]” is added: the source does not say it there"
    if _sorts(source, filler, before, following, turns):
        return ""
    near = near_words(source, before[-1].end, turns)
    if explains(filler, before, near):
        return ""
    caused = filler[0].key in CAUSES | AGENTS and not _printed(source, filler)
    if not caused and _is_placed(source, before, words, near):
        return ""
    dated = is_date(words) and is_dated(before[-1])
    if caused or dated:
        return fault
    behind = _behind(source, filler, before, turns)
    return "" if _is_said(source, filler, words, near | behind) else fault


def _behind(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> frozenset[str]:
    """Return the words behind a place that words put in may take."""
    return frozenset(
        word.key
        for sentence in sentence_after(source, before[-1].end, turns)
        for word in sentence.words
        if not word.name and not _is_clause(filler)
    )


def _is_said(
    source: SourceText,
    filler: Sequence[Token],
    words: Sequence[Token],
    keys: frozenset[str],
) -> bool:
    """Tell whether all of some words are among *keys*, or say nothing of their own."""
    missing = [
        word
        for word in words
        if not any(same_word(word.key, key, name=False) for key in keys)
    ]
    if not missing:
        return True
    if filler[0].key in _OF and all(_is_common(source, word) for word in missing):
        return True
    return len(words) == 1 and (
        missing[0].key in GENERAL | _PLACES and len(filler) <= 3
    )


def _is_clause(filler: Sequence[Token]) -> bool:
    """Tell whether words say what was done: «the measure [shutting the gates]».

    They take up what was said before, and nothing that only follows.
    """
    first = filler[0]
    return len(filler) > 1 and first.text.islower() and first.key.endswith("ing")


def uncounted(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> str | None:
    """Say that the noun of an ordinal was not said before it; None beside others.

    «Dos reuniones … La primera [reunión]», of German, French and Spanish.
    """
    counts = is_number(before[-1]) and not before[-1].text[-4:].isdigit()
    if source.language in {"", "en"} or not (counts or before[-1].key in ORDINALS):
        return None
    if counts and (len(filler) != 1 or filler[0].kind != "word"):
        return None
    words = [w for w in content(filler) if w.key not in determiners(source.language)]
    reach = _COUNTED // 2 if counts else _COUNTED
    sentences = islice(sentences_before(source, before[-1].start, turns), reach)
    keys = {key for sentence in sentences for key in sentence.keys} | _TIMES
    if all(any(same_word(w.key, key, name=False) for key in keys) for w in words):
        return ""
    shown = " ".join(word.text for word in filler)
    return f"“[{shown}]” is not what is counted before “{before[-1].text}”"


def _sorts(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    following: Sequence[Token],
    turns: Turns,
) -> bool:
    """Tell whether one word only says of what sort a noun beside it is.

    «14,700 [photographic] plates», «fifteen [workers]»; no word that judges.
    """
    if len(filler) != 1 or not filler[0].text.islower():
        return False
    (word,) = filler
    folded = source.normal.folded
    printed = re.search(rf"\b{re.escape(word.key)}s?\b", folded)
    counted = is_number(before[-1]) or value_of(before[-1].key) is not None
    if counted and printed and _is_far(source, word, before, turns):
        return False
    if counted and printed:
        end = _ENDED.search(folded, before[-1].end)
        return printed.end() <= (end.start() if end else len(folded))
    if not content(following[:1]):
        return False
    return bool(printed) or (
        _SORTS.search(word.key) is not None and word.key not in _JUDGING
    )


def _is_far(
    source: SourceText, word: Token, before: Sequence[Token], turns: Turns
) -> bool:
    """Tell whether others are spoken of since a noun stood there that is counted.

    «Families sleep eight to a room. … No children will be held. There are nine.»
    """
    near = [
        one for one in sentences_before(source, before[-1].start, turns) if one.words
    ]
    others = any(
        one.many and not same_word(one.head, word.key, name=False)
        for sentence in near[:_FAR]
        for one in mentions(source, sentence)
    )
    stands = any(
        same_word(key, word.key, name=False)
        for sentence in near[: _FAR + 1]
        for key in sentence.keys
    )
    return others and not stands


def _is_common(source: SourceText, word: Token) -> bool:
    """Tell whether a common noun stands anywhere in a source."""
    stands = re.search(rf"\b{re.escape(word.key[:6])}", source.normal.folded)
    return word.text.islower() and stands is not None


def _is_placed(
    source: SourceText,
    before: Sequence[Token],
    words: Sequence[Token],
    near: frozenset[str],
) -> bool:
    """Tell whether a word that points is told where, or when, by the source's words."""
    if is_day(source, before, words, near):
        return True
    return before[-1].key in _THERE and all(
        re.search(rf"\b{re.escape(word.key)}\b", source.normal.folded) for word in words
    )


def joined(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    following: Sequence[Token],
) -> bool:
    """Tell whether the source joins these words with their neighbours elsewhere."""
    put = [bare(word.key) for word in filler]
    sides = []
    if before:
        sides.append([bare(before[-1].key), *put])
    if following:
        sides.append([*put, bare(following[0].key)])
    gap = r"[\s'-]{1,3}"
    compound = r"\w*" if source.language == "de" else ""
    return any(
        re.search(
            rf"\b{compound}" + _declined(side, gap) + r"(?:e?s|'s)?\b",
            source.normal.folded,
        )
        for side in sides
    )


def _declined(side: Sequence[str], gap: str) -> str:
    """Return what finds words beside each other, the first of them declined."""
    first, *others = map(re.escape, side)
    return gap.join((rf"{first}(?:e?s|n)?", *others))


def _printed(source: SourceText, filler: Sequence[Token]) -> bool:
    """Tell whether the source has the words just so."""
    said = " ".join(word.text.lower() for word in filler)
    return said in source.normal.folded


def near_words(source: SourceText, at: int, turns: Turns) -> frozenset[str]:
    """Return the words of the sentence at a place and of those before it."""
    keys: set[str] = set()
    left = _BEFORE + 1
    for sentence in islice(sentences_before(source, at, turns), _MOST):
        keys |= sentence.keys
        left -= not sentence.keys & PRONOUNS
        if not left:
            break
    return frozenset(keys)
