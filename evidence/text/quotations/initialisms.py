"""What an abbreviation stands for: «OCV [oral cholera vaccine]», «P.S. [P. Samarth]».

The source's own words for it decide, «the Urban Renewal Authority (URA)»; where it has
none, the first letters of the words put in must spell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from evidence.text.quotations.forms import plain, same_word
from evidence.text.quotations.persons import TITLES
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Turns, sentences_before

_DOTTED = r"(?:[A-ZÀ-Þ]\. ?-?){2,5}"
_CAPITALS = r"[A-ZÀ-Þ][A-Za-z]{0,4}[A-ZÀ-Þ](?:s(?![a-z]))?"
_LAST = re.compile(rf"(?<![\w.])(?P<short>{_DOTTED}|{_CAPITALS})(?:'s)?[\s(.,;]*\Z")
_ANY = re.compile(rf"(?<![\w.])(?P<short>{_CAPITALS})(?![\w'])")
_SMALL = frozenset(listed("of and the for in on to de la du des et und der die für"))
_FEW = 7
"""Words of a name in full, at most so many more than it has letters."""
_INDEFINITE = frozenset({"a", "an", "our", "one"})
_TWO = 2
_INITIALS = 3
_REACH = 3
"""Sentences before in which an abbreviation is looked for that a name spells."""


def miscalled(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token]
) -> str | None:
    """Say whether words beside an abbreviation are what it stands for.

    "" where they are; None where there is none, or they only tell of what kind it is.
    """
    text = source.normal.text[max(0, before[-1].end - 40) : before[-1].end + 1]
    match = _LAST.search(text)
    words = content(filler)
    if match is None or not words or filler[0].key in _INDEFINITE:
        return None
    short = match["short"].strip()
    name = all(word.text[:1].isupper() for word in words)
    fits = spells(short, filler)
    shown = " ".join(word.text for word in filler)
    fault = f"“{short}” is not “[{shown}]”"
    if "." in short:
        return _of_person(source, short, words, fault) if name else None
    own = list(_expansions(source, short))
    if not own:
        near_miss = name and not fits and _is_near(short, words)
        return "" if fits else fault if near_miss else None
    if any(_says(each, words) for each in own):
        return ""
    if not (name or fits) or len(words) < 2:
        return None
    return f"{fault}: the source has “{own[0]}” for it"


def are_initials(
    source: SourceText, gone: Sequence[Token], filler: Sequence[Token]
) -> bool:
    """Tell whether a name in brackets stands for its own initials: «OB», «P.O.».

    The source has to print that name, as minutes do in the list of those present.
    """
    letters = "".join(word.text for word in gone if not word.noise)
    words = [word for word in content(filler) if word.key not in TITLES]
    if not (letters.isupper() and 1 < len(letters) <= _INITIALS and words):
        return False
    printed = rf"\b{re.escape(words[-1].key)}\b"
    named = all(word.text[:1].isupper() for word in words)
    known = named and re.search(printed, source.normal.folded) is not None
    return known and not _of_person(source, letters, words, "another")


def abbreviated(
    source: SourceText, at: int, filler: Sequence[Token], turns: Turns
) -> Token | None:
    """Return the abbreviation before a place for which words stand in full."""
    if len(content(filler)) < 2:
        return None
    for sentence in islice(sentences_before(source, at, turns), _REACH):
        for word in reversed(sentence.words):
            if _ANY.fullmatch(word.text) and spells(word.text, filler):
                return word
    return None


def spells(short: str, words: Sequence[Token]) -> bool:
    """Tell whether the first letters of words spell an abbreviation."""
    letters = re.sub(r"[^\w]", "", short)
    letters = letters.removesuffix("s").lower() if letters[:-1].isupper() else letters
    parts = [plain(word.text.lower()) for word in words if word.key not in TITLES]
    return _spelt(letters.lower(), parts)


def _is_near(short: str, words: Sequence[Token]) -> bool:
    """Tell whether the first letters of a name begin as an abbreviation, and go wrong.

    A name in another language would have others from the start.
    """
    first = "".join(word.key[0] for word in words)
    return len(words) > _TWO and first[:_TWO] == short.lower()[:_TWO]


def _spelt(letters: str, parts: Sequence[str]) -> bool:
    if not parts:
        return not letters
    first, rest = parts[0], parts[1:]
    if first in _SMALL and _spelt(letters, rest):
        return True
    if not letters or first[:1] != letters[:1]:
        return False
    return any(
        first.startswith(letters[:taken]) and _spelt(letters[taken:], rest)
        for taken in (1, 2, 3)
        if taken <= len(letters)
    )


def _of_person(
    source: SourceText, short: str, words: Sequence[Token], fault: str
) -> str:
    """Say whether initials are somebody's who is named; "" where they may be."""
    name = [word for word in words if word.key not in TITLES]
    letters = re.sub(r"[^\w]", "", short).lower()
    if len(name) > 1:
        return "" if spells(short, words) else fault
    if not name or not name[0].key.startswith(letters[-1]):
        return fault
    known = rf"\b{letters[0]}[\w.'-]* (?:[\w.'-]+ )?{re.escape(name[0].key)}\b"
    return "" if re.search(known, source.normal.folded) else fault


def _expansions(source: SourceText, short: str) -> Iterator[str]:
    """Yield the words that the source itself gives for an abbreviation."""
    bare = short.removesuffix("s") if short[:-1].isupper() else short
    stem, text = re.escape(bare), source.normal.text
    before = re.compile(rf"((?:[\w'&-]+ ){{2,9}})\({stem}s?\)")
    behind = re.compile(
        rf"(?:^|[\s(;]){stem}s?(?: \(|, |: | = |, or | stands for )(?:the )?"
        rf"((?:[\w'&-]+ ?){{2,8}})",
        re.MULTILINE,
    )
    for match in before.finditer(text):
        words = match[1].replace("-", " ").split()
        for number in range(2, min(len(words), len(bare) + _FEW) + 1):
            if words[-number].lower() not in _SMALL and _spelt(
                bare.lower(), [plain(one.lower()) for one in words[-number:]]
            ):
                yield " ".join(words[-number:])
                break
    for match in behind.finditer(text):
        words = match[1].replace("-", " ").split()
        for number in range(len(words), 1, -1):
            if _spelt(bare.lower(), [plain(one.lower()) for one in words[:number]]):
                yield " ".join(words[:number])
                break


def _says(full: str, words: Sequence[Token]) -> bool:
    """Tell whether words are those that the source has for an abbreviation."""
    own = [plain(one.lower()) for one in full.split()]
    return all(
        any(same_word(word.key, one, name=False) for one in own) for word in words
    ) and any(same_word(words[-1].key, one, name=False) for one in own)
