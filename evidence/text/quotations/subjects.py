"""Whose verb, and whose number, is kept when an ellipsis leaves a clause out.

Another's that is left out must not lend its own: «She measured 14,700 plates and
found 62 stars» is not «She measured … 62 stars».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import (
    LINKS,
    MAX_OPENING,
    PRONOUNS,
    TURNING,
    Clause,
    shown,
)
from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import AUXILIARIES, COORDINATORS, MONTHS, RELATIVES

_AMOUNT = frozenset(
    listed("by to of from than about nearly over under is was were are at only")
)
_MAGNIFYING = frozenset(listed("% hundred thousand million billion trillion of"))
_DETERMINERS = frozenset(listed("the a an his her its their our my your this that"))
_BEFORE_YEAR = (
    frozenset(
        listed(
            "de del in of since by from until to between and bis und et y à hasta "
            "seit depuis "
            "desde en"
        )
    )
    | MONTHS
)


_RANGES = frozenset(listed("and to or bis und oder à et ou a y o e hasta"))
_PARTIAL = frozenset(listed("only few half some most none several many neither one"))


def amount(clause: Clause, kept: Sequence[Token], coming: Sequence[Token]) -> str:
    """Say what number is left out that belongs to what is kept."""
    words = clause.words
    found = []
    own = clause.left and clause.keys[0] == "of" and bool(coming)
    if clause.right and not (own and coming[0].key in RELATIVES | AUXILIARIES):
        last = words[-2:] if words[-1].key in _MAGNIFYING else words[-1:]
        found = [w for w in last if is_number(w) and not _is_year(w, words)]
    if clause.left and kept and kept[-1].key in _AMOUNT and is_number(words[0]):
        found.append(words[0])
    return f"“{shown(found)}”" if found else ""


def _is_year(word: Token, words: Sequence[Token]) -> bool:
    at = list(words).index(word)
    before = words[at - 1].key if at else ""
    if at > 2 and _ends_years(words[at - 2 : at + 1]):
        return words[at - 3].key in _BEFORE_YEAR
    return bool(re.fullmatch(r"1\d{3}|20\d\d", word.key)) and (
        before in _BEFORE_YEAR or not before
    )


def _ends_years(words: Sequence[Token]) -> bool:
    """Tell whether three words are two years and their hyphen: «in 2009-10»."""
    first, to, last = words
    short = re.fullmatch(r"\d\d|1\d{3}|20\d\d", last.key) is not None
    return short and to.key == "to" and bool(re.fullmatch(r"1\d{3}|20\d\d", first.key))


def other_subject(clause: Clause, coming: Sequence[Token]) -> str:
    """Say who is left out, if the verb that is kept is theirs.

    "The mayor opened the school and the governor resigned": not "The mayor … resigned".
    """
    keys = clause.keys
    links = [at for at, key in enumerate(keys) if key in LINKS and at]
    if not clause.right or not coming:
        return ""
    verb = coming[0].key
    if not clause.left and _is_part(clause) and _is_verb(verb):
        return f"another subject, “{shown(clause.words)}”"
    if not links:
        return ""
    tail = clause.words[links[-1] + 1 :]
    if not 1 <= len(tail) <= 4 or tail[0].key in PRONOUNS | TURNING:
        return ""
    starts = tail[0].key in _DETERMINERS or tail[0].name or tail[-1].key.endswith("s")
    acts = verb in AUXILIARIES - {"to"} or verb.endswith(("ed", "es"))
    return f"another subject, “{shown(tail)}”" if starts and acts else ""


def other_verb(clause: Clause, kept: Sequence[Token]) -> str:
    """Say what verb is left out, where one that is kept takes over what was its own.

    "Accidents were rare, but one was never forgotten": not "Accidents were … never".
    """
    verbs = AUXILIARIES - {"to"}
    if not clause.right or not kept or kept[-1].key not in verbs:
        return ""
    last = clause.words[-1]
    return f"another verb, “{last.text}”" if last.key in verbs else ""


def other_object(clause: Clause) -> str:
    """Say what verb is left out, where what is kept is its object.

    "She measured 14,700 plates and found 62 stars": not "She measured … 62 stars".
    """
    keys = clause.keys
    links = [at for at, key in enumerate(keys) if key in COORDINATORS and at]
    if not clause.right or not links or not 1 <= len(keys) - links[-1] - 1 <= 2:
        return ""
    last = clause.words[-1]
    return f"another verb, “{last.text}”" if _is_verb(last.key) else ""


def _is_verb(key: str) -> bool:
    return key.endswith("ed") or key in VERB_FORMS - AUXILIARIES


def _is_part(clause: Clause) -> bool:
    """Tell whether a clause is a part of several: «two of the three», «only some»."""
    first = [word for word in clause.words if word.key not in LINKS][:1]
    partial = any(word.key in _PARTIAL or is_number(word) for word in first)
    return partial and len(clause.words) <= MAX_OPENING + 1


def cut_range(clause: Clause, coming: Sequence[Token]) -> bool:
    """Tell whether the first of two numbers that belong together is left out."""
    keys = clause.keys
    amount_comes = any(map(is_number, coming[:1])) or (
        bool(coming[1:]) and coming[0].kind == "sign" and is_number(coming[1])
    )
    return bool(
        clause.right
        and amount_comes
        and keys[-1] in _RANGES
        and len(keys) <= 5
        and any(is_number(word) for word in clause.words)
    )
