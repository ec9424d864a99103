"""Whether words in brackets put one party that a source speaks of for another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.brackets import INDEFINITE
from evidence.text.quotations.forms import bare, same_word
from evidence.text.quotations.persons import PRONOUNS, TITLES
from evidence.text.quotations.phrases import is_name
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied, content, defined, holders, opponent
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import FREE

_SPEAKING = frozenset(listed("i we you je nous vous on ich wir ihr man yo nosotros tú"))
_ANYBODY = frozenset(
    listed(
        "whoever whomever whatever whichever somebody someone anybody anyone nobody "
        "everybody everyone somewhere anywhere quiconque quelqu'un jemand alguien"
    )
)
_SOME = frozenset(listed("one two three four five some many most few several both"))
_OPEN = _ANYBODY | frozenset(
    listed("some several certain various any another einige mehrere quelques plusieurs")
)
"""Words that leave it open who is meant, or which."""
_NUMBERS = tuple(
    [one, "of"] for one in listed("number handful couple group lot majority pair few")
)
MAX_PHRASE = 7
"""Words of a noun phrase with its apposition."""
_COLLECTIVE = ("group", "list", "trade", "industry", "sector", "community", "public")
"""Ends of singular nouns that may sum up a list."""
ARTICLES = frozenset(listed("the our my his her its their der die das le la el"))


def other_party(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> str:
    """Say whether one party that the source speaks of is put for another."""
    named, was = content_of(filler), content_of(gone)
    if gone[0].key in PRONOUNS or any(is_same(word, gone) for word in named):
        return ""
    if _is_one_for_several(filler, named, gone) or _is_held(source, filler, gone):
        return put_for(filler, gone)
    if lead := _leading_name(source, gone) or _apposed_name(source, gone):
        gone, was = lead, content_of(lead)
    if not named or not was or not _is_phrase(gone) or not _is_phrase(filler):
        return ""
    if _is_name(filler) != _is_name(gone) or gone[0].key in _SPEAKING:
        # A name for an office: who holds it, the source need not say.
        return put_for(filler, gone) if _is_others(source, filler, gone) else ""
    text = source.normal.folded
    head, other = re.escape(named[-1].key), re.escape(was[-1].key)
    if not re.search(rf"\b{head}\b", text):
        return ""
    gap = r"\W{1,3}(?:[\w.]+\W{1,3}){0,2}"
    first, second = re.escape(named[0].key), re.escape(was[0].key)
    beside = rf"\b{other}{gap}{first}\b|\b{head}{gap}{second}\b"
    if re.search(beside, text):
        return ""
    return put_for(filler, gone)


def holds(source: SourceText, filler: Sequence[Token], gone: Sequence[Token]) -> bool:
    """Tell whether the source gives an office to the name for which it is put.

    «Mrs J. Tull (Chair)»: then «Mrs Tull» may be «[The Chair]».
    """
    role, name = _office(filler), content_of(gone)
    if _is_defined(source, filler, gone):
        return True
    if not role or not name or not _is_name(gone):
        return False
    return bare(name[-1].key) in holders(source, role)


def _is_defined(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> bool:
    """Tell whether names are all for which a term stands by the source's own words."""
    term = [word for word in gone if word.key not in _SOME | ARTICLES]
    if len(term) != 1 or not term[0].name:
        return False
    what = defined(source, term[0].key)
    new = [word for word in content_of(filler) if word.key not in _SOME]
    several = {"and", "&"} & {word.key for word in filler}
    if not what or not new or (term[0].key.endswith("s") and not several):
        return False
    return all(re.search(rf"\b{re.escape(word.key)}\b", what) for word in new)


def _office(words: Sequence[Token]) -> str:
    """Return a description without its article and possessive; "" for a name."""
    if not words or words[0].key not in ARTICLES or len(words) < 2:
        return ""
    return bare(" ".join(word.text for word in words[1:]))


def others_office(
    source: SourceText, filler: Sequence[Token], phrase: Sequence[Token]
) -> str:
    """Say whether an office beside a name is another's: «Mrs Cobb [the manager]»."""
    wrong = _is_name(phrase) and _is_others(source, filler, phrase)
    if not wrong:
        return ""
    office, name = (" ".join(w.text for w in some) for some in (filler, phrase))
    return f"“{name}” is not “[{office}]” in the source"


def _is_others(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> bool:
    """Tell whether the source gives the office of one of two to another person."""
    office, name = (filler, gone) if _is_name(gone) else (gone, filler)
    role, own = _office(office), content(name)[-1:]
    found = holders(source, role) if role else set()
    return bool(found and own) and bare(own[0].key) not in found


def _leading_name(source: SourceText, words: Sequence[Token]) -> list[Token]:
    """Return the name with which words begin, if it has an apposition behind it."""
    end = 0
    while end < len(words) and is_name(source, words[end]):
        end += 1
    tail = words[end : end + 1]
    apposed = tail and source.normal.text[words[end - 1].end : tail[0].start] == ", "
    return list(words[:end]) if end > 1 and apposed else []


def _apposed_name(source: SourceText, words: Sequence[Token]) -> list[Token]:
    """Return the name with which a description ends: «a watchman, Albert Rooke»."""
    start = len(words)
    while start and words[start - 1].name:
        start -= 1
    if not 0 < start < len(words) or words[0].key not in ARTICLES | INDEFINITE:
        return []
    gap = source.normal.text[words[start - 1].end : words[start].start]
    return list(words[start:]) if gap == ", " else []


def put_for(filler: Sequence[Token], gone: Sequence[Token]) -> str:
    """Return the fault of words in brackets that are put for others."""
    new, old = (" ".join(word.text for word in some) for some in (filler, gone))
    return f"“[{new}]” instead of “{old}”"


def _is_one_for_several(
    filler: Sequence[Token], named: Sequence[Token], gone: Sequence[Token]
) -> bool:
    """Tell whether one thing is put for a list of others: «hospitals or insurers»."""
    nouns = content_of(gone)
    links = {"or", "and"} & {word.key for word in gone[1:-1]}
    if not links or len(nouns) < 2 or len(nouns) + len(links) < len(gone):
        return False
    one = len(filler) == len(named) + 1 and filler[0].key in ARTICLES
    plural = all(word.key.endswith("s") for word in (nouns[0], nouns[-1]))
    return one and plural and not named[-1].key.endswith(("s", *_COLLECTIVE))


def _is_held(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> bool:
    """Tell whether a case's title gives the role put for a name to somebody else."""
    own = [word.key for word in content_of(gone)]
    if not (own and _is_name(gone) and filler[0].key in ARTICLES):
        return False
    return len(filler) == 2 and bool(opponent(source, filler[-1].key, own))


def unspecified(
    source: SourceText, filler: Sequence[Token], gone: Sequence[Token]
) -> str:
    """Say who is named for people, or things, of whom the source does not say which.

    «Whoever came next», «a number of officers», «one of them» are nobody's name, and
    no description either, unless the source says who that was.
    """
    keys = [word.key for word in gone]
    if not (_is_open(keys) and (_is_name(filler) or filler[0].key in ARTICLES)):
        return ""
    old = [word for word in content_of(gone) if word.key not in _OPEN]
    new = [word for word in content_of(filler) if not is_same(word, old)]
    if not new or any(
        are_tied(source, one.key, other.key) for one in old for other in new[-1:]
    ):
        return ""
    put, was = (" ".join(word.text for word in some) for some in (filler, gone))
    return f"“[{put}]” names for “{was}” whom the source does not"


def _is_open(keys: Sequence[str]) -> bool:
    """Tell whether words leave it open who, or which, is meant."""
    if keys[0] in _OPEN:
        return len(keys) > 1 or keys[0] in _ANYBODY
    if keys[0] == "one" and len(keys) > 1 and keys[1] not in FREE:
        return True
    of = keys[1:2] == ["of"] and (keys[0] in _SOME or keys[0].isdigit())
    return of or (keys[:1] == ["a"] and keys[1:3] in _NUMBERS)


def content_of(words: Sequence[Token]) -> list[Token]:
    """Return the words that name somebody: of a name and its title, the name."""
    found = [word for word in words if word.key not in FREE and len(word.key) > 1]
    return [word for word in found if word.key not in TITLES] or found


def _is_name(words: Sequence[Token]) -> bool:
    """Tell whether words are a name without an article."""
    return words[0].key not in ARTICLES and all(w.text[:1].isupper() for w in words)


def _is_phrase(words: Sequence[Token]) -> bool:
    """Tell whether words are a name, or a noun with its article."""
    return _is_name(words) or (len(words) <= MAX_PHRASE and words[0].key in ARTICLES)


def is_same(word: Token, others: Sequence[Token]) -> bool:
    """Tell whether a word is one of some others, in whatever form."""
    return any(same_word(word.key, other.key, name=False) for other in others)
