"""Whether words in brackets name what the source speaks of there.

A name for a pronoun is licensed by the sentences before it, in which it must stand, if
it stands in the source at all: who is «he» in one paragraph is not whoever is named in
another. A name that the source never prints is the writer's knowledge, and no fault.
For a noun phrase another party of the same source may not be put.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotation_forms import same_word
from evidence.text.quotation_hidden import SENTENCE_END
from evidence.text.quotation_source import SourceText
from evidence.text.quotation_tokens import Token, tokens
from evidence.text.quotation_words import FREE
from evidence.text.turning_words import listed

PRONOUNS = frozenset(
    listed(
        "he she it they him her them his hers its their theirs this these that those "
        "er sie es il elle ils elles ella ellos ellas él"
    )
)
_SPEAKING = frozenset(listed("i we you je nous vous on ich wir ihr man yo nosotros tú"))
_GENDERS = {
    **dict.fromkeys(listed("he him his er il él"), "m"),
    **dict.fromkeys(listed("she her hers elle ella"), "f"),
}
_TITLES = {
    **dict.fromkeys(
        listed("mr sir lord herr monsieur señor don father king prince"), "m"
    ),
    **dict.fromkeys(
        listed(
            "mrs ms miss lady dame frau madame señora sra doña mother queen princess"
        ),
        "f",
    ),
}
MAX_PHRASE = 7
"""Words of a noun phrase with its apposition."""
_ARTICLES = frozenset(listed("the our my his her their its der die das le la el"))
SENTENCES, MANY = 3, 99
"""Sentences before its own in which the name of a pronoun is looked for: of persons
there are soon others, «it» may be what all of a text is about."""
REACH = 2_000
"""Characters before it, of which they are cut."""


def wrong_name(
    source: SourceText, at: int, filler: Sequence[Token], replaced: Sequence[Token]
) -> str:
    """Say what is wrong with the name *filler* for *replaced*; "" where nothing is."""
    named = _named(filler)
    gone = [word for word in replaced if not word.noise]
    if not named or not gone:
        return ""
    shown = " ".join(word.text for word in filler)
    old = " ".join(word.text for word in gone)
    pronouns = [word for word in gone if word.key in PRONOUNS]
    if pronouns and len(gone) <= 2:
        if _other_sex(source, named, pronouns[0]):
            return f"“{old}” is not “{shown}”"
        if _stands(source.normal.text, named) and not _near(
            source, at, named, pronouns[0]
        ):
            return f"“[{shown}]” for “{old}” is not named in the sentences before it"
        return ""
    if gone[0].key in PRONOUNS or any(_is_same(word, gone) for word in named):
        return ""
    return _other_party(source, filler, gone)


def _other_party(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> str:
    """Say whether one party that the source speaks of is put for another."""
    named, was = _named(filler), _named(gone)
    if not named or not was or not _is_phrase(gone) or not _is_phrase(filler):
        return ""
    if _is_name(filler) != _is_name(gone) or gone[0].key in _SPEAKING:
        return ""  # a name for an office: who holds it, the source need not say
    text = source.normal.folded
    head, other = re.escape(named[-1].key), re.escape(was[-1].key)
    if not re.search(rf"\b{head}\b", text):
        return ""
    gap = r"\W{1,3}(?:[\w.]+\W{1,3}){0,2}"
    first, second = re.escape(named[0].key), re.escape(was[0].key)
    beside = rf"\b{other}{gap}{first}\b|\b{head}{gap}{second}\b"
    if re.search(beside, text):
        return ""
    new, old = (" ".join(word.text for word in some) for some in (filler, gone))
    return f"“[{new}]” instead of “{old}”"


def _named(words: Sequence[Token]) -> list[Token]:
    return [word for word in words if word.key not in FREE and len(word.key) > 1]


def _is_name(words: Sequence[Token]) -> bool:
    """Tell whether words are a name without an article."""
    return words[0].key not in _ARTICLES and all(w.text[:1].isupper() for w in words)


def _is_phrase(words: Sequence[Token]) -> bool:
    """Tell whether words are a name, or a noun with its article."""
    return _is_name(words) or (len(words) <= MAX_PHRASE and words[0].key in _ARTICLES)


def _is_same(word: Token, others: Sequence[Token]) -> bool:
    return any(same_word(word.key, other.key, name=False) for other in others)


def _stands(text: str, named: Sequence[Token]) -> bool:
    """Tell whether the last of *named* stands anywhere in *text*."""
    lower = text.lower()
    return re.search(rf"\b{re.escape(named[-1].key)}s?\b", lower) is not None


def _near(source: SourceText, at: int, named: Sequence[Token], pronoun: Token) -> bool:
    """Tell whether one of *named* stands in the sentence of *at*, or before it.

    Sentences that have the pronoun as well lead further back.
    """
    text = source.normal.text
    before = text[max(0, at - REACH) : at]
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(before))]
    own = SENTENCE_END.search(text, at, at + REACH)
    end = own.start() if own else at + REACH
    left = SENTENCES if pronoun.key in _GENDERS else MANY
    there: list[Token] = tokens(before[starts[-1] :] + text[at:end])
    for first, last in zip(starts[-2::-1], starts[:0:-1], strict=True):
        words = tokens(before[first:last])
        there += words
        left -= not any(word.key == pronoun.key for word in words)
        if not left:
            break
    return any(_is_same(word, there) for word in named)


def _other_sex(source: SourceText, named: Sequence[Token], pronoun: Token) -> bool:
    """Tell whether the source calls *named* Mr where the pronoun is *she*."""
    wanted = _GENDERS.get(pronoun.key)
    if wanted is None:
        return False
    own = {_TITLES[word.key] for word in named if word.key in _TITLES}
    if own:
        return wanted not in own
    name = re.escape(named[-1].text)
    found = re.findall(
        rf"\b(?i:({'|'.join(_TITLES)}))\.? (?:[A-Z][\w.'-]* ){{0,2}}{name}\b",
        source.normal.text,
    )
    titles = {_TITLES[word.lower()] for word in found}
    return bool(titles) and wanted not in titles
