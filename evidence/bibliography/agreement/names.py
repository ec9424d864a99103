"""Whether two lists of names are of the same people, in the same order.

Family names must be the same but for accents and how they are transcribed; given names
may be initials, be shortened, or be missing on one side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from evidence.bibliography.names import Name, NameList

__all__ = ["compare_names", "same_person"]

_SPELT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe"}
)
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"}
)
_PART = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_INITIALS = 3
"""Capitals in a row that may be initials: «JP», «KMS»."""
_SMALL = frozenset({"the", "of", "for", "and", "de", "der", "die", "das", "la", "le"})


def compare_names(ours: NameList, theirs: Sequence[Name]) -> tuple[bool | None, str]:
    """Return whether the lists agree (None: one is empty), and what to know about it.

    Of a list that ends in «and others» only the names before it are compared.
    """
    if not ours.names or not theirs:
        return None, ""
    one, other, note = list(ours.names), list(theirs), ""
    if len(one) != len(other) and not any(name.literal for name in one):
        people = [name for name in other if not name.literal]
        if len(people) == len(one):
            other, note = people, "the registry lists institutions too"
    if ours.others and len(other) > len(one):
        other, note = other[: len(one)], "the entry ends in «and others»"
    pairs = list(zip(one, other, strict=False))
    unlike = [pair for pair in pairs if not same_person(*pair)]
    if len(one) == len(other):
        return (True, note) if not unlike else (False, _why(one, other, unlike))
    return False, _counts(one, other)


def same_person(one: Name, other: Name) -> bool:
    """Tell whether two names can be one person's, or one body's."""
    if one.literal or other.literal:
        return _same_body(_whole(one), _whole(other))
    if not _families(one) & _families(other):
        return _same_parts(one, other)
    return _same_given(one.given, other.given) or _same_parts(one, other)


def _why(one: list[Name], other: list[Name], unlike: list[tuple[Name, Name]]) -> str:
    if all(any(same_person(a, b) for b in other) for a in one):
        return "in another order"
    exchanged = [a for a, b in unlike if _exchanged(a, b)]
    if len(exchanged) == len(unlike):
        return "family and given name are exchanged"
    first, second = unlike[0]
    return f"{first.display} against {second.display}"


def _counts(one: list[Name], other: list[Name]) -> str:
    note = f"{len(one)} against {len(other)} names"
    missing = [b for b in other if not any(same_person(a, b) for a in one)]
    extra = [a for a in one if not any(same_person(a, b) for b in other)]
    if missing and not extra and len(missing) <= 3:
        return f"{note}; missing: {'; '.join(name.display for name in missing)}"
    if extra and not missing and len(extra) <= 3:
        return f"{note}; only here: {'; '.join(name.display for name in extra)}"
    return note


def _families(name: Name) -> set[str]:
    """Return the spellings of the family name, with and without its particle."""
    return _spellings(name.family) | _spellings(f"{name.particle} {name.family}")


def _spellings(text: str) -> set[str]:
    low = unicodedata.normalize("NFC", text).casefold()
    return {_bare(low), _bare(low.translate(_SPELT))} - {""}


def _bare(low: str) -> str:
    split = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(sign for sign in split if sign.isalnum())


def _same_given(one: str, other: str) -> bool:
    first, second = _parts(one), _parts(other)
    if not first or not second:
        return True
    short, long = sorted((first, second), key=len)
    return _follows(short, long) or _follows(_opened(first), _opened(second))


def _follows(one: list[str], other: list[str]) -> bool:
    """Tell whether the names of the shorter list occur in the longer, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(any(_same_part(part, found) for found in rest) for part in short)


def _same_part(one: str, other: str) -> bool:
    short, long = sorted((_bare(one.casefold()), _bare(other.casefold())), key=len)
    if len(short) == 1:
        return long.startswith(short)
    # «Tim» for «Timothy»; one letter less is a slip of the keyboard.
    shortened = 3 <= len(short) <= 5 and len(long) - len(short) >= 2
    if shortened and long.startswith(short):
        return True
    return bool(_spellings(one) & _spellings(other))


def _parts(given: str) -> list[str]:
    return _PART.findall(given)


def _opened(parts: list[str]) -> list[str]:
    """Return *parts* with capitals in a row taken for initials."""
    opened: list[str] = []
    for part in parts:
        few = part.isupper() and len(part) <= _INITIALS
        opened.extend(part if few else [part])
    return opened


def _same_parts(one: Name, other: Name) -> bool:
    """Tell whether the same parts are only divided otherwise: «García Márquez»."""
    families = [_parts(f"{name.particle} {name.family}") for name in (one, other)]
    if not families[0] or not families[1]:
        return False
    if _bare(families[0][-1].casefold()) != _bare(families[1][-1].casefold()):
        return False
    return _sorted_parts(one) == _sorted_parts(other)


def _exchanged(one: Name, other: Name) -> bool:
    return bool(
        _spellings(one.family) & _spellings(other.given)
        and _spellings(one.given) & _spellings(other.family)
    )


def _sorted_parts(name: Name) -> list[str]:
    parts = _parts(f"{name.given} {name.particle} {name.family}")
    return sorted(_bare(part.casefold()) for part in parts)


def _whole(name: Name) -> str:
    return name.literal or f"{name.given} {name.particle} {name.family}"


def _same_body(one: str, other: str) -> bool:
    first, second = (
        [
            w
            for part in _PART.findall(text)
            if (w := _bare(part.casefold())) not in _SMALL
        ]
        for text in (one, other)
    )
    if sorted(first) == sorted(second) and first:
        return True
    for short, long in ((first, second), (second, first)):
        initials = "".join(word[0] for word in long)
        if len(short) == 1 and len(initials) > 1 and short[0] == initials:
            return True
    return False
