"""Whom «dieser» and «a su juicio» take up: somebody of the sentence just before.

«Dieser [der Minister]» is who was named last, and not who was spoken of a page before;
«a su juicio [el de la alcaldesa]» is of whoever is told of there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.phrases import determiners, prepositions
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed

_LAST = frozenset(listed("dieser diesem diesen letzterer letzterem letzteren"))
_ARTICLES = frozenset(listed("der dem den herr herrn"))
_OWNING = frozenset(
    listed(
        "su sus son sa ses leur leurs sein seine seiner seinem seinen ihr ihrer ihre"
    )
)
_THAT_OF = re.compile(
    r"(?:(?:el|la|los|las) (?:de|del)|(?:celui|celle|ceux|celles) (?:de|du|des)"
    r"|(?:der|die|das|dem) (?:des|von|vom)|nach (?:der|dem) (?:des|von|vom))\b",
    re.IGNORECASE,
)


def last_named(bracket: Bracket) -> str | None:
    """Say that brackets name somebody of whom only a passage further off tells."""
    before = bracket.before()
    if bracket.gone or not before:
        return None
    pointing = before[-1].key in _LAST and bracket.filler[0].key in _ARTICLES
    owning = len(before) > 1 and before[-2].key in _OWNING
    if not pointing and not (owning and _THAT_OF.match(bracket.shown)):
        return None
    grammar = determiners(bracket.source.language) | prepositions(
        bracket.source.language
    )
    words = [w for w in content(bracket.filler) if w.key not in grammar | _ARTICLES]
    near = {key for one in bracket.back(1 if pointing else 2) for key in one.keys}
    if not words or _has(words, near) or not _is_printed(bracket, words):
        return None
    return f"“{before[-1].text}” takes up nobody as far off as “[{bracket.shown}]”"


def _has(words: Sequence[Token], keys: set[str]) -> bool:
    return all(any(same_word(w.key, key, name=False) for key in keys) for w in words)


def _is_printed(bracket: Bracket, words: Sequence[Token]) -> bool:
    """Tell whether the source has the words elsewhere."""
    folded = bracket.source.normal.folded
    return all(re.search(rf"\b{re.escape(one.key)}", folded) for one in words)
