"""Exceptions, conditions and concessions that brackets put into a statement.

«No member [other than the chair] may vote»: whoever quotes may say more clearly what
the source says, and take nothing out of it, nor add «even with leave», of which it
knows nothing. What it says beside the place may be repeated.
"""

from __future__ import annotations

import re

from evidence.text.quotations.forms import same_word
from evidence.text.quotations.limits import CONDITION, EXCEPTION
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import tokens
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import (
    sentence_after,
    sentences_before,
    turns_around,
)

_EXCEPTED = re.compile(rf"(?:and |but )?(?:{EXCEPTION}|but not)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    rf"(?:but |and )?(?:{CONDITION}|only if|provided)\b", re.IGNORECASE
)
_CONCEDED = re.compile(
    r"(?:even|auch|selbst|sogar|même|incluso|aun|hasta|with or|mit oder|avec ou|con o)"
    r" (?:with|without|if|when|though|after|mit|ohne|wenn|nach|avec|sans|si|quand|après"
    r"|con|sin|cuando|después)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    rf"\b(?:{EXCEPTION}|{CONDITION}|but|only|rather than|besides|beyond|if|provided"
    r"|until|without|otherwise|nur|wenn|ohne|aber|sonst|seulement|si|mais|ne|sans|sinon"
    r"|sólo|solo|si|pero|sin|sino)\b",
    re.IGNORECASE,
)
"""What limits a statement already, so that brackets may say so again."""
_GRANTED = re.compile(
    r"\b(?:even|also|whether|regardless|despite|although|though|auch|selbst|sogar|ob"
    r"|trotz|obwohl|même|malgré|bien que|incluso|aun|aunque|pese)\b",
    re.IGNORECASE,
)
_OTHERS = frozenset(
    listed(
        "others other rest remaining remainder so thus then otherwise this that these "
        "those such it übrigen anderen andere sonst dies das so autres autre reste "
        "sinon ainsi cela ça demás otros otras resto así eso esto"
    )
)
"""Words of which it may be said who is not among them, or how it is so."""
_SIDES = 2
"""Sentences before a place, with its own, which may have the limit."""


def reserved(source: SourceText, at: int, filler: str) -> str:
    """Say what limit *filler* puts in at a place; "" where the source has it there."""
    said = " ".join(filler.split())
    kinds = ((_EXCEPTED, _LIMITED), (_CONDITIONAL, _LIMITED), (_CONCEDED, _GRANTED))
    own = next((known for kind, known in kinds if kind.match(said)), None)
    if source.language != "de" and said.startswith("falls"):
        return ""  # an English verb
    last = source.tokens(max(0, at - 60), at)[-1:]
    if own is None or (last and last[0].key in _OTHERS):
        return ""
    turns = turns_around(source, at)
    back = [one for one in sentences_before(source, at, turns) if one.words]
    near = [*back[:_SIDES], *sentence_after(source, at, turns)]
    keys = {key for sentence in near for key in sentence.keys}
    missing = [
        word
        for word in content(tokens(said))
        if not any(same_word(word.key, key, name=False) for key in keys)
        and not own.match(word.text)
    ]
    limited = any(own.search(sentence.text) for sentence in near)
    if limited and not missing:
        return ""
    return f"“[{said}]” puts in a limit that the source has not there"
