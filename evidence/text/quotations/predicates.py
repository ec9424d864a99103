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

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.frames import DETERMINERS, PREPOSITIONS
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.sayings import is_saying
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import (
    AUXILIARIES,
    BE,
    COORDINATORS,
    FREE,
    MODALS,
    RELATIVES,
)

_MOST = 12
"""Words of a phrase that limits."""
_CHANGES = frozenset(
    listed(
        "rose fell grew rise rises fall falls grow grows increased decreased declined "
        "doubled halved dropped stopped ceased improved worsened continued remain "
        "remained remains stieg stiegen sank sanken fiel fielen augmenté baissé"
    )
)
STATES = BE | frozenset(listed("ist sind war waren est sont était étaient es son"))
WHERE = frozenset(
    listed(
        "in at on under for during within below above until throughout inside outside "
        "unter während für im am bei dans pendant pour sous en durante para bajo"
    )
)
"""What leads to a place, time or circumstance in which alone a thing is so."""
_WITH = frozenset(listed("with without over under mit ohne unter über"))
"""What says which of them a rule is for: «people with asthma should»."""
ALL = frozenset(
    listed(
        "nobody everybody everyone anybody anyone none all those nothing everything "
        "anything niemand jeder alle alles nichts personne tous tout rien nadie todos "
        "todo nada"
    )
)
_STAYING = frozenset(listed("remain stay continue be"))
_EVERYWHERE = frozenset(listed("throughout everywhere daily überall täglich"))
_UNDONE = re.compile(r"un(?!ter|der|til|less|ite|ion)\w{3,}(?:ed|en|t|id|ad)")
_NO_ADJECTIVE = frozenset(
    listed("here there now then so ready due free able born dead")
)


def lesser_statement(hidden: Hidden) -> str:
    """Say what makes a statement one about less, and is left out; "" where nothing."""
    return (
        _denied_aside(hidden)
        or _share(hidden)
        or _unspoken(hidden)
        or _undone(hidden)
        or _everybody(hidden)
        or _purpose(hidden)
        or _state(hidden)
        or _within(hidden)
    )


def _purpose(hidden: Hidden) -> str:
    """Say for what alone something is denied: «nobody goes | to walk out | on …»."""
    words = _first(hidden)
    if not hidden.whole or len(words) < 2 or hidden.last() != words:
        return ""
    denied = NEGATIONS & set(keys_of(hidden.kept))
    if not denied or words[0].key not in {
        "to",
        "because",
        "um",
        "pour",
        "para",
        "weil",
    }:
        return ""
    return f"the words left out have for what it is denied, “{shown(words)}”"


def _everybody(hidden: Hidden) -> str:
    """Say who alone is meant by a word for everybody or nobody: «nobody | in debt»."""
    words = _first(hidden)
    if not hidden.whole or not words or not hidden.kept:
        return ""
    last = hidden.kept[-1]
    limits = words[0].key in WHERE | RELATIVES | {"with", "without", "of", "mit", "de"}
    if last.key not in ALL or not limits or hidden.last() != words:
        return ""
    return f"the words left out have which “{last.text}” is meant, “{shown(words)}”"


def _within(hidden: Hidden) -> str:
    """Say the same of what is left out of one sentence."""
    return _modal(hidden) or _bare_subject(hidden) if hidden.whole else ""


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
    if keys[-1] == "so" and keys[-2:-1] != () and keys[-2] in _STAYING:
        return ""  # «since May and will remain so | until»: it only goes on
    found = [w for w in words if w.key in MODALS and w.text != "May"]
    return f"the words left out have “{shown(found)}”" if found else ""


def _bare_subject(hidden: Hidden) -> str:
    """Say which part of a thing is meant, where its noun stands for all of it."""
    words = _first(hidden)
    if not words or hidden.last() != words or not hidden.coming:
        return ""
    kept = hidden.kept
    participle = words[0].key.endswith("ed") or words[0].key in VERB_FORMS - AUXILIARIES
    if not 1 <= len(kept) <= 2 or not kept[0].opens:
        return ""
    if words[0].key not in PREPOSITIONS and not participle:
        return ""
    noun = kept[-1]
    given = any(w.key in DETERMINERS | FREE or is_number(w) or w.name for w in kept)
    if given or (len(kept) == 1 and noun.text.isupper()):
        return ""
    behind = keys_of(hidden.coming[:4])
    changes = bool({*behind[:2]} & _CHANGES)
    denied = behind[0] in AUXILIARIES and bool(NEGATIONS & set(behind[1:3]))
    denied = denied or bool(
        {"nichts", "kein", "keine", "nicht", "nie"} & {*behind[1:3]}
    )
    ruled = behind[0] in MODALS and (participle or words[0].key in _WITH)
    if not (changes or denied or ruled):
        return ""
    return f"the words left out have of which “{noun.text}” it is so, “{shown(words)}”"


def _state(hidden: Hidden) -> str:
    """Say where or when alone something is as an adjective says."""
    words = _first(hidden)
    if not words or words[0].key not in WHERE or not is_state(hidden.kept):
        return ""
    if words[0].key == "for" and "been" in keys_of(hidden.kept[-3:]):
        return ""  # «has been ill | for some weeks |»: so long, and no less
    return f"the words left out have where or when it is so, “{shown(words)}”"


def _unspoken(hidden: Hidden) -> str:
    """Say what verb of saying is left out with a comma, and nothing said it else.

    «Sie gab an, ihm die Mappe vorgelegt zu haben» is by her account.
    """
    words = _first(hidden)
    if not hidden.whole or not words or hidden.last() == words or len(hidden.kept) > 4:
        return ""
    keys = keys_of(words)
    said = [w for at, w in enumerate(words) if is_saying(w, None, words[at + 1 :])]
    given = keys[0] in {"gab", "gaben", "gibt", "geben"} and "an" in keys
    verbs = any(w.key in VERB_FORMS | AUXILIARIES | MODALS for w in hidden.kept)
    if verbs or len(words) > 4 or not (said or given):
        return ""
    return f"the words left out have by whose account it is so, “{shown(words)}”"


def _undone(hidden: Hidden) -> str:
    """Say what says, with «un-», that it was not done: «returned it unread»."""
    words = _first(hidden)
    if not hidden.whole or hidden.last() != words or not 0 < len(words) <= 2:
        return ""
    found = [word for word in words if _UNDONE.fullmatch(word.key)]
    return f"the words left out have “{shown(found)}”" if found else ""


def is_count(kept: Sequence[Token]) -> bool:
    """Tell whether words end with a number."""
    return bool(kept) and is_number(kept[-1])


def _share(hidden: Hidden) -> str:
    """Say of how many a number is: «We got 90 out of 400»."""
    words = tokens(hidden.head)
    if not (hidden.open_left and is_count(hidden.kept)) or len(words) < 2:
        return ""
    keys = keys_of(words)
    part = keys[:2] == ("out", "of") or keys[0] == "of"
    if not part or not any(is_number(word) for word in words[1:4]):
        return ""
    return f"the words left out have of how many it is, “{shown(words[:4])}”"


def is_state(kept: Sequence[Token]) -> bool:
    """Tell whether words end with an adjective that is said of something."""
    if len(kept) > 1 and kept[-1].key in _EVERYWHERE:
        kept = kept[:-1]
    if len(kept) < 3 or not is_adjective(kept[-1]):
        return False
    verb = kept[-2] if kept[-2].key not in NEGATIONS else kept[-3]
    return verb.key in STATES


def is_adjective(word: Token) -> bool:
    """Tell whether a small word of no closed class may say how something is."""
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
