"""The sentences before a pronoun in which whom it stands for may be named.

An object is nobody of its own clause: «Platt accused her» is of another than Platt.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from evidence.text.quotations.phrases import prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turns import Sentence, Turns, sentences_before

SENTENCES = 14
"""Sentences before it in which the name of a pronoun is looked for."""
_OBJECTS = frozenset({"him", "them", "ihn", "ihm"})


def sentences_back(
    source: SourceText, at: int, turns: Turns, pronoun: str
) -> Iterator[Sentence]:
    """Yield the sentences before; an object is nothing of its own clause."""
    sentences = islice(sentences_before(source, at, turns), SENTENCES)
    for depth, sentence in enumerate(sentences):
        parted = sentence.words[-1:] and sentence.words[-1].key == "of"
        if depth or parted or not _is_object(source, at, pronoun):
            yield sentence
            continue
        cut = max(
            (
                number
                for number, word in enumerate(sentence.words)
                if word.key in {"and", "but", "that", "when", "if", "because", "who"}
                and not _is_aside(source, word, at)
            ),
            default=0,
        )
        yield Sentence(sentence.words[:cut], sentence.turn, sentence.text)


def _is_object(source: SourceText, at: int, pronoun: str) -> bool:
    """Tell whether a pronoun is an object; «her» is one where no noun follows."""
    if pronoun != "her":
        return pronoun in _OBJECTS
    behind = source.tokens(at, at + 40)[1:2]
    ends = not behind or behind[0].opens
    return ends or behind[0].key in prepositions(source.language) | {"and", "that"}


def _is_aside(source: SourceText, word: Token, at: int) -> bool:
    """Tell whether a clause stands between commas: «Platt, who leads it, said»."""
    text = source.normal.text
    opened = text[: word.start].rstrip().endswith(",")
    return word.key == "who" and opened and "," in text[word.end : at]
