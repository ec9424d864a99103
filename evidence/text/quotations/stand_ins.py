"""Words in brackets that stand for words of the source which say something else.

A pronoun may stand for a name that is quoted before it, a noun for a noun of the same
thing, a verb for another form of it. «[We]» is nobody else, «[unanimously]» no «by six
votes to two», «[him]» no department, and «[court finds]» no «appellant alleges».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.persons import (
    PARTIES,
    SEXES,
    TITLES,
    is_body,
    is_person,
)
from evidence.text.quotations.sayings import VERBS
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied, content
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import FIRST, FREE, QUANTIFIERS, SECOND

_OWNING = frozenset(listed("his her their its my our your"))
_KIN = frozenset(
    listed(
        "predecessor successor father mother brother sister wife husband son daughter "
        "uncle aunt cousin parents deputy assistant secretary lawyer solicitor counsel "
        "boss employer superior colleague partner friend rival opponent client agent "
        "spokesman spokeswoman spokesperson neighbour driver"
    )
)
"""Who is somebody of another's, and never that other."""
_FAR, _NEAR = 900, 400
"""Characters before «that» in which it may be said what it is, and behind."""
_PART = frozenset(listed("some one few several many most part members none half"))
_THIRD = frozenset(listed("he she they his her their him them"))


def mistaken(
    source: SourceText,
    filler: Sequence[Token],
    gone: Sequence[Token],
) -> str:
    """Say why *filler* cannot stand for the words *gone*; "" where it may."""
    said = [word for word in gone if not word.noise]
    if not filler or not said:
        return ""
    wrong = (
        _speaker(filler, said)
        or _part(filler, said)
        or _manner(filler, said)
        or _owned(source, filler, said)
        or _saying(filler, said)
        or _pronoun(filler, said)
        or _kind(filler, said)
    )
    return f"“[{shown(filler)}]” stands for “{shown(said)}”" if wrong else ""


def _speaker(filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether somebody else is made who speaks: «[We]» for «Residents»."""
    if len(filler) != 1 or filler[0].key not in FIRST:
        return False
    keys = {word.key for word in said}
    others = bool(content(said)) or bool(keys & _THIRD)
    return others and not keys & (FIRST | SECOND)


def _part(filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether a part becomes the whole: «[The]» for «Some members of the»."""
    if not all(word.key in FREE for word in filler) or len(said) < 2:
        return False
    keys = {word.key for word in said}
    parts = any(word.key in QUANTIFIERS | _PART or is_number(word) for word in said)
    return parts and "of" in keys


def widened(filler: Sequence[Token], tail: Sequence[Token]) -> str:
    """Say whether one of several becomes all: «[the cause]» for «one of the»."""
    keys = [word.key for word in tail[:4]]
    if "of" not in keys or keys[0] not in _PART:
        return ""
    if any(word.key in QUANTIFIERS | _PART or is_number(word) for word in filler):
        return ""
    return f"“[{shown(filler)}]” stands for “{shown(tail[:4])}”"


def _manner(filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether an adverb stands for other words: «[unanimously]»."""
    own = [word for word in filler if word.key not in FREE]
    if not own or not all(
        word.key.endswith("ly") and len(word.key) > 4 for word in own
    ):
        return False
    return not any(
        same_word(mine.key, yours.key, name=False)
        or same_word(mine.key.removesuffix("ly"), yours.key, name=False)
        for mine in own
        for yours in said
    ) and any(word.key not in FREE for word in said)


def _owned(source: SourceText, filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether somebody is named for somebody of theirs: «her predecessor»."""
    if said[0].key not in _OWNING or said[-1].key not in _KIN or len(said) > 3:
        return False
    own = content(filler)
    if not own or any(same_word(word.key, said[-1].key, name=False) for word in filler):
        return False
    if _succeeds(source, said[-1].key, own[-1].key):
        return False
    return not any(are_tied(source, said[-1].key, word.key) for word in own)


def _succeeds(source: SourceText, role: str, name: str) -> bool:
    """Tell whether the source says that somebody had, or got, an office from another.

    «X retired as chief executive», «Y took over from X», «X was succeeded by Y».
    """
    who = re.escape(name)
    forms = {
        "predecessor": rf"\b{who} (?:retired|resigned|stepped down|handed over)\b|"
        rf"\b(?:succeeded|replaced|t(?:oo|a)k\w* over from) (?:[\w.]+ )?{who}\b",
        "successor": rf"\b(?:succeeded|replaced|followed) by (?:[\w.]+ )?{who}\b"
        rf"|\b{who} (?:took over|succeeded|replaced)\b",
    }
    return role in forms and bool(re.search(forms[role], source.normal.folded))


def _saying(filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether who says it, or how surely, is another: «finds» for «alleges»."""
    verbs = [
        word for word in said if word.key in VERBS - {"meinen"} and word.text.islower()
    ]
    own = content(filler)
    if len(own) < 2 or not verbs or said[-1] is not verbs[-1]:
        return False
    return not any(
        same_word(verb.key, word.key, name=False) for verb in verbs for word in own
    )


def _pronoun(filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether «him» or «her» stands for a body: «accused the Department»."""
    if len(filler) != 1 or filler[0].key not in SEXES:
        return False
    return any(is_body(word.key) and word.key not in PARTIES for word in content(said))


def _kind(filler: Sequence[Token], said: Sequence[Token]) -> bool:
    """Tell whether a person stands for a body, or a body for a person."""
    named, meant = content(filler), content(said)
    if not named or not meant or said[-1] is not meant[-1]:
        return False
    one, other = named[-1].key, meant[-1].key
    if PARTIES & {one, other}:
        return False
    person = is_person(one) or filler[0].key in TITLES
    return is_person(other) if is_body(one) else person and is_body(other)


def foretold(source: SourceText, last: Token, filler: Sequence[Token]) -> str:
    """Say whether «that» is explained by what the source speaks of only behind it."""
    own = [word for word in content(filler) if word.text.islower()]
    if not own:
        return ""
    back = source.tokens(max(0, last.start - _FAR), last.start)
    ahead = source.tokens(last.end, last.end + _NEAR)
    behind = {word.key for word in ahead}
    later = all(word.key in behind for word in own)
    known = any(
        same_word(word.key, other.key, name=False) for word in own for other in back
    )
    if not later or known:
        return ""
    return f"“{last.text}” is nothing that comes behind it, as “[{shown(filler)}]”"
