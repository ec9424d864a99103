"""Citekeys made from what an entry says: ``doe2020climate``.

A pattern names the parts: ``{family}`` of the first author or editor, ``{year}``,
``{word}``, the first of the title that says something; with a capital (``{Family}``,
``{Word}``) the part begins with one; ``{shortyear}`` has two digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from string import Formatter
from typing import Protocol

from evidence.bibliography.dates import Edtf
from evidence.bibliography.names import Name, NameList
from evidence.bibliography.writer import MAX_KEY, valid_key

DEFAULT_PATTERN = "{family}{year}{word}"

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
    }
)
"""Latin letters that Unicode does not decompose."""
_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset(
    _WORD.findall(
        "a an the on of in at to for from and or is are was were with by as what how "
        "why der die das den dem des ein eine und von zur zum im uber le la les un une "
        "des du de et sur el los las y en del il lo gli i e di"
    )
)
"""Of the languages in which most titles are; they tell no two titles apart."""
_MARKUP = re.compile(r"</?\w+[^<>]*>")
_MAX_PART = 40
_PARTS = ("family", "Family", "year", "shortyear", "word", "Word")


class Described(Protocol):
    """An entry, or what is to become one."""

    @property
    def authors(self) -> NameList: ...  # noqa: D102 - named by what it is
    @property
    def editors(self) -> NameList: ...  # noqa: D102 - named by what it is
    @property
    def institution(self) -> str: ...  # noqa: D102 - named by what it is
    @property
    def issued(self) -> Edtf | None: ...  # noqa: D102 - named by what it is
    @property
    def title(self) -> str: ...  # noqa: D102 - named by what it is


def make_key(
    entry: Described, taken: Container[str], *, pattern: str = DEFAULT_PATTERN
) -> str:
    """Return a citekey for *entry* that is not *taken*, also not in another case.

    *taken* need only hold its keys in lower case for that. A second one of the same
    parts ends in ``-2``. Accents are taken off; letters of other scripts stay. Raises
    ValueError for a *pattern* that names no part or an unknown one.
    """
    names = entry.authors.names or entry.editors.names
    family = _of_name(names[0]) if names else _of_body(entry.institution)
    year = f"{entry.issued.years[0]:04}" if entry.issued and entry.issued.years else ""
    word = _first_word(entry.title)
    parts = {
        "family": family.lower(),
        "Family": family[:1].upper() + family[1:],
        "year": year,
        "shortyear": year[-2:],
        "word": word.lower(),
        "Word": word[:1].upper() + word[1:],
    }
    made = _filled(pattern, parts)
    return free_key(made if valid_key(made) else "source", taken)


def check_pattern(pattern: str) -> None:
    """Raise ValueError where *pattern* names no part, or an unknown one."""
    _filled(pattern, dict.fromkeys(_PARTS, ""))


def free_key(key: str, taken: Container[str]) -> str:
    """Return *key*, with ``-2``, ``-3`` … after it where it is *taken*."""
    candidate, number = key, 1
    while candidate in taken or candidate.lower() in taken:
        number += 1
        ending = f"-{number}"
        candidate = key[: MAX_KEY - len(ending)] + ending
    return candidate


def ascii_letters(text: str) -> str:
    """Return *text* with accents off and ligatures spelt out, where Latin."""
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)


def _filled(pattern: str, parts: dict[str, str]) -> str:
    try:
        named = [name for _, name, _, _ in Formatter().parse(pattern)]
    except ValueError as error:
        raise ValueError(f"this is no pattern of citekeys: {pattern!r}") from error
    names = {name for name in named if name is not None}
    unknown = names - parts.keys()
    if unknown or not names:
        wrong = ", ".join(sorted(unknown)) or "nothing"
        raise ValueError(
            f"a pattern of citekeys is made of {', '.join(parts)}; this one names "
            f"{wrong}: {pattern!r}"
        )
    return str(pattern.format_map(parts))


def _of_name(name: Name) -> str:
    return _of_body(name.literal) if name.literal else _joined(name.family)


def _of_body(name: str) -> str:
    """Return one or two words of an institution as they are, the initials of more."""
    words = [w for w in _WORD.findall(ascii_letters(name)) if w not in _SMALL_WORDS]
    return "".join(words if len(words) < 3 else [word[0] for word in words])[:_MAX_PART]


def _joined(text: str) -> str:
    return "".join(_WORD.findall(ascii_letters(text)))[:_MAX_PART]


def _first_word(title: str) -> str:
    words: list[str] = _WORD.findall(ascii_letters(_MARKUP.sub("", title)))
    for word in words:
        if word.lower() not in _SMALL_WORDS and len(word) > 1:
            return word[:_MAX_PART]
    return words[0][:_MAX_PART] if words else ""
