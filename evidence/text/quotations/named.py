"""Whom words in brackets name, and whether a sentence or a turn of speech does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.text.quotations.forms import bare, plain, same_word
from evidence.text.quotations.persons import TITLES, is_many, is_person, sex_of
from evidence.text.quotations.phrases import prepositions
from evidence.text.quotations.somebody import is_somebody, titled
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.speakers import label_key
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turns import Sentence, Turns


@dataclass(frozen=True, slots=True)
class Named:
    """Whom words in brackets name: the *heads* of its parts, and what tells of them."""

    words: tuple[Token, ...]
    heads: tuple[str, ...]
    sex: str
    person: bool
    many: bool

    @property
    def shown(self) -> str:
        """Return the words as they stand."""
        return " ".join(word.text for word in self.words)


def read_named(source: SourceText, filler: Sequence[Token]) -> Named | None:
    """Read whom words in brackets name; None where they name nobody."""
    governing = prepositions(source.language)
    heads: list[str] = []
    part: list[Token] = []
    closed = False
    for word in filler:
        if word.key in {"and", "und", "et"}:
            heads += [bare(part[-1].key)] if part else []
            part, closed = [], False
        elif word.key in governing and part:
            closed = True
        elif not closed and content([word]):
            part.append(word)
    heads += [bare(part[-1].key)] if part else []
    if not heads:
        return None
    keys = [plain(word.key) for word in filler]
    sex = next(filter(None, map(sex_of, keys)), "") or titled(
        source, content(filler)[-1].text
    )
    person = is_person(heads[-1]) or any(key in TITLES for key in keys) or bool(sex)
    if filler[-1].text[:1].isupper():
        person = person or is_somebody(source, content(filler)[-1:])
    many = len(heads) > 1 or is_many(heads[-1])
    return Named(
        tuple(filler), tuple(heads), sex if len(heads) == 1 else "", person, many
    )


def is_named(source: SourceText, named: Named) -> bool:
    """Tell whether the source prints the head of a name or noun anywhere."""
    german = source.language == "de"
    return all(
        re.search(rf"\b{re.escape(head)}(?:'?s)?\b", source.normal.folded)
        or (german and _declined(source, head))
        for head in named.heads
    )


def _declined(source: SourceText, head: str) -> bool:
    """Tell whether the source prints a German noun in another case."""
    stem = re.sub(r"(?<=\w{4})(?:en|es|n|s|e)$", "", head)
    pattern = rf"\b{re.escape(stem)}(?:e|en|es|n|s|er|ern)?\b"
    return re.search(pattern, source.normal.folded) is not None


def speaks(turns: Turns, turn: int, named: Named) -> bool:
    """Tell whether who speaks in a turn is the one named."""
    own = label_key(turns.name(turn))
    labels = [key for key in map(label_key, turns.names) if key & own]
    return any(head in key for key in labels for head in named.heads)


def spoken_of(source: SourceText, sentence: Sentence, named: Named) -> bool:
    """Tell whether a sentence names all parts of what is named."""
    return all(spoken(source, sentence, head, named) for head in named.heads)


def spoken(source: SourceText, sentence: Sentence, head: str, named: Named) -> bool:
    """Tell whether a sentence names one part, by its own word."""
    last = named.words[-1].text[:1].isupper()
    own = {word.key for word in named.words}
    if not is_before(source, sentence, head, named):
        return False
    for at, word in enumerate(sentence.words):
        if not same_word(word.key, head, name=last):
            continue
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        longer = last and after is not None and after.name and after.key not in own
        if not longer or source.normal.text[word.end : word.end + 1] != " ":
            return True  # «Dorrit Farms» is not Mr Dorrit
    return False


def is_before(source: SourceText, sentence: Sentence, head: str, named: Named) -> bool:
    """Tell whether what is named was there by this sentence: «the second agreement»."""
    if not sentence.words or named.words[-1].text[:1].isupper():
        return True
    more = [w.text.lower() for w in content(named.words) if bare(w.key) != head]
    if not more or more[0] in sentence.text.lower():
        return True
    joined = rf"\b{re.escape(more[0])} {re.escape(head)}\b"
    match = re.search(joined, source.normal.folded)
    return match is None or match.start() < sentence.words[-1].end
