"""The critical words and numbers of a few tokens, in a form that can be compared.

"3 million" and "3,000,000" are one number, "five" and "5" too; "over" and "more than"
say the same before a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from evidence.text.figures.currencies import currency_at
from evidence.text.numbers.words import cardinal
from evidence.text.numbers.words_abroad import BEGINNING, cardinal_of_several
from evidence.text.quotations.tokens import Token, value_of
from evidence.text.quotations.words import (
    CRITICAL,
    MAGNITUDES,
    NUMBER_PREPOSITIONS,
    SHORT_DATES,
)

_BEFORE_NUMBER = {
    ("over",): ">",
    ("above",): ">",
    ("more", "than"): ">",
    ("greater", "than"): ">",
    ("under",): "<",
    ("below",): "<",
    ("less", "than"): "<",
    ("fewer", "than"): "<",
    ("about",): "~",
    ("around",): "~",
    ("approximately",): "~",
    ("roughly",): "~",
    ("some",): "~",
}
_FRACTIONS = frozenset({"half", "quarter", "3rd", "4th", "5th", "6th", "8th", "10th"})
_NEGATION = {"no": "not"}


@dataclass(frozen=True, slots=True)
class Critical:
    """Something critical: its *meaning*, comparable, and its *text*."""

    meaning: tuple[str, str]
    text: str


def critical_of(tokens: Sequence[Token], following: Token | None) -> list[Critical]:
    """Return what is critical among *tokens*, in order; *following* is the next one."""
    found: list[Critical] = []
    tokens = [token for token in tokens if not token.noise]
    at = 0
    while at < len(tokens):
        size, one = _read(tokens, at, following)
        if one is not None:
            found.append(one)
        at += size
    # The sign of a currency stands before its number, the word behind it.
    money = [one for one in found if one.meaning[0] == "currency"]
    return [one for one in found if one.meaning[0] != "currency"] + money


def is_before_number(following: Token | None) -> bool:
    """Tell whether *following* is a number, in digits or words."""
    return following is not None and (
        following.kind == "number" or value_of(following.key) is not None
    )


def _read(
    tokens: Sequence[Token], at: int, following: Token | None
) -> tuple[int, Critical | None]:
    token = tokens[at]
    following_here = tokens[at + 1] if at + 1 < len(tokens) else following
    for size in (2, 1):
        keys = tuple(each.key for each in tokens[at : at + size])
        beyond = tokens[at + size] if at + size < len(tokens) else following
        if keys in _BEFORE_NUMBER and is_before_number(beyond):
            text = " ".join(each.text for each in tokens[at : at + size])
            return size, Critical(("comparison", _BEFORE_NUMBER[keys]), text)
    size, number = _number(tokens, at, following)
    if number is not None:
        return size, number
    if currency := currency_at(token.text):
        return 1, Critical(("currency", currency), token.text)
    return 1, _word(token, following_here)


def _word(token: Token, following: Token | None) -> Critical | None:
    key = token.key
    if token.kind in {"sign", "note"}:
        return Critical(("sign", key), token.text)
    if key in SHORT_DATES and token.text[0].isupper():
        return Critical(("date", SHORT_DATES[key]), token.text)
    if key in {"about", "around"}:
        return None
    if len(key) > 2 and key in MAGNITUDES:  # its number stands outside
        return Critical(("number", str(MAGNITUDES[key])), token.text)
    if key in CRITICAL:
        return Critical((CRITICAL[key], _NEGATION.get(key, key)), token.text)
    if key in NUMBER_PREPOSITIONS and is_before_number(following):
        return Critical(("preposition", key), token.text)
    return None


def _number(
    tokens: Sequence[Token], at: int, following: Token | None
) -> tuple[int, Critical | None]:
    """Read the number that begins at *at*, in digits or words, with its magnitude."""
    token = tokens[at]
    size, words = _words(tokens, at)
    if token.kind != "number" and value_of_words(words) is None:
        return 1, None
    beyond = tokens[at + 1] if at + 1 < len(tokens) else following
    if token.key == "one" and beyond is not None and beyond.key in _FRACTIONS:
        return 1, None  # «one third» is «a third»
    value = value_of_words(words)
    text = " ".join(each.text for each in tokens[at : at + size])
    if value is None:
        return size, Critical(("number", words), text)
    while at + size < len(tokens) and tokens[at + size].key in MAGNITUDES:
        value *= MAGNITUDES[tokens[at + size].key]
        text += f" {tokens[at + size].text}"
        size += 1
    plain = value.normalize()
    return size, Critical(("number", f"{plain:f}"), text)


def _may_begin(word: str) -> bool:
    """Tell whether a word may be the first of a number: nearly all are not."""
    return word in BEGINNING or value_of(word) is not None


def _words(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Return how many words from *at* on are one number, and these words.

    One more may be none yet, two more one: «vingt», «vingt et un».
    """
    words, size = tokens[at].key, 1
    if tokens[at].kind == "number" or not _may_begin(words):
        return size, words
    while at + size < len(tokens):
        for more in (1, 2):
            beyond = [token.key for token in tokens[at + size : at + size + more]]
            longer = " ".join((words, *beyond))
            if len(beyond) == more and value_of_words(longer) is not None:
                words, size = longer, size + more
                break
        else:
            break
    return size, words


def numbers_whole(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens of which those of one number are one: «quatre-vingt-dix»."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        size, words = _words(tokens, at)
        whole = tokens[at : at + size]
        value = value_of_words(words) if size > 1 else None
        if value is None or any(b.start - a.end > 1 for a, b in pairwise(whole)):
            found.append(tokens[at])
            at += 1
            continue
        first, last = whole[0], whole[-1]
        found.append(
            Token(f"{value:f}", words, first.start, last.end, "number", first.opens)
        )
        at += size
    return found


def value_of_words(words: str) -> Decimal | None:
    """Return the value of one word, or of several in a row, or None."""
    if " " not in words:
        return value_of(words)
    whole = cardinal(words)
    if whole is None:
        whole = cardinal_of_several(words)
    return None if whole is None else Decimal(whole)
