"""Words in brackets that say more, or another thing, than those for which they stand.

A replacement is another form of what stands there, or shorter without losing a limit:
not «[prove]» for «are in accord with», «[guarantee]» for «use its best endeavours to»,
«[the whole]» for «a third part of», «[£52,000]» for «£46,000 to £52,000». In one module
because each of these compares the same two runs of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import VERB_FORMS, same_word
from evidence.text.quotations.phrases import DETERMINERS, prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.verbs_abroad import same_verb
from evidence.text.quotations.words import (
    AUXILIARIES,
    BE,
    FIRST,
    FREE,
    MODALS,
    MONTHS,
    QUANTIFIERS,
)

_WHOLE = frozenset(
    listed(
        "whole entire all complete total ganze ganzen ganzer ganzes gesamte gesamten "
        "tout toute entier entière todo toda entero entera"
    )
)
"""Words that make the whole of whatever they stand beside."""
_TRYING = frozenset(
    listed(
        "endeavour endeavours endeavoured endeavouring endeavor endeavors endeavored "
        "efforts attempt attempts attempted attempting try tries tried trying seek "
        "seeks sought seeking strive strives strove aim aims aimed seem seems seemed "
        "appear appears appeared tend tends tended paraît paraissent paraissait "
        "semble semblent semblait sembla tente tentent tenté essaie essaient essayé "
        "s'efforce efforce efforcent scheint scheinen schien schienen versucht "
        "versuchen versuchte versuchten bemüht bemühen bemühte parece parecen parecía "
        "intenta intentan intentó procura procuran procuró trata"
    )
)
"""Verbs and nouns that leave open whether what follows them is done, or is so."""
_TIMES = tuple(
    frozenset(pair.split("/"))
    for pair in listed(
        "before/after avant/après bevor/nachdem vor/nach antes/después earlier/later "
        "vorher/nachher above/below over/under depuis/jusque since/until"
    )
)
_OF = frozenset(listed("of de del des von der d'"))
_COUNTED = frozenset(listed("all most many some few half none hundreds each one"))
_SMALL = FREE | AUXILIARIES | NEGATIONS | MODALS
_VERBAL = AUXILIARIES | MODALS | (VERB_FORMS - frozenset(listed("ground read put")))


def overstated(
    source: SourceText,
    filler: Sequence[Token],
    replaced: Sequence[Token],
    before: Sequence[Token],
) -> str:
    """Say why *filler* says more, or something else, than the words *replaced*.

    *before* are the words kept before them; "" where it does not.
    """
    gone = [word for word in replaced if not word.noise]
    if not gone or not filler:
        return ""
    wrong = (
        _is_other_money(filler, gone)
        or _is_whole(filler, gone)
        or _is_done(filler, gone)
        or _is_other_time(filler, gone)
        or _is_one_of_range(filler, gone)
        or _is_all(filler, gone)
        or _is_own(filler, gone)
        or _is_other_verb(filler, gone, before)
        or _is_other_noun(source, filler, gone, before)
    )
    return f"“[{shown(filler)}]” stands for “{shown(gone)}”" if wrong else ""


def _is_other_money(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether a sum is given in another money: «[euros]» for «US dollars»."""
    put, was = (
        {money for word in some if (money := currency_at(word.text))}
        for some in (filler, gone)
    )
    return bool(put and was) and not put & was


def _is_whole(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether brackets make the whole of what is not said to be it."""
    put = _WHOLE & {word.key for word in filler}
    was = (_WHOLE | {"every", "each"}) & {word.key for word in gone}
    return bool(put) and not was and any(word.key not in FREE for word in gone)


def _is_done(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether an attempt, or what only seems, is given as what is done."""
    open_ = [word for word in gone if word.key in _TRYING]
    if not open_ or len(gone) < 2:
        return False
    if _TRYING & {word.key for word in filler}:
        return False
    return not any(_is_form(word, one) for word in open_ for one in filler)


def _is_other_time(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether what was before is made what was after, or the other way round."""
    put, was = ({word.key for word in some} for some in (filler, gone))
    return any(
        len(pair & put) == len(pair & was) == 1 and pair & put != pair & was
        for pair in _TIMES
    )


def _is_one_of_range(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether one of two numbers stands for both: «46 to 52», «between»."""
    put, was = (
        {word.key for word in some if is_number(word)} for some in (filler, gone)
    )
    dated = any(word.key in MONTHS for word in (*filler, *gone))
    years = all(re.fullmatch(r"1\d{3}|20\d\d", key) for key in put)
    return bool(put) and put < was and not (dated or years)


def _is_all(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether all of whom a number is told stand for that number of them.

    «[los] ciento noventa» for «ochenta y tres de los».
    """
    if any(word.key not in FREE | DETERMINERS for word in filler):
        return False
    parts = [word.key in QUANTIFIERS or is_number(word) for word in gone]
    return any(
        any(parts[:at]) and word.key in _OF for at, word in enumerate(gone) if at
    )


def _is_own(filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether who writes is made the subject: «[I am]» for «My bishop is»."""
    if filler[0].key not in FIRST or len(filler) > 2:
        return False
    verb = gone[-1].key in BE | AUXILIARIES
    return verb and len(gone) > 2 and gone[-2].key not in FIRST


def _is_other_verb(
    filler: Sequence[Token], gone: Sequence[Token], before: Sequence[Token]
) -> bool:
    """Tell whether another verb stands for what is said to be done.

    That words are said of a subject is told by their auxiliary, or by one before them.
    """
    new = [word for word in filler if _says(word)]
    old = [word for word in gone if word.key not in FREE]
    if len(new) != 1 or len(filler) > 3 or not new[0].text.islower():
        return False
    if filler[0].key in DETERMINERS or any(word.name for word in old):
        return False
    last = before[-1].key if before else ""
    verbal = last in MODALS | {"to", "ne"} or gone[0].key in _VERBAL
    if not verbal or not any(_says(word) for word in gone):
        return False
    return not any(_is_form(new[0], word) for word in gone)


def _says(word: Token) -> bool:
    key = word.key.rpartition("'")[2] or word.key
    return word.kind == "word" and key not in _SMALL and len(key) > 2


def _is_form(one: Token, other: Token) -> bool:
    same = same_word(one.key, other.key, name=False)
    return same or same_verb(one.key, other.key)


def _is_other_noun(
    source: SourceText,
    filler: Sequence[Token],
    gone: Sequence[Token],
    before: Sequence[Token],
) -> bool:
    """Tell whether another noun stands behind a preposition or a number's «of the».

    «For [irrigation]» for «drinking water»; «almost all of the [people]» for «women».
    """
    new, old = ([word for word in some if _says(word)] for some in (filler, gone))
    if not new or not _is_bare(gone) or not _is_bare(filler[:1]):
        return False
    keys = [word.key for word in before[-3:]]
    part = keys[-2:] == ["of", "the"] and keys[0] in _COUNTED
    governed = bool(keys) and keys[-1] in prepositions(source.language)
    if not (part or (governed and _is_bare(filler))):
        return False
    return not any(
        _is_form(one, other) or are_tied(source, one.key, other.key)
        for one in new
        for other in old
    )


def _is_bare(words: Sequence[Token]) -> bool:
    """Tell whether words are common nouns, with nothing before them."""
    return 0 < len(words) <= 3 and all(
        _says(word) and word.text.islower() and word.key not in DETERMINERS
        for word in words
    )
