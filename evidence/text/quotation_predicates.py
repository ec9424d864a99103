"""What an ellipsis takes from a statement that is about less than it then seems.

«Production at the northern yard is not affected» says nothing of «Production …»; nor
does «The pier is safe in calm weather» say that «The pier is safe …». Most places and
times may go: what is named stays the same without them («The ferry was inspected … by a
surveyor»). Where a noun without an article stands for all there is of it, or an
adjective for how something is, they say of how much of it, where or when.

A modal verb may go no more than a negation: German, French and Spanish leave an
infinitive behind that reads as if it were so.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quotation_clauses import shown
from evidence.text.quotation_forms import VERB_FORMS
from evidence.text.quotation_frames import DETERMINERS, PREPOSITIONS
from evidence.text.quotation_hidden import Hidden, keys_of
from evidence.text.quotation_tokens import Token, is_number
from evidence.text.quotation_words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    FREE,
    MODALS,
    RELATIVES,
)
from evidence.text.turning_words import NEGATIONS, listed

_MOST = 12
"""Words of a phrase that limits."""
_CHANGES = frozenset(
    listed(
        "rose fell grew rise rises fall falls grow grows increased decreased declined "
        "doubled halved dropped stopped ceased improved worsened continued remain "
        "remained remains stieg stiegen sank sanken fiel fielen augmenté baissé"
    )
)
_STATES = BE | frozenset(listed("ist sind war waren est sont était étaient es son"))
_WHERE = frozenset(
    listed(
        "in at on under for during within below above until throughout inside outside "
        "unter während für im am bei dans pendant pour sous en durante para bajo"
    )
)
"""What leads to a place, time or circumstance in which alone a thing is so."""
_NO_ADJECTIVE = frozenset(
    listed("here there now then so ready due free able born dead")
)


def lesser_statement(hidden: Hidden) -> str:
    """Say what makes a statement one about less, and is left out; "" where nothing."""
    return _denied_aside(hidden) or (
        _modal(hidden) or _bare_subject(hidden) or _state(hidden)
        if hidden.whole
        else ""
    )


def _first(hidden: Hidden) -> tuple[Token, ...]:
    words, left, _ = next(hidden.segments(), ((), False, False))
    return words if left else ()


def _modal(hidden: Hidden) -> str:
    """Say what modal verb is left out with nothing to end its clause."""
    words = _first(hidden)
    if not words or hidden.last() != words or len(words) > _MOST or not hidden.coming:
        return ""
    keys = keys_of(words)
    if keys[-1] in COORDINATORS or RELATIVES & set(keys):
        return ""
    found = [w for w in words if w.key in MODALS and w.text != "May"]
    return f"the words left out have “{shown(found)}”" if found else ""


def _bare_subject(hidden: Hidden) -> str:
    """Say which part of a thing is meant, where its noun stands for all of it."""
    words = _first(hidden)
    if not words or hidden.last() != words or not hidden.coming:
        return ""
    kept = hidden.kept
    if not 1 <= len(kept) <= 2 or not kept[0].opens or words[0].key not in PREPOSITIONS:
        return ""
    noun = kept[-1]
    given = any(w.key in DETERMINERS | FREE or is_number(w) or w.name for w in kept)
    if given or (len(kept) == 1 and noun.text.isupper()):
        return ""
    behind = keys_of(hidden.coming[:4])
    changes = bool({*behind[:2]} & _CHANGES)
    denied = behind[0] in AUXILIARIES and bool(NEGATIONS & set(behind[1:3]))
    if not (changes or denied):
        return ""
    return f"the words left out have of which “{noun.text}” it is so, “{shown(words)}”"


def _state(hidden: Hidden) -> str:
    """Say where or when alone something is as an adjective says."""
    words = _first(hidden)
    if not words or words[0].key not in _WHERE or not is_state(hidden.kept):
        return ""
    return f"the words left out have where or when it is so, “{shown(words)}”"


def is_state(kept: Sequence[Token]) -> bool:
    """Tell whether words end with an adjective that is said of something."""
    if len(kept) > 1 and kept[-1].key in {"throughout", "everywhere", "überall"}:
        kept = kept[:-1]
    if len(kept) < 3 or not _is_adjective(kept[-1]):
        return False
    verb = kept[-2] if kept[-2].key not in NEGATIONS else kept[-3]
    return verb.key in _STATES


def _is_adjective(word: Token) -> bool:
    key = word.key
    return (
        word.kind == "word"
        and word.text.islower()
        and not key.endswith(("ed", "ing", "en", "ly", "t", "né", "ré", "lé", "té"))
        and key not in _NO_ADJECTIVE | FREE | AUXILIARIES | VERB_FORMS
        and not is_number(word)
    )


def _denied_aside(hidden: Hidden) -> str:
    """Say what an aside denies by which something is done: «in a tongue few read»."""
    if not hidden.whole:
        return ""
    for words, left, right in hidden.segments():
        keys = keys_of(words)
        if left or right or keys[0] not in PREPOSITIONS or RELATIVES & set(keys):
            continue
        if {"not", "never", "nicht", "nie", "pas", "jamais", "nunca"} & set(keys):
            return f"the words left out have “{shown(words)}”"
    return ""
