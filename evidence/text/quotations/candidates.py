"""Whom and what a sentence names, in the order in which a pronoun would take them.

As centering ranks them (Grosz, Joshi & Weinstein 1995) and Hobbs (1978) walks through
them: the subject before the objects, these before what a preposition governs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.text.quotations.forms import VERB_FORMS, bare, plain
from evidence.text.quotations.given_names import is_given
from evidence.text.quotations.persons import (
    ADDRESSED,
    PRONOUNS,
    SPEAKING,
    TITLES,
    is_many,
    is_person,
    sex_of,
)
from evidence.text.quotations.phrases import (
    CLAUSES,
    STOP,
    determiners,
    owned_end,
    phrase_end,
    prepositions,
)
from evidence.text.quotations.somebody import is_somebody, titled
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Sentence
from evidence.text.quotations.words import AUXILIARIES, FREE, QUANTIFIERS

_PARTS = frozenset(
    listed("some many most several few all one two three both each none")
)


_PLURAL = frozenset(listed("les los las ces mes tes ses nos vos leurs unos unas"))
"""Articles and their like of several things."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or noun phrase: its *words*, its *rank* in the sentence (0 subject).

    *sure*: it has a determiner, or is surely somebody's name. *person* is None where
    that cannot be told.
    """

    words: tuple[Token, ...]
    rank: int
    sure: bool
    person: bool | None
    sex: str
    many: bool

    @property
    def shown(self) -> str:
        """Return its words as they stand."""
        return " ".join(word.text for word in self.words)

    @property
    def head(self) -> str:
        """Return the key of its last word."""
        return bare(self.words[-1].key)


def mentions(source: SourceText, sentence: Sentence) -> Iterator[Mention]:
    """Yield the names and noun phrases of a sentence, in their order."""
    words, at, acted, last = sentence.words, 0, False, -1
    rank = 0
    if bare_plural := _bare_subject(source, words):
        yield bare_plural
        at, acted, last = len(bare_plural.words), True, len(bare_plural.words)
    while at < len(words):
        end = phrase_end(source, words, at)
        if end == at:
            acted = _acted(words[at], words[at - 1] if at else None, done=acted)
            at += 1
            continue
        governed = bool(at) and words[at - 1].key in prepositions(source.language)
        governed = governed and not _is_part(words[max(0, at - 2) : at])
        if last != at or _gap(source, words, at) != ",":
            rank = 2 if governed or words[end - 1].key.endswith("'s") else int(acted)
        found = _mention(source, words[at:end], rank)
        if found is not None:
            yield found
        if owned := owned_end(source, words, end):
            whole = _mention(source, words[end:owned], 2 if governed else int(acted))
            if whole is not None:
                yield replace(whole, words=words[at:owned], sure=True)
            end = owned
        acted = acted or (found is not None and not governed)
        at = last = end


def _bare_subject(source: SourceText, words: Sequence[Token]) -> Mention | None:
    """Return a plural without an article with which a sentence begins.

    «European auditors, whose institution paid, visited in May».
    """
    first = next((n for n, w in enumerate(words[:3]) if n and is_many(plain(w.key))), 0)
    head = words[: first + 1]
    ahead = words[first + 1 : first + 2]
    if not first or not ahead or source.language != "en":
        return None
    plain_words = all(word.kind == "word" and word.text.islower() for word in head[1:])
    closed = determiners(source.language) | PRONOUNS | prepositions(source.language)
    opening = {word.key for word in head} & (closed | FREE | QUANTIFIERS)
    verb = ahead[0].key in AUXILIARIES | VERB_FORMS or ahead[0].key.endswith("ed")
    told = verb or _gap(source, words, first + 1) == ","
    if opening or not plain_words or not told or head[-1].key in VERB_FORMS:
        return None
    person = is_person(head[-1].key)
    return Mention(tuple(head), 0, sure=True, person=person, sex="", many=True)


def _is_part(before: Sequence[Token]) -> bool:
    """Tell whether a noun is counted in part, which is then what is spoken of."""
    return [word.key for word in before[1:]] == ["of"] and before[0].key in _PARTS


def _gap(source: SourceText, words: Sequence[Token], at: int) -> str:
    """Return what stands before a word: a comma before an apposition."""
    return source.normal.text[words[at - 1].end : words[at].start].strip() if at else ""


def _acted(word: Token, before: Token | None, *, done: bool) -> bool:
    """Tell whether a clause has its subject when this word is read."""
    if word.key in CLAUSES or (word.key == "and" and before and before.key in STOP):
        return False
    return done or word.key in SPEAKING | PRONOUNS | ADDRESSED


def _mention(source: SourceText, words: tuple[Token, ...], rank: int) -> Mention | None:
    several = is_number(words[0]) and words[0].key != "1"
    determined = several or words[0].key in determiners(source.language)
    keys = [plain(word.key) for word in words[int(determined) :]]
    if not any(len(key) > 1 for key in keys):
        return None
    named = all(word.text[:1].isupper() for word in words)
    person: bool | None
    if named and not determined:
        called = source.normal.text[words[-1].end : words[-1].end + 1] in {",", "!"}
        known = len(words) == 1 and is_given(words[0]) and not called
        person = known or is_somebody(source, words) or None
    else:
        person = is_person(keys[-1]) or any(key in TITLES for key in keys[:1])
    sex = sex_of(keys[-1]) or next(filter(None, map(sex_of, keys)), "")
    if named and not sex:
        sex = titled(source, words[-1].text)
    many = (is_many(keys[-1]) and not named) or several or words[0].key in _PLURAL
    subject = rank == 0 and (
        len(words) > 1 or not words[0].opens or _is_name(source, words[0].text)
    )
    heading = all(word.text.isupper() and len(word.text) > 3 for word in words)
    sure = determined or bool(person) or (named and subject and not heading)
    return Mention(words, rank, sure, person, sex, many)


def _is_name(source: SourceText, word: str) -> bool:
    """Tell whether a word that begins a sentence is somebody's name elsewhere too.

    What something is in, at or from is a place.
    """
    text, word = source.normal.text, rf"{re.escape(word)}\b"
    place = re.search(rf"\b(?:in|at|near|from|to|outside|around|through) {word}", text)
    return place is None and re.search(rf"(?<=[a-z,] ){word}", text) is not None
