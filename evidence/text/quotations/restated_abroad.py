"""Whether words in brackets only say again what the source says just before.

«Aucune de celles que …», where the sentence before has «les personnes sans titre de
séjour»: their «sans» is the source's own. Of German, French and Spanish.
"""

from __future__ import annotations

import re

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.persons import PRONOUNS
from evidence.text.quotations.phrases import DETERMINERS, prepositions
from evidence.text.quotations.ties import content
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Sentence
from evidence.text.quotations.words import FREE
from evidence.text.quotations.words_abroad import NEGATIONS

_STANDING = frozenset(
    listed(
        "ci là dernier dernière derniers dernières celui celle ceux celles celui-ci "
        "celle-ci ceux-ci celles-ci cela ceci ça ce le la les l' en y lui leur que qu' "
        "de d' der die das den dem denen derer dies dieser diese dieses diesen diesem "
        "jener jene jenes jenen jenem davon dafür dazu daran darauf darin darüber es "
        "sie ihn ihm el los las lo ello esto eso aquello este esta estos estas ese esa "
        "esos esas aquel aquella aquellos aquellas quien quienes una uno unos unas del"
    )
)
"""Words that stand for what was named before."""
_LEADING = (
    DETERMINERS
    | prepositions("fr")
    | frozenset(
        listed(
            "cet cette ce ces este esta estos estas dieser diese dieses que qu' dass "
            "de del des du von es c'est à savoir nämlich a según selon laut"
        )
    )
)
_CASE = re.compile(r"(?<=\w{4})(?:ern|en|es|er|em|n|s|e)\Z")
_OF_THEM = frozenset(listed("davon darunter hiervon dabei daran dafür darüber"))
_WITHIN = 2
"""Sentences before in which it is said."""
_STEM = 5
"""Letters with which two forms of a verb begin."""
_SHARED = 2
"""Words that a clause has in common with the one whose end is repeated."""


def restated(bracket: Bracket) -> str | None:
    """Return "" where the source says the same, of the same, just before."""
    if (denied := _without_denial(bracket)) is not None:
        return denied
    parts = _parts(bracket)
    if not parts or not any(word for part in parts for word in part.split()):
        return None
    texts = [flat(one) for one in bracket.back(_WITHIN)]
    there = any(all(stands(part, text) for part in parts) for text in texts)
    if not there:
        return None
    keys = {word.key for word in bracket.gone}
    stand_in = bool(keys) and keys <= _STANDING - PRONOUNS
    return "" if stand_in or _takes_up(bracket) or _goes_on(bracket, parts) else None


def _without_denial(bracket: Bracket) -> str | None:
    """Say that a clause is summed up without its denial: «de que … se aplica»."""
    keys = {word.key for word in bracket.filler}
    denials = NEGATIONS | {"no", "kein", "nicht"}
    if not {"que", "qu'", "dass"} & keys or denials & keys:
        return None
    words = [w for w in content(bracket.filler) if w.key not in FREE | DETERMINERS]
    for sentence in bracket.back(_WITHIN)[1:]:
        there = [
            one.key
            for one in sentence.words
            if any(same_word(one.key, w.key, name=False) for w in words)
        ]
        if len(there) >= max(_SHARED, len(words)):
            first = next(w.start for w in sentence.words if w.key == there[0])
            behind = {w.key for w in sentence.words if w.start >= first}
            if denials & behind:
                return f"“[{bracket.shown}]” leaves out what is denied"
    return None


def _parts(bracket: Bracket) -> list[str]:
    """Return the words between the commas, without what only leads to them."""
    found: list[list[str]] = [[]]
    for one, other in zip((None, *bracket.filler), bracket.filler, strict=False):
        apart = one is not None and other.start - one.end > 1
        if apart:
            found.append([])
        if found[-1] or other.key not in _LEADING:
            found[-1].append(other.text.lower())
    return [" ".join(words) for words in found if words]


def stands(part: str, text: str) -> bool:
    """Tell whether words stand so in a text, German ones in whatever case."""
    form = " ".join(
        re.escape(_CASE.sub("", word)) + (r"\w{0,3}" if _CASE.search(word) else "")
        for word in part.split()
    )
    return re.search(rf"(?<!\w){form}(?!\w)", text) is not None


def _takes_up(bracket: Bracket) -> bool:
    """Tell whether words are beside «esa declaración», «diese Frage»."""
    before = bracket.before()
    pointing = listed(
        "esa ese esta este dicha dicho cette ce cet diese dieser dieses diesem diesen"
    )
    clause = bracket.filler[0].key in {"de", "que", "dass", "du", "von", "d'"}
    if not bracket.gone and clause and before and before[-1].key in _OF_THEM:
        return True
    return (
        not bracket.gone and clause and len(before) > 1 and before[-2].key in pointing
    )


def _goes_on(bracket: Bracket, parts: list[str]) -> bool:
    """Tell whether its clause is said before with these words at its end.

    «Vous cesseriez d'écrire à soixante-dix ans?» – «Je cesserais d'écrire …».
    """
    if bracket.gone or len(" ".join(parts).split()) < _SHARED:
        return False
    own, *back = bracket.back(_WITHIN)
    mine = [w.key for w in content(own.words) if w.key not in FREE | DETERMINERS]
    for sentence in back:
        keys = sentence.keys
        shared = [k for k in mine if any(_same(k, other) for other in keys)]
        text = flat(sentence)
        if len(shared) >= _SHARED and all(stands(part, text) for part in parts):
            return True
    return False


def _same(one: str, other: str) -> bool:
    """Tell whether two are one word, or one verb: «cesserais», «cesseriez»."""
    begun = len(min(one, other, key=len)) > _STEM and one[:_STEM] == other[:_STEM]
    return begun or same_word(one, other, name=False)


def flat(sentence: Sentence) -> str:
    """Return a sentence in small letters, without hyphens and line ends."""
    return " ".join(sentence.text.lower().replace("-", " ").split())
