"""Whose verb is kept when an ellipsis leaves a subject out.

«She carried the child up, and the maid, who was young, stayed below» is not «She
carried the child up, and … stayed below»; nor does «pairs moved … 80 m» hold where
others moved them.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.text.quotations.clauses import PRONOUNS, shown
from evidence.text.quotations.frames import (
    MAX_PHRASE,
    MAX_SUBJECT,
    PREPOSITIONS,
    is_finite,
    may_be_verb,
)
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import (
    AUXILIARIES,
    COORDINATORS,
    DATES,
    FREE,
    MODALS,
    MONTHS,
    RELATIVES,
)

_NO_SUBJECT = PREPOSITIONS | PRONOUNS | RELATIVES | AUXILIARIES | MODALS | COORDINATORS
_OPENERS = frozenset(
    listed(
        "the a an his her its their our my der die das ein eine sein seine ihr ihre "
        "mein meine unser unsere le la les l' un une son sa ses mon ma notre leur "
        "leurs el los las una su sus mi"
    )
)
"""What begins a noun phrase that may be a subject."""
_LINKS = frozenset(listed("and but or while whereas und aber oder et mais ou y pero o"))


def other_owner(hidden: Hidden, kept: Sequence[Token]) -> str:
    """Say whose is what is kept, if a subject is left out; "" where none is.

    *kept* are the words before it, over the beginning of their sentence.
    """
    if lone := _lone(hidden, {word.key for word in kept}):
        return f"the words left out have its subject, “{lone}”"
    if not hidden.whole or not hidden.kept or not hidden.coming:
        return ""
    found = _beside(hidden) or _others(hidden) or _head(hidden) or _other_doer(hidden)
    return f"the words left out have {found}" if found else ""


def _lone(hidden: Hidden, kept: set[str]) -> str:
    """Return the subject of a verb with which a sentence of its own then begins."""
    words = next(hidden.segments(), ((), False, False))[0]
    if hidden.kept or not hidden.whole or not words or not hidden.coming:
        return ""
    verb = hidden.coming[0].text.islower() and is_finite(hidden.coming[0])
    known = words[0].key in PRONOUNS or any(
        word.key in kept for word in words if word.key not in FREE
    )
    return shown(words) if verb and kept and not known else ""


def _beside(hidden: Hidden) -> str:
    """Return the subject of the verb behind «and»: «…, and | the maid, … | stayed»."""
    words, left, _ = next(hidden.segments(), ((), False, False))
    if not words or not left or hidden.last() or hidden.kept[-1].key not in _LINKS:
        return ""
    noun = words[0].key in _OPENERS or words[0].name
    timed = any(word.key in DATES | MONTHS or is_number(word) for word in words)
    verb = is_finite(hidden.coming[0]) or may_be_verb(hidden.coming[0])
    if noun and verb and not timed and len(words) <= MAX_SUBJECT:
        return f"another subject, “{shown(words)}”"
    return ""


def _head(hidden: Hidden) -> str:
    """Return the head of another clause: «oil was cheap and | coal was | dear»."""
    words, left, _ = next(hidden.segments(), ((), False, False))
    if not words or not left or words != hidden.last() or len(words) < 2:
        return ""
    if hidden.kept[-1].key not in _LINKS or len(words) > MAX_PHRASE:
        return ""
    noun = words[0].key not in _NO_SUBJECT and not is_number(words[0])
    own = noun and words[-1].key in AUXILIARIES - {"to"}
    leads = words[0].key in _OPENERS and hidden.coming[0].key in PREPOSITIONS
    return f"another's clause, “{shown(words)}”" if own or leads else ""


def _other_doer(hidden: Hidden) -> str:
    """Return whose the verb is: «| was honest, but his brother, who …, | was not»."""
    if hidden.last() or not is_finite(hidden.coming[0]):
        return ""
    parts = [words for words, left, _ in hidden.segments() if not left]
    while parts and parts[-1][0].key in RELATIVES | PREPOSITIONS:
        parts.pop()
    if not parts or parts[-1][0].key not in _LINKS or len(parts[-1]) > MAX_SUBJECT:
        return ""
    words = parts[-1][1:]
    noun = words and (words[0].key in _OPENERS or words[0].name)
    if not noun or any(is_finite(word) or is_number(word) for word in words):
        return ""
    return f"another subject, “{shown(words)}”"


def _others(hidden: Hidden) -> str:
    """Return the verb of others, of which a number is: «; others moved | 80 m»."""
    words = hidden.last()
    if not 1 < len(words) <= MAX_PHRASE or not is_number(hidden.coming[0]):
        return ""
    own = words[0].text.islower() and words[0].key not in _NO_SUBJECT
    apart = len(list(hidden.segments())) > 1
    return f"another's verb, “{shown(words)}”" if apart and own and _ends(words) else ""


def _ends(words: tuple[Token, ...]) -> bool:
    return is_finite(words[-1]) and not RELATIVES & set(keys_of(words))
