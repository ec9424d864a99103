"""What noun «den», «das», «dessen» or «seine» takes up, which brackets put beside it.

Of German, French and Spanish: the sentence before names it, in the same words or by a
verb («fahren», «die Fahrt»), as its subject or alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from evidence.text.quotations.accounts_abroad import LINKS
from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.brackets import INDEFINITE
from evidence.text.quotations.candidates import Mention, mentions
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.instead_abroad import DEFINITE, PERSONS, POSSESSIVE
from evidence.text.quotations.persons import sex_of
from evidence.text.quotations.phrases import DETERMINERS, prepositions
from evidence.text.quotations.restated_abroad import flat, stands
from evidence.text.quotations.ties import content
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import FREE

_ALONE = frozenset(listed("der die das den dem denen deren dessen derer"))
"""German articles that stand for a noun of their own."""
_MALE, _FEMALE, _NEUTER, _MANY = "m", "f", "n", "p"
_GERMAN = {
    **dict.fromkeys(("ein", "im", "am", "zum", "beim", "vom", "dem"), "mn"),
    **dict.fromkeys(("des", "eines", "einem"), "mn"),
    **dict.fromkeys(("eine", "zur", "einer"), "f"),
    "einen": "m",
    "den": "mp",
    "die": "fp",
    "das": "n",
    "der": "mfp",
}
_TOLD = {"der": "mf", "die": "fp", "das": "n", "den": "m", "dem": "mn", "denen": "p"}
_OBJECTS = frozenset(listed("le la les l' lo los las"))
_SAME = (
    frozenset(listed("das dies dieses")),
    frozenset(listed("cela ça ceci")),
    frozenset(listed("esto eso ello")),
)
"""Words of which one may stand for the other."""
_CLAUSAL = frozenset(listed("das dies cela ça ceci esto eso ello"))
_FAR, _LONG = 3, 5
"""Sentences before in which somebody is named, or is an object."""
_SHORT = 5
"""Words of a sentence that speaks of the same: «Kannten Sie den?»"""
_SHARED = 2
"""Letters that are no name."""


def taken_up(bracket: Bracket) -> str | None:
    """Return "" where a noun is what the source takes up; None where it is unknown."""
    if (taken := _for_article(bracket)) is not None:
        return taken
    rules: tuple[Callable[[Bracket], bool], ...] = (
        _is_plain,
        _is_whose,
        _is_object,
        _is_nominal,
        _is_owners,
        _is_compound,
        _is_known_person,
    )
    return "" if any(rule(bracket) for rule in rules) else None


def _is_plain(bracket: Bracket) -> bool:
    """Tell whether an article stands for a possessive, or «dies» for «das»."""
    if len(bracket.filler) != 1 or len(bracket.gone) != 1:
        return False
    put, was = bracket.filler[0].key, bracket.gone[0].key
    if any({put, was} <= same for same in _SAME):
        return True
    return put in DEFINITE and POSSESSIVE.fullmatch(was) is not None


def _is_whose(bracket: Bracket) -> bool:
    """Tell whether «dessen» is explained by whom the sentence before names."""
    before = bracket.before()[-1:]
    if bracket.gone or not before or before[0].key not in {"dessen", "deren"}:
        return False
    near = {key for sentence in bracket.back(1)[1:] for key in sentence.keys}
    words = [word for word in content(bracket.filler) if word.key not in DETERMINERS]
    return bool(words) and all(
        any(same_word(word.key, key, name=False) for key in near) for word in words
    )


def _is_known(one: Mention) -> bool:
    """Tell whether somebody is named, or spoken of as known: «der Direktor»."""
    return one.sure and one.words[0].key not in INDEFINITE


def _is_object(bracket: Bracket) -> bool:
    """Tell whether a name stands behind a verb for the object before it.

    «Mercier le renvoya», as «Mercier [renvoya Tanguy]»: whom the sentence before names.
    """
    keys = [word.key for word in bracket.gone]
    put = bracket.filler
    if len(keys) != 2 or keys[0] not in _OBJECTS or put[0].key != keys[1]:
        return False
    words = [word for word in content(put[1:]) if word.key not in DETERMINERS | {"a"}]
    near = {key for sentence in bracket.back(_LONG)[1:] for key in sentence.keys}
    own = bracket.back(0)[0].keys
    return bool(words) and all(
        word.key not in own and any(same_word(word.key, k, name=False) for k in near)
        for word in words
    )


def _is_nominal(bracket: Bracket) -> bool:
    """Tell whether «das» is called by a noun what was just done: «fahren», «Fahrt»."""
    before = bracket.before()[-1:]
    if bracket.gone or not before or before[0].key not in _CLAUSAL:
        return False
    grammar = DETERMINERS | prepositions("fr") | FREE
    words = [word for word in content(bracket.filler) if word.key not in grammar]
    told = [key for one in bracket.back(1)[1:] for key in one.keys if len(key) > 3]
    return bool(words) and all(
        word.kind == "word" and any(word.key[:4] == key[:4] for key in told)
        for word in words
    )


def _is_owners(bracket: Bracket) -> bool:
    """Tell whether whose it is, is said: «seine Zusage», «die Zusage des Landrats».

    He is the subject of the sentence before, or the only one that it speaks of.
    """
    if len(bracket.gone) != 2 or not POSSESSIVE.fullmatch(bracket.gone[0].key):
        return False
    noun = bracket.gone[1].key
    at = next(
        (n for n, w in enumerate(bracket.filler) if same_word(w.key, noun, name=False)),
        None,
    )
    grammar = DETERMINERS | LINKS
    behind = bracket.filler[at + 1 :] if at is not None else ()
    owner = [word for word in content(behind) if word.key not in grammar]
    subjects = (
        next((m for m in mentions(bracket.source, sentence) if _is_known(m)), None)
        for sentence in bracket.back(_FAR)[1:]
    )
    first = next(filter(None, subjects), None)
    return (
        bool(owner)
        and first is not None
        and any(
            same_word(one.key, word.key, name=False)
            for one in first.words
            for word in owner
        )
    )


def _is_compound(bracket: Bracket) -> bool:
    """Tell whether a name stands behind a compound: «des Ingenieurbüros Rauh»."""
    before = bracket.before()[-1:]
    if bracket.gone or bracket.source.language != "de" or not before:
        return False
    noun, name = before[0].text, " ".join(word.text for word in bracket.filler)
    if not (noun[:1].isupper() and name[:1].isupper()) or len(noun) < _SHARED + 2:
        return False
    form = rf"\b\w{{3,}}{re.escape(noun.lower())}(?:e?s|e?n)? {re.escape(name)}\b"
    text = " ".join(bracket.source.normal.text.split())
    return re.search(form, text) is not None


def _is_known_person(bracket: Bracket) -> bool:
    """Tell whether «die Frau» is whom, alone of all, the sentence before names."""
    keys = [word.key for word in bracket.gone]
    named = all(word.text[:1].isupper() for word in bracket.filler)
    if len(keys) != 2 or keys[0] not in DEFINITE or keys[1] not in PERSONS or not named:
        return False
    before = [sentence for sentence in bracket.back(1) if sentence.words][-1:]
    text = flat(before[0]) if before else ""
    sexes = {sex_of(keys[1]), sex_of(bracket.filler[0].key)} - {""}
    said = " ".join(word.text.lower() for word in bracket.filler)
    return len(sexes) < 2 and len(said) > _SHARED and stands(said, text)


def _for_article(bracket: Bracket) -> str | None:
    """Return "" where a noun beside «den» is the last of its gender; None elsewhere."""
    before = bracket.before()
    if bracket.gone or bracket.source.language != "de" or not before:
        return None
    last, noun = before[-1], bracket.filler[0]
    if last.key not in _ALONE or not noun.text[:1].isupper():
        return None
    text = bracket.source.normal.text
    genders = _genders(text, noun.text)
    told = set(_TOLD.get(last.key, "mfnp"))
    if genders and not genders & told:
        return f"“{last.text}” is not “[{bracket.shown}]”, of another gender"
    said = " ".join(word.text.lower() for word in bracket.filler)
    for sentence in bracket.back(_FAR + 1):
        if re.search(
            rf"\b{re.escape(said)}\b", " ".join(sentence.text.lower().split())
        ):
            return ""
        if len(sentence.words) > _SHORT and not sentence.keys & {"den", "dem", "denen"}:
            return None
    return None


def _genders(text: str, noun: str) -> set[str]:
    """Return the genders that articles before a German noun leave it."""
    form = rf"\b(\w+) (?:[a-zäöüß]+ ){{0,2}}{re.escape(noun)}(?:e?s|e?n)?\b"
    left = {_MALE, _FEMALE, _NEUTER, _MANY}
    found = [
        _GERMAN[m[1].lower()]
        for m in re.finditer(form, text)
        if m[1].lower() in _GERMAN
    ]
    for genders in found:
        left &= set(genders)
    return left if found else set()
