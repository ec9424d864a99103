"""Whom a turn of speech calls by name at its beginning: «Mrs Dean, is he right?».

Who is called is spoken to, and is nobody of whom the sentence speaks; of whoever spoke
before, it may then speak in the third person.
"""

from __future__ import annotations

import re

from evidence.text.quotations.candidates import Mention, mentions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.speakers import label_key
from evidence.text.quotations.turns import Turns, sentences_before

_MEMBER = re.compile(r"\b(?:hon\.?|honourable|learned|noble|gallant) \Z", re.IGNORECASE)


def is_member(source: SourceText, one: Mention) -> bool:
    """Tell whether a mention is how members call each other: «the honourable Lady»."""
    start = one.words[0].start
    return _MEMBER.search(source.normal.text[max(0, start - 20) : start]) is not None


def calls_another(source: SourceText, at: int, turns: Turns) -> bool:
    """Tell whether the sentence of a place calls another than who spoke before."""
    turn = turns.at(at)
    own = next(iter(sentences_before(source, at, turns)), None)
    if own is None or label_key(turns.name(turn - 1)) & label_key(turns.name(turn + 1)):
        return False
    return any(is_called(source, one, turns) for one in mentions(source, own))


def is_called(source: SourceText, one: Mention, turns: Turns) -> bool:
    """Tell whether a turn begins with whom it speaks to: «Mrs Dean, is he …»."""
    first, last = one.words[0].start, one.words[-1].end
    turn = turns.at(first)
    begins = turn >= 0 and not source.normal.text[turns.ends[turn] : first].strip(" :")
    called = source.normal.text[last : last + 1] == ","
    return begins and called and one.head in label_key(turns.name(turn + 1))
