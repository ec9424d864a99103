"""Whose somebody is said to be in brackets, where a pronoun is explained.

«60 of them [the workers of the contractor]», where the sentences before speak of the
owner's own workers: the head of the phrase is theirs, what hangs on it is not.
"""

from __future__ import annotations

from itertools import islice

from evidence.text.quotations.anaphora import POINTING_BACK
from evidence.text.quotations.forms import bare, same_word
from evidence.text.quotations.named import Named
from evidence.text.quotations.persons import EITHER, TITLES
from evidence.text.quotations.phrases import determiners, prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turns import Turns, sentence_after, sentences_before

_NEAR = 4
"""Sentences before a pronoun, and its own, in which an owner is looked for."""


def of_whom_else(source: SourceText, word: Token, named: Named, turns: Turns) -> str:
    """Say of whom the source does not speak near a pronoun of German or French."""
    if word.key not in EITHER or source.language in {"", "en"}:
        return ""
    said = " ".join(one.text.lower() for one in named.words)
    if said in source.normal.folded:
        return ""
    grammar = determiners(source.language) | prepositions(source.language)
    grammar |= POINTING_BACK
    owners = [
        one
        for one in content(named.words)
        if one.key not in grammar | TITLES.keys() and bare(one.key) not in named.heads
    ]
    near = [*islice(sentences_before(source, word.start, turns), _NEAR)]
    near += islice(sentence_after(source, word.end, turns), 1)
    keys = {key for sentence in near for key in sentence.keys}
    for one in owners:
        if not any(same_word(one.key, key, name=False) for key in keys):
            return f"“{one.text}” is not spoken of near “{word.text}”"
    return ""
