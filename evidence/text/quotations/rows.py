"""Tokens that say something else, or nothing, for what stands beside them.

«A hundred» is one hundred, the dash of «10–15» is a «to», «the» and «of» say nothing in
«the 9th of June», nor does «(forty)» behind «40».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.text.numbers.words import SCALES, cardinal, is_number_word
from evidence.text.quotations.words import MONTHS

if TYPE_CHECKING:
    from evidence.text.quotations.tokens import Token

Value = Callable[[str], Decimal | None]

_SUMMED = frozenset({"hundred", *SCALES})
"""Behind these an «and» adds what is below a hundred: «four hundred and twelve»."""
_HUNDREDS = frozenset({"hundred", "thousand", "million", "billion"})
_HALVED = frozenset({"half", "quarter", "such"})
_YEAR = re.compile(r"1\d{3}|20\d\d")
_DASH = re.compile(r" ?- ?")


def in_rows(text: str, found: list[Token], value: Value) -> list[Token]:
    """Return tokens as what stands beside them says; *value* is that of a number."""
    made = _with_ranges(text, found)
    for at, one in enumerate(made):
        before = made[at - 1] if at else None
        behind = made[at + 1] if at + 1 < len(made) else None
        if before and behind and one.key in {"and", "of", "the"}:
            if _says_nothing(made, at):
                made[at] = replace(one, noise=True)
        elif behind and one.key == "a" and behind.key in _HUNDREDS:
            if before is None or before.key not in _HALVED:
                made[at] = replace(one, key="one")
        elif before and _is_repeated(text, before, one, value):
            made[at] = replace(one, key=f"({one.key})", noise=True)
    return made


def _with_ranges(text: str, found: Sequence[Token]) -> list[Token]:
    """Return tokens with the dash between two numbers as a «to»: «10–15 metres».

    Of «4%–6%» the first sign says nothing that the second one does not.
    """
    made: list[Token] = []
    for at, one in enumerate(found):
        before = made[-1] if made else None
        if before is not None and one.kind == "number":
            ranged = before.kind == "number" or before.key == "%"
            if ranged and _DASH.fullmatch(text, before.end, one.start):
                link = replace(one, key="to", text="-", kind="word", opens=False)
                made.append(replace(link, start=before.end, end=one.start))
            percent = len(made) > 1 and made[-1].key == "to" and made[-2].key == "%"
            if percent and at + 1 < len(found) and found[at + 1].key == "%":
                made[-2] = replace(made[-2], noise=True)
        made.append(one)
    return made


def _says_nothing(found: Sequence[Token], at: int) -> bool:
    """Tell whether a small word says nothing in a number or a date."""
    before, link, behind = found[at - 1 : at + 2]
    if link.key == "and":
        return before.key in _SUMMED and _below_hundred(behind)
    if link.key == "of":
        dated = _is_written_day(before) and behind.key in MONTHS
        return dated or (
            before.key in MONTHS and _YEAR.fullmatch(behind.key) is not None
        )
    following = [one.key for one in found[at + 2 : at + 4]]
    if behind.key in MONTHS and following[:1] == ["of"]:
        return _YEAR.fullmatch(following[-1]) is not None
    if not _is_written_day(behind):
        return False
    ahead = [one.key for one in found[at + 2 : at + 4] if one.key != "of"][:1]
    return not MONTHS.isdisjoint({before.key, *ahead})


def _is_written_day(token: Token) -> bool:
    return token.kind == "number" and token.text[-1:].isalpha()


def _below_hundred(token: Token) -> bool:
    if token.kind != "word" or not is_number_word(token.key):
        return False
    value = cardinal(token.key)
    return value is not None and value < 100


def _is_repeated(text: str, before: Token, one: Token, value: Value) -> bool:
    """Tell whether a number in brackets says again what stands before: «40 (forty)»."""
    if text[before.end : one.start] != " (" or text[one.end : one.end + 1] != ")":
        return False
    known = value(one.key)
    return known is not None and known == value(before.key)
