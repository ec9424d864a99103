"""The year of a citation, its suffixes, and what may stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from evidence.text.citations.tokens import OPENING, Kind, Paragraph, Token
from evidence.text.citations.vocabulary import AFTER_YEAR, AND_MARKS, AND_WORDS

YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)([a-rt-z]?)")
"""A cited year and its suffix; «1990s» is a decade."""

JOINS = AND_WORDS | AND_MARKS | {",", "，"}
DASHES = frozenset("-–—‐‑−")

_LETTER = re.compile(r"[a-z]")
_SUFFIXED = re.compile(r"(.*?)(?:-([a-z])|(?<=d\.)([a-z]))?", re.DOTALL)
_SPOILING = DASHES | frozenset("=<>#$€£~±")
_SPOILT = frozenset("%=+<>°€$£/")


class Suffix(NamedTuple):
    """A suffix and where it stands: «b» in «2019a, b»; *after* is a place in *own*."""

    letter: str
    start: int
    end: int
    after: int


def is_cited_year(paragraph: Paragraph, own: Sequence[int], place: int) -> bool:
    """Say whether the token ``own[place]`` stands as a year that could be cited.

    *own* are the tokens inside one pair of brackets.
    """
    token = paragraph.tokens[own[place]]
    if token.kind is Kind.UNDATED:
        return _may_follow(paragraph, own, place)
    if token.kind is not Kind.NUMBER or not YEAR.fullmatch(token.text):
        return False
    if _in_identifier(paragraph.text, token.start):
        return False
    if place and _spoils(paragraph, own[place - 1], own[place]):
        return False
    return _may_follow(paragraph, own, place)


def _in_identifier(text: str, start: int) -> bool:
    """Say whether an underscore ties the number to a word: «Taylor_Cordes_1992»."""
    return start > 1 and text[start - 1] == "_" and text[start - 2].isalnum()


def _spoils(paragraph: Paragraph, before: int, year: int) -> bool:
    """Say whether the token before a year makes it a range, a sum or a fraction."""
    tokens = paragraph.tokens
    mark = tokens[before].text
    if mark in _SPOILING:
        return True
    if mark in {".", ","} and before and tokens[before - 1].kind is Kind.NUMBER:
        return paragraph.adjacent(year) and paragraph.adjacent(before)
    return tokens[before].kind is Kind.NUMBER


def _may_follow(paragraph: Paragraph, own: Sequence[int], place: int) -> bool:
    """Say whether what follows a year lets it be cited: no range, no noun."""
    if place + 1 >= len(own):
        return True
    token = paragraph.tokens[own[place + 1]]
    if token.kind is Kind.WORD:
        return token.text.lower() in AFTER_YEAR or bool(_LETTER.fullmatch(token.text))
    if token.kind is not Kind.MARK:
        return token.kind is Kind.UNDATED
    following = paragraph.tokens[own[place + 2]] if place + 2 < len(own) else None
    number = following is not None and following.kind is Kind.NUMBER
    if token.text in DASHES:
        return not number
    if token.text == "." and number:
        return not paragraph.adjacent(own[place + 2])
    return token.text not in _SPOILT


def year_of(token: Token) -> tuple[str, str]:
    """Return the year and the suffix that a token states; «n.d.» in one spelling."""
    found = YEAR.fullmatch(token.text)
    if found:
        return found[1], found[2]
    undated = _SUFFIXED.fullmatch(" ".join(token.text.lower().split()))
    plain = undated[1] if undated else token.text
    suffix = (undated[2] or undated[3] or "") if undated else ""
    return ("n.d." if "." in plain or plain == "no date" else plain), suffix


def original_year(
    paragraph: Paragraph, own: Sequence[int], begin: int, place: int
) -> tuple[int, str]:
    """Return where the names end and the first of two years: «[1867] 1990»."""
    if place <= begin:
        return own[place], ""
    before = own[place - 1]
    mark = paragraph.tokens[before].text
    if mark in OPENING and paragraph.pairs.get(before) == before + 2:
        inside = paragraph.tokens[before + 1]
        if YEAR.fullmatch(inside.text):
            return before, inside.text
    if mark == "/" and place - 2 >= begin:
        first = paragraph.tokens[own[place - 2]]
        if YEAR.fullmatch(first.text):
            return own[place - 2], first.text
    return own[place], ""


def suffixes_after(
    paragraph: Paragraph, own: Sequence[int], place: int, suffix: str
) -> list[Suffix]:
    """Return the suffix of the year at ``own[place]`` and those that only letters add.

    «2019a, b» has two, «2019a–c» three, and «2019» one, which is empty.
    """
    token = paragraph.tokens[own[place]]
    at = place + 1
    first = Suffix(suffix, token.start, token.end, at)
    if not suffix and token.kind is Kind.NUMBER and _is_letter(paragraph, own, at):
        letter = paragraph.tokens[own[at]]
        at += 1
        first = Suffix(letter.text, token.start, letter.end, at)
    found = [first]
    while found[-1].letter and _is_letter(paragraph, own, at + 1):
        joint = paragraph.tokens[own[at]].text
        letter = paragraph.tokens[own[at + 1]]
        if joint not in JOINS | DASHES | {"/"} or letter.text <= found[-1].letter:
            break
        letters = [letter.text]
        if joint in DASHES:
            span = range(ord(found[-1].letter) + 1, ord(letter.text) + 1)
            letters = [chr(code) for code in span]
        at += 2
        found += [Suffix(one, letter.start, letter.end, at) for one in letters]
    return found


def _is_letter(paragraph: Paragraph, own: Sequence[int], at: int) -> bool:
    """Say whether a letter stands alone here, as a suffix does and a word does not."""
    if at >= len(own) or not _LETTER.fullmatch(paragraph.tokens[own[at]].text):
        return False
    if at + 1 >= len(own):
        return True
    following = paragraph.tokens[own[at + 1]]
    if following.text == ".":
        return False
    return following.kind is Kind.MARK or following.text in AND_WORDS
