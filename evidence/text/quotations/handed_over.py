"""Whether an ellipsis hands what one person says over to another.

«The senator announced, … [t]he works had never been inspected», where the next speaker
said so: a verb of saying waits for what is said, and gets another's words.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.sayings import VERBS, is_saying
from evidence.text.quotations.tokens import Token, tokens
from evidence.text.quotations.turning_words import word_set

_THAT = word_set("that dass daß que qu' ob whether si")
_PARTICLES = word_set("mit an hinzu fest voraus ein zu zurück aus")
_WITH_PARTICLE = word_set(
    "teilte teilten teilt teilen gab gaben gibt geben fügte fügten fügt stellte "
    "stellten räumte räumten kündigte kündigten führte führten wies warf"
)
_HE = word_set("er sie he she it they we i wir ich il elle ils elles on él ella")
_ANSWERS = word_set(
    "widersprach widersprachen widerspricht entgegnete entgegneten erwiderte "
    "antwortete "
    "konterte réplique répliqua rétorque rétorqua objecte objecta replicó contestó "
    "objetó repuso discrepó replied answered countered retorted objected disagreed "
    "responded"
)
"""Verbs by which another begins to speak, though they lead to nothing themselves."""
_REACH = 8
"""Words between a German verb and its particle: «teilte gestern Abend mit»."""


def handed_over(omitted: str, kept: Sequence[Token]) -> str:
    """Say whose words are given to who is kept as speaking; "" for nobody's."""
    first = SENTENCE_END.search(omitted)
    if first is None or not _waits(omitted, kept):
        return ""
    words = tokens(omitted[first.end() :])
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else None, words[at + 1 : at + 2]
        beside = {one.key for one in (before, *after) if one is not None}
        speaks = word.key in _ANSWERS or is_saying(word, before, after)
        if speaks and not beside & _HE:
            return f"what follows is another's, by “{word.text}”, in the words left out"
    return ""


def _waits(omitted: str, kept: Sequence[Token]) -> bool:
    """Tell whether what is kept ends with a verb that leads to what is said."""
    if not kept or omitted.lstrip()[:1] in {".", "!", "?", "…"}:
        return False
    last = kept[-1]
    if last.key in _THAT and omitted.lstrip()[:1].isalnum():
        return any(word.key in VERBS | _WITH_PARTICLE for word in kept[-_REACH:-1])
    if omitted.lstrip()[:1] not in {",", ":"}:
        return False
    if last.key in _PARTICLES:
        return any(word.key in _WITH_PARTICLE for word in kept[-_REACH:-1])
    return any(is_saying(word, None, ()) for word in kept[-2:])
