"""Of whom a pronoun or an afterthought speaks that an ellipsis brings next to others.

«The Hargreaveses went to Canada, and the Pickups went too but they came back»: behind
an ellipsis in place of the Pickups, *they* would be the Hargreaveses.
"""

from __future__ import annotations

from evidence.text.quotation_clauses import shown
from evidence.text.quotation_frames import DETERMINERS
from evidence.text.quotation_hidden import Hidden, keys_of
from evidence.text.quotation_tokens import Token, tokens
from evidence.text.quotation_words import FREE
from evidence.text.turning_words import DENIALS, NEGATIONS, listed

_SUBJECTS = frozenset(
    listed("he she it they who which whom sie er es ils elles il elle")
)
_SPEAKERS = frozenset(listed("i we you ich wir je nous yo nosotros"))
_LEADING = frozenset(listed("and but so or although though because as while"))
_COMMENTS = frozenset(listed("as which because since wie comme como was"))
_REACH = 2


def other_referent(hidden: Hidden) -> str:
    """Say who is left out of whom what is kept speaks; "" where nobody is."""
    if not hidden.coming:
        return ""
    return _comment(hidden) or _pronoun(hidden)


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


def _pronoun(hidden: Hidden) -> str:
    near = hidden.coming[: _REACH + 1]
    if near[0].key in _LEADING:
        near = near[1:]
    if not near or near[0].key not in _SUBJECTS:
        return ""
    subject = _last_subject(hidden)
    kept = set(keys_of(hidden.kept))
    if _SPEAKERS.intersection(keys_of(hidden.kept[:3])):
        return ""  # nobody takes «they» for the writer
    named = [word for word in subject if word.key not in FREE]
    if not named or kept.issuperset(word.key for word in named):
        return ""
    return f"“{near[0].text}” is “{shown(subject)}”, which is left out"


def _last_subject(hidden: Hidden) -> tuple[Token, ...]:
    """Return the words with which the last clause left out begins, if they name."""
    words = _last_clause(hidden)
    if words and words[0].key in _LEADING:
        words = words[1:]
    elif hidden.whole:
        return ()
    if len(words) < 3 or words[0].key in FREE - DETERMINERS:
        return ()
    if words[0].key in DETERMINERS:
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
