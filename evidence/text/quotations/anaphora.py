"""What words that point back, «such cases», «that submission», can point to.

They take up what was said directly before, and nothing that follows. What stands there
in one clause with the same noun may be repeated to the letter, number and all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.brackets import GENERAL
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.persons import PRONOUNS
from evidence.text.quotations.sayings import VERBS
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import REPORTS, listed
from evidence.text.quotations.turns import (
    Sentence,
    Turns,
    sentences_before,
    turns_around,
)

POINTING_BACK = frozenset(
    listed(
        "such that this those these same diese diesem diesen dieser dieses jenem jenen "
        "jener solche cette ces cet ce esta este estas estos esa ese esas esos"
    )
)
"""What stands before a noun that takes up what was said."""
_LEADING = frozenset(listed("of that dass de du des que von to in on for"))
_NEAR, _BEFORE = 3, 800
_STEM = 5
"""Letters that a noun has in common with its verb: submission, submits."""
FIGURES = frozenset(
    listed("figure figures sum amount number total share percentage estimate price")
)
"""Nouns that stand for a number said before."""
_KINDS = (
    re.compile(r"[$€£¥] ?\d[\d.,]*\d(?: (?:million|billion|trillion))?"),
    re.compile(r"\d[\d.,]* ?(?:%|per ?cent)"),
    re.compile(r"(?<![$€£¥\d.,])(?:\d+,)?\d{2,3}(?: (?:million|billion))?(?![\d%.,])"),
)
_CLAUSE = re.compile(r"[,;:.!?()](?!\d)|\band\b|\bbut\b")


def restates(source: SourceText, at: int, filler: Sequence[Token]) -> bool:
    """Tell whether words beside a noun say of it what a clause before says.

    «An audit found that at least 310 entries were copies … the copies [at least 310
    entries]». Their number is then the source's own, of the same thing.
    """
    last = source.tokens(max(0, at - 60), at)[-1:]
    said = " ".join(word.text.lower() for word in filler).removeprefix("of ")
    if not last or len(filler) < 2:
        return False
    noun = last[0].key
    if noun in PRONOUNS and len(filler) > 2 and _stands(source, at, said):
        return True
    if noun in FIGURES and _is_figure(source, at, said):
        return True
    if _is_said_so(source, at, said):
        return True
    for sentence in islice(sentences_before(source, at, turns_around(source, at)), 3):
        for clause in _CLAUSE.split(" ".join(sentence.text.lower().split())):
            beside = re.sub(rf"\b{re.escape(said)}\b", "", clause)
            if beside != clause and re.search(
                rf"\b{re.escape(noun)}\w{{0,3}}\b", beside
            ):
                return True
    return False


def _is_said_so(source: SourceText, at: int, said: str) -> bool:
    """Tell whether words beside a noun that points back stand so just before it.

    «The firm has asked for another six months. That request [for another six months]».
    """
    before = source.tokens(max(0, at - 60), at)
    if len(before) < 2 or before[-2].key not in POINTING_BACK:
        return False
    near = islice(sentences_before(source, at, turns_around(source, at)), 2)
    form = rf"\b{re.escape(said)}\b"
    return any(re.search(form, " ".join(one.text.lower().split())) for one in near)


def _stands(source: SourceText, at: int, said: str) -> bool:
    """Tell whether what explains a pronoun stands before it word for word."""
    before = " ".join(source.normal.folded[max(0, at - _BEFORE) : at].split())
    return re.search(rf"\b{re.escape(said)}\b", before) is not None


def _is_figure(source: SourceText, at: int, said: str) -> bool:
    """Tell whether «the figure [of £200,000]» is the one figure said last before it.

    Of the same kind: of two sums, or two shares, either may be meant.
    """
    value = said.removeprefix("of ")
    kind = next((one for one in _KINDS if one.fullmatch(value)), None)
    if kind is None:
        return False
    for sentence in islice(sentences_before(source, at, turns_around(source, at)), 3):
        said_there = kind.findall(" ".join(sentence.text.lower().split()))
        if said_there:
            return set(map(_closed, said_there)) == {_closed(value)}
    return False


def _closed(value: str) -> str:
    return value.replace(" ", "").replace(",", "")


def elsewhere(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    turns: Turns,
) -> str:
    """Say what words beside a noun that points back add to what it points to."""
    if filler[0].key not in _LEADING or len(before) < 2:
        return ""
    noun = before[-1]
    words = content(filler)
    if noun.name or not words or not _points(before):
        return ""
    near = list(islice(sentences_before(source, noun.start, turns), _NEAR + 1))
    own, back = near[:1], near[1:]
    meant = [one for one in back if _speaks_of(one, noun)][:1] or back
    keys = {key for one in (*own, *meant) for key in one.keys}
    missing = [
        word
        for word in words
        if word.key not in GENERAL
        and not any(same_word(word.key, key, name=False) for key in keys)
        and not (word.name and any(word.key in one.keys for one in back))
    ]
    if not missing:
        return ""
    shown = " ".join(word.text for word in filler)
    return f"“[{shown}]” is not what “{noun.text}” points back to"


def _points(before: Sequence[Token]) -> bool:
    """Tell whether the last noun has a word that points back, «two such cases»."""
    return any(word.key in POINTING_BACK for word in before[-3:-1])


def _speaks_of(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a sentence says what a noun calls a submission, or an accusation."""
    stem = noun.key[:_STEM]
    if len(noun.key) > _STEM and any(key.startswith(stem) for key in sentence.keys):
        return True
    return noun.key in REPORTS and bool(VERBS & sentence.keys)
