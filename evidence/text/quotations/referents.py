"""Of whom a pronoun or an afterthought speaks that an ellipsis brings next to others.

«The Hargreaveses went to Canada, and the Pickups went too but they came back»: behind
an ellipsis in place of the Pickups, *they* would be the Hargreaveses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.frames import DETERMINERS, is_finite
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.persons import SEXES, TITLES, is_person, sex_of
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.turning_words import DENIALS, NEGATIONS, listed
from evidence.text.quotations.words import AUXILIARIES, FREE, MODALS

_SUBJECTS = frozenset(
    listed("he she it they who which whom sie er es ils elles il elle")
)
_COUNTING = frozenset(
    listed("none neither both all some most many keiner keine beide aucun ninguno")
)
"""Words that count those who were named last."""
_PARTS = _COUNTING | frozenset(listed("few several others one two each einige wenige"))
_ADDING = frozenset(listed("either ebenso non tampoco ebenfalls"))
"""Words by which a denial is added to another denial."""
_SPEAKERS = frozenset(listed("i we you ich wir je nous yo nosotros"))
_LEADING = frozenset(listed("and but so or although though because as while"))
_COMMENTS = frozenset(listed("as which because since wie comme como was"))
_RELATING = frozenset(listed("who whom whose which where"))
_JOINING = frozenset(listed("and or but nor"))
_COMPARING = frozenset(listed("than"))
_TO = frozenset(listed("to into from through via"))
_REACH = 2
_TAKING_UP = frozenset(listed("both these those beide diese estos ambos"))
"""Words with which a sentence takes up those of the sentence before."""
_AGENT = re.compile(
    r"(?:er|or|ist|ian|ant|ent|ee|man|men|woman|women|person|people)s?$"
)


def other_referent(hidden: Hidden, kept: Sequence[Token]) -> str:
    """Say who is left out of whom what is kept speaks; "" where nobody is.

    *kept* are the words before it, over the beginning of their sentence.
    """
    if not hidden.coming:
        return ""
    return (
        _comment(hidden)
        or _antecedent(hidden)
        or _pronoun(hidden)
        or _added(hidden, kept)
    )


def _comment(hidden: Hidden) -> str:
    """Say whether a comment is kept on what is denied in the words left out."""
    if not hidden.whole or hidden.coming[0].key not in _COMMENTS:
        return ""
    *_, (words, _, right) = ((), False, False), *hidden.segments()
    if right or not words:
        return ""
    if (NEGATIONS | DENIALS) & set(keys_of(words)):
        return f"what is kept is said of “{shown(words)}”, which is left out"
    return ""


def _antecedent(hidden: Hidden) -> str:
    """Say of whom a relative is that is kept behind another than its own.

    «I thank all our staff, and those at Hull in particular, | who made gowns»; «less in
    France than in Germany, | where costs are lower».
    """
    if not hidden.whole or hidden.coming[0].key not in _RELATING or not hidden.kept:
        return ""
    words = ((), *(words for words, _, _ in hidden.segments()))[-1]
    keys = keys_of(words)
    if not words or set(keys) & (AUXILIARIES | MODALS | VERB_FORMS):
        return ""
    other = keys[0] in _JOINING or bool(_COMPARING & set(keys))
    moved = keys[0] in _TO and words[-1].name and hidden.coming[0].key == "where"
    if not (other or moved) or keys[-1] in _JOINING:
        return ""
    return f"“{hidden.coming[0].text}” is said of “{shown(words)}”, which is left out"


def _added(hidden: Hidden, kept: Sequence[Token]) -> str:
    """Say to what denial left out another is added: «I shall not vote for it either».

    What is kept before is no denial: then *either* would join on to it.
    """
    if hidden.whole:
        return ""
    behind = hidden.coming
    first = behind[: next((n for n, w in enumerate(behind) if n and w.opens), None)]
    keys = keys_of(first)
    if not keys or keys[-1] not in _ADDING or not NEGATIONS & set(keys):
        return ""
    gone = keys_of(tokens(hidden.text))
    if NEGATIONS & set(keys_of(kept)) or not NEGATIONS & set(gone):
        return ""
    return f"“{first[-1].text}” is added to a denial that is left out"


def _pronoun(hidden: Hidden) -> str:
    near = hidden.coming[: _REACH + 1]
    if near[0].key in _LEADING:
        near = near[1:]
    if not near or near[0].key not in _SUBJECTS | _COUNTING:
        return ""
    if near[0].key in _COUNTING and not _is_alone(hidden):
        return ""
    subject = _last_subject(hidden)
    kept = set(keys_of(hidden.kept))
    if near[0].key in _SUBJECTS and _SPEAKERS.intersection(keys_of(hidden.kept[:3])):
        return ""  # nobody takes «they» for the writer
    if near[0].key in _COUNTING and subject[:1] and subject[0].key in _PARTS:
        return ""  # «Some asked for it. None got it»: all are of one number
    if _is_no_other(hidden, near[0], subject):
        return ""
    named = [word for word in subject if word.key not in FREE or is_number(word)]
    if not named or kept.issuperset(word.key for word in named):
        return ""
    return f"“{near[0].text}” is “{shown(subject)}”, which is left out"


def _is_no_other(hidden: Hidden, pronoun: Token, subject: Sequence[Token]) -> bool:
    """Tell whether a pronoun cannot be the subject of the one sentence left out.

    «A and B met. Both knew it. They …» are A and B; and «Ms A spoke. The target had
    been met. She …» is no target.
    """
    if subject[:1] and subject[0].key in _TAKING_UP and _is_next(hidden):
        return True
    return pronoun.key in SEXES and _is_thing(hidden) and _is_somebody(hidden.kept)


def _is_next(hidden: Hidden) -> bool:
    """Tell whether one whole sentence is left out, next to what is kept."""
    return len(hidden.ends) == 2 and not tokens(hidden.head)


def _is_thing(hidden: Hidden) -> bool:
    """Tell whether the one sentence left out begins with what is surely nobody."""
    words = _last_clause(hidden)
    verb = next((at for at, w in enumerate(words) if at and is_finite(w)), None)
    if verb is None or not _is_next(hidden) or words[0].key not in DETERMINERS:
        return False
    return not any(
        word.name
        or word.key in TITLES
        or is_person(word.key)
        or sex_of(word.key)
        or _AGENT.search(word.key)
        for word in words[1:verb]
    )


def _is_somebody(kept: Sequence[Token]) -> bool:
    """Tell whether a sentence begins with somebody by title or name."""
    titled = bool(kept) and kept[0].key in TITLES
    return titled or (len(kept) > 1 and all(word.name for word in kept[:2]))


def _is_alone(hidden: Hidden) -> bool:
    """Tell whether a counting word that is kept has no noun of its own beside it.

    «none, as far as we know, suffered» counts those who were named last; «none of the
    guards» says itself whom it counts.
    """
    coming = hidden.coming[:2]
    return (
        len(coming) > 1
        and (
            coming[1].key in AUXILIARIES | {"so", "as", "however"}
            or coming[0].key == "none"
        )
        and coming[1].key != "of"
    )


def _last_subject(hidden: Hidden) -> tuple[Token, ...]:
    """Return the words with which the last clause left out begins, if they name."""
    words = _last_clause(hidden)
    if words and words[0].key in _LEADING:
        words = words[1:]
    elif hidden.whole:
        return ()
    if len(words) < 3 or words[0].key in FREE - DETERMINERS:
        return ()
    if words[0].key in DETERMINERS or is_number(words[0]):
        return words[:2]
    return words[:1] if words[0].text[0].isupper() else ()


def _last_clause(hidden: Hidden) -> tuple[Token, ...]:
    """Return the last clause left out that has nothing to do with what is kept."""
    if hidden.whole:
        clauses = [words for words, left, _ in hidden.segments() if not left]
        return clauses[-1] if clauses else ()
    if len(hidden.ends) < 2 or tokens(hidden.tail):
        return ()
    return tuple(tokens(hidden.text[hidden.ends[-2] : hidden.ends[-1]]))
