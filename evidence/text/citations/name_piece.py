"""Read one name, the words of a person or an institution, from its end to the left.

A name is a run of capitalised words with initials, particles («van der»), and the small
words of institutions («of», «for the»). Sentence words in front of it are no part.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from evidence.text.citations.tokens import Kind, Paragraph
from evidence.text.citations.vocabulary import (
    ABBREVIATIONS,
    GLUE,
    JOINED_PARTICLES,
    NAME_SUFFIXES,
    PARTICLES,
    PREPOSITIONS,
    SENTENCE_WORDS,
)

APOSTROPHES = frozenset("’'ʼ")


@dataclass(frozen=True, slots=True)
class NamePiece:
    """A name by its first and last token."""

    first: int
    last: int
    dropped: bool = False
    """A preposition opened it: «In China, Smith …»; it is no author."""


def is_name_word(word: str) -> bool:
    """Say whether a word can be (part of) a name by how it is written.

    Scripts without capitals (Chinese, Arabic) pass.
    """
    if word[0].isupper() or word[0].istitle():
        return True
    if unicodedata.category(word[0]) == "Lo":
        return True
    head, mark, tail = word.partition("-")
    if not mark:
        head, mark, tail = word.replace("'", "’").partition("’")
    return bool(tail) and tail[0].isupper() and head in JOINED_PARTICLES


def is_sentence_word(word: str) -> bool:
    """Say whether a word is one of a sentence; «WHO» and an initial are none."""
    return word.lower() in SENTENCE_WORDS and not word.isupper()


def read_piece(paragraph: Paragraph, at: int, low: int) -> NamePiece | None:
    """Read one name whose last token is *at*."""
    first = at + 1
    while first > low and _belongs(paragraph, first - 1, at, low):
        first -= 1
    if first > at:
        return None
    start = _without_sentence_words(paragraph, first, at)
    if start > at or not _has_name(paragraph, start, at):
        return None
    if start == first:
        return NamePiece(start, at)
    opener = paragraph.tokens[start - 1].text.lower()
    follows = at + 1 < len(paragraph.tokens) and paragraph.tokens[at + 1].text == ","
    return NamePiece(start, at, dropped=follows and opener in PREPOSITIONS)


def _belongs(paragraph: Paragraph, index: int, last: int, low: int) -> bool:
    """Say whether a token belongs to the name that reaches from it to *last*."""
    token = paragraph.tokens[index]
    if token.kind is Kind.WORD:
        if is_name_word(token.text):
            return True
        return index < last and _small_word(paragraph, index, low)
    if token.text == ".":
        return _ends_abbreviation(paragraph, index, low)
    if token.text == "/":
        return low < index < last and paragraph.adjacent(index + 1)
    return (
        token.text in APOSTROPHES
        and index < last
        and paragraph.adjacent(index + 1)
        and paragraph.is_word(index + 1, "t", "s", "n")
    )


def _small_word(paragraph: Paragraph, index: int, low: int) -> bool:
    word = paragraph.tokens[index].text
    if word in PARTICLES and word not in GLUE:
        return True
    if word not in GLUE and word not in PARTICLES:
        return False
    left = index - 1
    while left >= low and left > index - 3 and paragraph.tokens[left].text in GLUE:
        left -= 1
    tied = (
        left >= low
        and paragraph.tokens[left].kind is Kind.WORD
        and is_name_word(paragraph.tokens[left].text)
        and not is_sentence_word(paragraph.tokens[left].text)
    )
    return tied or word in PARTICLES


def _ends_abbreviation(paragraph: Paragraph, index: int, low: int) -> bool:
    if index <= low or not paragraph.adjacent(index):
        return False
    word = paragraph.tokens[index - 1]
    if word.kind is not Kind.WORD or not word.text[0].isupper():
        return False
    return (
        len(word.text) == 1
        or word.text.lower() in ABBREVIATIONS
        or ("-" in word.text and len(word.text) == 3)
    )


def _without_sentence_words(paragraph: Paragraph, first: int, last: int) -> int:
    """Step over the capitalised sentence words, and small ones, before a name."""
    while first < last:
        token = paragraph.tokens[first]
        sentence_word = is_sentence_word(token.text)
        stray = token.text in GLUE and token.text not in PARTICLES
        stop = token.kind is Kind.MARK and token.text not in APOSTROPHES
        if not (sentence_word or stray or stop):
            break
        first += 1
    return first


def _has_name(paragraph: Paragraph, first: int, last: int) -> bool:
    words = [
        token.text
        for token in paragraph.tokens[first : last + 1]
        if token.kind is Kind.WORD
    ]
    listed = first > 0 and paragraph.tokens[first - 1].text == ","
    if len(words) == 1 and len(words[0]) > 1 and not listed:
        return is_name_word(words[0]) and not is_sentence_word(words[0])
    return any(is_name_word(word) for word in words)


def is_initials(paragraph: Paragraph, piece: NamePiece) -> bool:
    """Say whether a piece is initials or «Jr.», which the name before it owns."""
    tokens = paragraph.tokens[piece.first : piece.last + 1]
    words = [token.text for token in tokens if token.kind is Kind.WORD]
    if all(word.lower() in NAME_SUFFIXES for word in words):
        return True
    return any(token.text == "." for token in tokens) and all(
        len(word) == 1 or (len(word) == 3 and word[1] == "-") for word in words
    )


def follows_sentence_word(paragraph: Paragraph, piece: NamePiece) -> bool:
    """Say whether a sentence word was cut off before the piece: nothing joins it."""
    before = paragraph.tokens[piece.first - 1] if piece.first else None
    return (
        before is not None
        and before.kind is Kind.WORD
        and before.text[0].isupper()
        and is_sentence_word(before.text)
    )
