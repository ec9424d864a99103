"""What the places of a template hold, in a language: figures, dates, names, quotations.

Units and names are the ledger's own words and stay; numbers, dates and marks become
those of the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from evidence.exporters.told import NUMBER, Translate
from evidence.text.dates.date_words import MONTHS
from evidence.text.figures import Comparator
from evidence.text.names.members import is_state
from evidence.text.quoted.inner_marks import in_marks

if TYPE_CHECKING:
    from babel import Locale

GetText = Callable[[str], str]

COMPARATORS = tuple(filter(None, (each.words for each in Comparator)))
_COMPARED = re.compile(
    rf"(?:(?P<how>{'|'.join(COMPARATORS)}) )?(?P<rest>.+)", re.DOTALL
)
_AS_OF = re.compile(r" as of (?P<day>\S+)\Z")
_NUMBERS = re.compile(
    rf"(?P<low>{NUMBER})(?![0-9,/~?]|-[0-9]|\.[0-9.])"
    rf"(?: to (?P<high>{NUMBER}))?(?: of (?P<base>{NUMBER}))?(?P<unit>.*)",
    re.DOTALL,
)
_DAY = re.compile(r"(?:\.\.|[0-9]{3})\S*(?: \(.*\))?", re.DOTALL)
_DATE = re.compile(
    rf"(?:(?:(?P<day>[0-9]{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?"
    r"(?P<year>[0-9]{4})"
)


def kinds_of(words: GetText, marks: str, locale: Locale) -> Mapping[str, Translate]:
    """Return what translates a place, by the name of its kind.

    *words* translates comparators and what joins numbers or names; *marks* are the
    quotation marks.
    """
    return {
        "text": lambda text: text,
        "word": lambda text: text,
        "number": lambda text: _number(text, locale),
        "figure": lambda text: figure_in(text, words, locale),
        "quoted": lambda text: in_marks(text[1:-1], marks),
        "date": lambda text: _date(text, locale),
        "names": lambda text: _names(text, words),
    }


def figure_in(text: str, words: GetText, locale: Locale) -> str | None:
    """Return a figure in words, such as "more than 50,000 people as of 2019"."""
    as_of = _AS_OF.search(text)
    compared = _COMPARED.fullmatch(text[: as_of.start()] if as_of else text)
    if compared is None:
        return None
    said = _value(compared["rest"], words, locale)
    if said is None:
        return None
    parts = [words(compared["how"])] if compared["how"] else []
    parts.append(said)
    if as_of:
        parts.append(f"({words('as of')} {as_of['day']})")
    return " ".join(parts)


def _value(text: str, words: GetText, locale: Locale) -> str | None:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return text if _DAY.fullmatch(text) else None
    parts = [_number(found["low"], locale)]
    for joint, name in (("to", "high"), ("of", "base")):
        if found[name]:
            parts += [words(joint), _number(found[name], locale)]
    return " ".join(parts) + found["unit"]


def _number(text: str, locale: Locale) -> str:
    """Return a number with the signs of *locale*; what is not grouped stays so."""
    from babel.numbers import (  # noqa: PLC0415 - slow to import
        get_decimal_symbol,
        get_group_symbol,
    )

    signs = {",": get_group_symbol(locale), ".": get_decimal_symbol(locale)}
    return "".join(signs.get(sign, sign) for sign in text)


def _date(text: str, locale: Locale) -> str | None:
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - slow

    found = _DATE.fullmatch(text)
    if found is None:
        return None
    if found["month"] is None:
        return text
    day = date(
        int(found["year"]), MONTHS.index(found["month"]) + 1, int(found["day"] or 1)
    )
    if found["day"]:
        return format_date(day, "long", locale=locale)
    return format_skeleton("yMMMM", day, locale=locale)


def _names(text: str, words: GetText) -> str:
    """Return a list of names; "and" may be part of one, and then stays."""
    head, joint, last = text.rpartition(" and ")
    alone = joint and " and " not in head
    if alone and (", " in head or (is_state(head) and is_state(last))):
        return f"{head}{words(' and ')}{last}"
    return text
