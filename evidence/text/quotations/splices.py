"""Whether an ellipsis joins the head of one sentence to the tail of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import LINKS, MAX_OPENING, PRONOUNS
from evidence.text.quotations.frames import PREPOSITIONS
from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.sayings import VERBS
from evidence.text.quotations.tokens import Token, tokens
from evidence.text.quotations.turning_words import IFS, listed
from evidence.text.quotations.words import (
    AUXILIARIES,
    COORDINATORS,
    FREE,
    MODALS,
    RELATIVES,
)

_BECAUSE = frozenset(
    listed("because weil parce denn puisque porque whereas obwohl although though")
)
"""What gives a reason for what stands before, or concedes."""
LINKING = frozenset(listed("and but und aber et mais y pero or oder ou"))
_AHEAD, _FIRST = 120, 12
"""Characters and words of what is kept behind, among which its own verb stands."""
_CLIPPED = 1
"""A word alone is no sentence, and only its end."""
_JOINED = "it joins the head of one sentence to the tail of another"


def spliced(omitted: str, before: str, after: str, kept: Sequence[Token]) -> str:
    """Say whether the head of one sentence is joined to the tail of another.

    *omitted* stood between the source's *before*, whose words are *kept*, and *after*.
    """
    ends = [match.end() for match in SENTENCE_END.finditer(omitted)]
    if not ends:
        return ""
    tail = omitted[ends[-1] :]
    closed = not tokens(omitted[: ends[0]])
    if _hangs(tail, after):
        return _JOINED
    if closed and _waits(before, kept):
        return "it joins the condition of one sentence to the rest of another"
    if re.search(r"[.!?][\"')]*\s*\Z", before) or (closed and len(kept) > _CLIPPED):
        return ""
    words, once = tokens(tail), len(ends) == 1
    if once and _same_doer(words, tokens(normal_text(after[:_AHEAD]))):
        return ""
    return "" if _carries_on(words, kept, once=once) else _JOINED


def _same_doer(tail: Sequence[Token], coming: Sequence[Token]) -> bool:
    """Tell whether a second verb is kept, whose subject takes up who is kept.

    «It was addressed to all the tenants and | was pinned to the door.»
    """
    if not tail or tail[0].key not in PRONOUNS or len(coming) < 2:
        return False
    verb = coming[1].key in AUXILIARIES | MODALS or coming[1].key.endswith("ed")
    return coming[0].key in LINKING and verb


def _carries_on(tail: Sequence[Token], kept: Sequence[Token], *, once: bool) -> bool:
    """Tell whether the tail of a sentence speaks of nobody but who is kept."""
    if not tail:
        return True
    if tail[0].key in IFS:
        return False
    if once and len(tail) <= MAX_OPENING and _same_subject([t.key for t in tail]):
        return True
    named = [t.key for t in tail if t.key not in FREE and not t.key.endswith("ly")]
    return bool(named or once) and {t.key for t in kept}.issuperset(named)


def _waits(before: str, kept: Sequence[Token]) -> bool:
    """Tell whether all that is kept is a condition of what stood before it."""
    return kept[:1] != () and kept[0].key in IFS and "," not in before


def _hangs(tail: str, after: str) -> bool:
    """Tell whether what comes from the midst of a sentence hangs on what was before.

    «…, and in no case have we found» has a verb of its own behind the link.
    """
    words, coming = tokens(tail), tokens(normal_text(after[:_AHEAD]))
    if not words or not coming:
        return False
    linked = words[-1].key in LINKING
    if coming[0].key in _BECAUSE:
        return not linked
    if coming[0].key not in PREPOSITIONS - {"as"}:
        return False
    own = {word.key for word in coming[1:_FIRST]} & (AUXILIARIES | MODALS)
    return not (linked and len(words) > 1 and own)


def _same_subject(keys: Sequence[str]) -> bool:
    """Tell whether words that begin a sentence name nobody but by a pronoun."""
    if keys[-1] in PRONOUNS:
        return True
    others = RELATIVES | (LINKS - COORDINATORS) | {"the", "a", "an"}
    return keys[0] in PRONOUNS and not others & set(keys)


def runs_on(omitted: str, before: str, piece: str, following: str) -> str:
    """Say whether a sentence left unfinished runs on into the next one.

    *piece* is what is quoted of the source's *following*: a small letter for its
    capital makes one sentence of two, «We would not recommend … [s]hort naps». Behind
    «he said» (*before*) it goes on with what he said.
    """
    last = tokens(normal_text(before))[-1:]
    if omitted.lstrip()[:1] in {",", ":"} and any(word.key in VERBS for word in last):
        return ""
    ends = [match.end() for match in SENTENCE_END.finditer(omitted)]
    if not ends or not tokens(omitted[: ends[0]]) or tokens(omitted[ends[-1] :]):
        return ""
    return _JOINED if piece[:1].islower() and following[:1].isupper() else ""
