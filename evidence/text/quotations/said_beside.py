"""What is said of the second of two like phrases, and an ellipsis leaves out.

«Dry in summer and damp in winter» is not «dry in summer and … in winter», which says
that it is dry all the year.
"""

from __future__ import annotations

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.frames import PREPOSITIONS
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.predicates import STATES, WHERE, is_adjective
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import COORDINATORS

_FEW, _NEAR = 3, 8
_ADDING = frozenset(
    listed("even also again still often sometimes always later perhaps auch noch aussi")
)


def other_adjective(hidden: Hidden) -> str:
    """Say what else is said of the rest: «dry in summer and | damp | in winter».

    Behind «and» stands a phrase like one that an adjective before it has.
    """
    words, kept = hidden.last(), hidden.kept
    ends = not hidden.coming or len(kept) < _FEW
    if not hidden.whole or ends or not 0 < len(words) <= _FEW:
        return ""
    like = hidden.coming[0].key
    adjective = is_adjective(words[-1]) and words[-1].key not in _ADDING
    adjective = adjective and not words[-1].key.endswith("s")
    if kept[-1].key not in COORDINATORS or like not in PREPOSITIONS or not adjective:
        return ""
    said = any(
        (word.key == like or {word.key, like} <= WHERE | {"by", "near"})
        and is_adjective(kept[at - 1])
        and STATES & set(keys_of(kept[max(0, at - _NEAR) : at - 1]))
        for at, word in enumerate(kept)
        if at > 1
    )
    return f"the words left out have what is said, “{shown(words)}”" if said else ""
