"""Whether words in brackets put one thing, or one body of people, for another.

«Liability for the loss of the crane» is none for «[the lorries]»; and who is «the
organisation», where the source has just named another besides the ministry, is not
«[the ministry]».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.brackets import GENERAL, INDEFINITE
from evidence.text.quotations.candidates import mentions
from evidence.text.quotations.forms import bare
from evidence.text.quotations.parties import ARTICLES, content_of, is_same, put_for
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import sentences_before, turns_around

_BODIES = frozenset(
    listed(
        "body group company firm institution organisation organization authority agency"
    )
)
"""What any body of people may be called."""
_NOTHING = frozenset(listed("something anything nothing everything"))


def another_body(
    source: SourceText, at: int, filler: Sequence[Token], gone: Sequence[Token]
) -> str:
    """Say whether one body is put for «the organisation», which may be another there.

    «The ministry has asked the Guild to help. The organisation …»: who has a name of
    its own is not the one that the source calls the ministry just before.
    """
    new = content_of(filler)
    if len(gone) != 1 or gone[0].key not in _BODIES or len(new) != 1:
        return ""
    if not new[0].text.islower():
        return ""
    turns = turns_around(source, at)
    for sentence in islice(sentences_before(source, at, turns), 2):
        others = [
            one
            for one in mentions(source, sentence)
            if all(word.text[:1].isupper() for word in one.words[-1:])
            and not (one.person or are_tied(source, new[0].key, one.head))
        ]
        if others and any(is_same(word, new) for word in sentence.words):
            return put_for(filler, gone)
    return ""


def another_thing(
    source: SourceText,
    filler: Sequence[Token],
    gone: Sequence[Token],
    tail: Sequence[Token],
) -> str:
    """Say whether one thing is put for another with which a sentence ends.

    *gone* is its name, and *tail* all that follows. What the source nowhere ties to it
    is another thing; a general noun, «that matter», may be explained.
    """
    new = content_of(filler)
    if not new or not all(word.text.islower() for word in new):
        return ""
    if gone[0].key in _NOTHING:
        return "" if filler[0].key == gone[0].key else put_for(filler, gone)
    was = content_of(gone)
    if gone[0].key not in ARTICLES | INDEFINITE or not was:
        return ""
    old = bare(was[-1].key)
    open_ = old in GENERAL and gone[0].key not in INDEFINITE
    if open_ or any(is_same(word, tail) for word in new):
        return ""
    head = bare(new[-1].key)
    return "" if are_tied(source, head, old) else put_for(filler, gone)
